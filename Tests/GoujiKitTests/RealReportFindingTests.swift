import AuditModel
import AuditReporting
import Foundation
import TestSupport
import Testing

@testable import GoujiKit

/// Real reports, held against what a careful person finds in them. Skipped where they are not at hand.
struct RealReportFindingTests {
  static let names = [
    "000_chunxiao_2020", "001_sujiatun_2020", "002_jianguomen_2020", "003_jinguyuan_2021",
  ]

  private struct Gold: Decodable {
    struct Finding: Decodable {
      var rule: String
      var severity: String
      var line: Line
    }

    /// `49` or `"5-7"`.
    struct Line: Decodable {
      var range: ClosedRange<Int>

      init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if let line = try? value.decode(Int.self) {
          range = line...line
        } else {
          let ends = try value.decode(String.self).split(separator: "-").compactMap { Int($0) }
          range = (ends.first ?? 0)...(ends.last ?? 0)
        }
      }
    }

    var mustFind: [Finding]
    var mustNotFind: [String]
  }

  @Test(
    .enabled(if: realReportsFolder != nil, "the real reports are not beside this checkout"),
    arguments: names)
  func findingsAgreeWithACarefulReader(name: String) throws {
    let reports = try #require(realReportsFolder)
    let gold = try JSONDecoder().decode(
      Gold.self, from: Data(contentsOf: reports.appendingPathComponent("gold/\(name).json")))
    let rulebook = Rulebook(try RulesFolder(projectFolder.appendingPathComponent("rules").path))
    let rules = try #require(rulebook.rules)
    let folder = try TemporaryFolder()
    var inputs = ReportInputs([reports.appendingPathComponent("real/\(name).txt").path])
    let output = "\(folder.path)/out"
    let file = try OutputFile(path: output, besides: &inputs)
    let auditor = try #require(try Auditor(rulebook))
    _ = try auditor.audit(
      inputs, with: JSONAuditRenderer(rulebook.context(with: rules, isDigested: false)),
      into: file, jobs: 1)
    let json = try JSONSerialization.jsonObject(
      with: Data(contentsOf: URL(fileURLWithPath: output)))
    let report = try #require(((json as? [String: Any])?["reports"] as? [[String: Any]])?.first)
    let findings = try #require(report["findings"] as? [[String: Any]])

    for finding in findings {
      let rule = finding["rule"] as? String ?? ""
      #expect(!gold.mustNotFind.contains(rule), "\(rule) must not be found")
      #expect(finding["severity"] as? String != "serious", "\(rule) is no serious fault here")
    }
    let known = Set(rules.rules.map(\.id))
    for expected in gold.mustFind where known.contains(expected.rule) {
      let isFound = findings.contains { finding in
        guard let place = finding["location"] as? [String: Any], let line = place["line"] as? Int
        else { return false }
        let range = line...(place["endLine"] as? Int ?? line)
        return finding["rule"] as? String == expected.rule
          && finding["severity"] as? String == expected.severity
          && range.overlaps(expected.line.range)
      }
      #expect(isFound, "\(expected.rule) at \(expected.line.range) is missing")
    }
  }
}
