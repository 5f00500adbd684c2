import AuditModel
import Foundation
import TestSupport
import Testing

@testable import ReportReading

/// Real reports against what a careful person reads in them; skipped where they do not stand beside the checkout.
@Suite(.enabled(if: realReportsFolder != nil, "no real reports beside the checkout"))
struct RealReportTests {
  struct Gold: Decodable {
    struct Cell: Decodable {
      var state: String
      var value: String?
      /// Other readings that are as good.
      var alt: [String]?
    }

    var agency: String?
    var agencyAlso: [String]?
    var year: Int?
    var edition: String?
    var sections: [String]?
    var signed: String?
    var cells: [String: Cell]
  }

  private let rules = ProjectRules.current

  private func read(_ name: String) throws -> (gold: Gold, report: Report) {
    let folder = try #require(realReportsFolder)
    let base = name.split(separator: ".")[0]
    let gold = try JSONDecoder().decode(
      Gold.self, from: Data(contentsOf: folder.appendingPathComponent("gold/\(base).json")))
    let bytes = try Data(contentsOf: folder.appendingPathComponent("real/\(name)"))
    return (gold, try rules.read([UInt8](bytes)))
  }

  /// All cells that were found, sub-rows too, by the names of the gold files.
  private func cells(_ report: Report) -> [String: Cell] {
    let catalog = rules.catalog
    var found: [String: Cell] = [:]
    for number in report.cells.indices where report.cells[number].state != .absent {
      found[catalog.reference(to: number)] = report.cells[number]
    }
    for row in report.subRows {
      let table = catalog.tables[row.table]
      for (column, cell) in row.cells.enumerated() where cell.state != .absent {
        found["\(table.name)[\(table.rows[row.row]).\(row.name),\(table.columns[column])]"] = cell
      }
    }
    return found
  }

  private func agrees(_ cell: Cell, _ gold: Gold.Cell?) -> Bool {
    guard let gold, "\(cell.state)" == gold.state else { return false }
    return cell.state != .number
      || ([gold.value] + (gold.alt ?? [])).contains(cell.value.description)
  }

  @Test(arguments: [
    "000_chunxiao_2020.txt", "001_sujiatun_2020.txt", "002_jianguomen_2020.txt",
    "003_jinguyuan_2021.txt",
  ])
  func reportIsReadExactly(name: String) throws {
    let (gold, report) = try read(name)
    let names = [gold.agency].compactMap(\.self) + (gold.agencyAlso ?? [])
    #expect(names.contains(report.agency ?? ""))
    #expect(report.year == gold.year)
    #expect(report.signed?.description == gold.signed)
    #expect(
      report.sections.map { rules.catalog.editions[0].sections[$0.index].number } == gold.sections)
    #expect(report.tables[0].edition.map { rules.catalog.editions[$0].id } == gold.edition)
    #expect(report.tables[1].edition.map { rules.catalog.editions[$0].id } == gold.edition)
    let found = cells(report)
    let expected = gold.cells.filter { $0.value.state != "absent" }
    #expect(Set(found.keys) == Set(expected.keys))
    for (name, cell) in found { #expect(agrees(cell, gold.cells[name]), "\(name)") }
  }

  /// Layouts that are not claimed yet: what is not understood may be absent, never wrong.
  @Test(arguments: [
    "pingtan_2019.txt", "pingtan_2020.txt", "pingtan_2023.txt", "shanghai_stcsm_2024.md",
  ])
  func nothingIsReadWrong(name: String) throws {
    let gold: Gold
    let report: Report
    do { (gold, report) = try read(name) } catch ReportReadingError.noReport { return }
    for (name, cell) in cells(report) where cell.state == .number {
      #expect(agrees(cell, gold.cells[name]), "\(name) \(cell.value)")
    }
    if let year = report.year { #expect(year == gold.year) }
  }
}
