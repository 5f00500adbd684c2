import AuditModel
import AuditReporting
import Foundation
import TestSupport
import Testing

struct JSONAuditTests {
  func parsed(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func auditForPrograms() throws {
    try expectGolden(
      Samples.output(of: Samples.files, by: JSONAuditRenderer(Samples.run)), "audit.json")
  }

  @Test func everyKeyOfTheSchemaIsThere() throws {
    let json = try parsed(Samples.output(of: Samples.files, by: JSONAuditRenderer(Samples.run)))
    #expect(json["schema"] as? String == "gouji/audit/1")
    #expect(Set(json.keys) == ["schema", "tool", "rules", "reports", "summary"])
    let reports = try #require(json["reports"] as? [[String: Any]])
    #expect(reports.count == 3)
    let keys: Set = [
      "path", "sha256", "format", "error", "agency", "agencyKind", "agencyLevel", "year", "edition",
      "score", "grade", "coverage", "findings", "undecided", "omitted",
    ]
    for report in reports { #expect(Set(report.keys) == keys) }
    let finding = try #require((reports[1]["findings"] as? [[String: Any]])?.first)
    #expect(
      Set(finding.keys) == [
        "rule", "title", "severity", "instance", "message", "hint", "basis", "left", "right",
        "difference", "values", "fingerprint", "causedBy", "location", "cells",
      ])
    let cells = try #require(finding["cells"] as? [[String: Any]])
    #expect(Set(cells[0].keys) == ["ref", "state", "value", "text", "taken", "at"])
    #expect(cells[0]["value"] as? String == "23")
    #expect(cells[3]["taken"] as? String == "0")
    let undecided = try #require((reports[1]["undecided"] as? [[String: Any]])?.first)
    #expect(Set(undecided.keys) == ["rule", "instance", "code", "reason", "cells", "line"])
    let summary = try #require(json["summary"] as? [String: Any])
    #expect(Set(summary.keys) == ["reports", "unreadable", "findings", "grades"])
    #expect(summary["unreadable"] as? Int == 1)
  }

  @Test func brokenRulesAreNamed() throws {
    let json = try parsed(Samples.output(of: [], by: JSONAuditRenderer(Samples.brokenRun)))
    let rules = try #require(json["rules"] as? [String: Any])
    #expect(rules["broken"] as? [String] == ["table3/row-total"])
    let error = try #require((rules["errors"] as? [[String: Any]])?.first)
    #expect(error["line"] as? Int == 6)
    #expect(error["code"] as? String == "E102")
  }

  @Test func linesAreOneReportEach() throws {
    let text = Samples.output(of: Samples.files, by: JSONLinesAuditRenderer(Samples.run))
    let lines = text.split(separator: "\n")
    #expect(lines.count == 3)
    for line in lines { #expect(try parsed(String(line))["path"] != nil) }
    let broken = Samples.output(of: Samples.files, by: JSONLinesAuditRenderer(Samples.brokenRun))
    #expect(try parsed(String(broken.split(separator: "\n")[0]))["rules"] != nil)
  }

  @Test func oddTextStaysValidJSON() throws {
    let odd = "a\"b\\c\n\r\t\u{1}\u{2028}𠮷"
    var audit = Samples.good
    audit.agency = odd
    let file = AuditedFile(path: odd, sha256: nil, format: "", outcome: .audited(audit))
    let json = try parsed(Samples.output(of: [file], by: JSONAuditRenderer(Samples.run)))
    let report = try #require((json["reports"] as? [[String: Any]])?.first)
    #expect(report["path"] as? String == odd)
    #expect(report["agency"] as? String == odd)
    #expect(report["format"] is NSNull)
  }
}

struct FingerprintTests {
  func fingerprints(_ change: (inout ReportAudit) -> Void = { _ in }) throws -> [String] {
    var audit = Samples.bad
    change(&audit)
    let file = AuditedFile(path: "x", sha256: nil, format: "txt", outcome: .audited(audit))
    let text = Samples.output(of: [file], by: JSONAuditRenderer(Samples.run))
    let json = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    let report = (json?["reports"] as? [[String: Any]])?.first
    return (report?["findings"] as? [[String: Any]] ?? []).compactMap {
      $0["fingerprint"] as? String
    }
  }

  @Test func eachFindingHasItsOwn() throws {
    let all = try fingerprints()
    #expect(Set(all).count == 4)
    #expect(all.allSatisfy { $0.count == 32 })
  }

  @Test func linesAndWordingDoNotCount() throws {
    let moved = try fingerprints { audit in
      audit.findings[0].message = "换一种说法"
      audit.findings[0].location.place.line = 7
      audit.findings[0].location.quote = ""
      for i in audit.findings[0].cells.indices { audit.findings[0].cells[i].place = nil }
    }
    #expect(try moved == fingerprints())
  }

  @Test(arguments: ["agency", "year", "value"])
  func whatIdentifiesTheFindingCounts(_ part: String) throws {
    let changed = try fingerprints { audit in
      switch part {
      case "agency": audit.agency = "别处"
      case "year": audit.year = 2019
      default: audit.findings[0].cells[0].value = Samples.whole(22)
      }
    }
    #expect(try changed[0] != fingerprints()[0])
  }
}
