import AuditModel
import Foundation
import ReportReading
import RuleLanguage
import TestSupport
import Testing

/// The forms that reports are read with, as the rule files state them.
struct ProjectRules: Sendable {
  let catalog: FormCatalog
  let reader: ReportReader
  let agencyNames: AgencyNames
  let metadataWords: MetadataWords

  /// The editions in force.
  static let current = ProjectRules(fixtures: [])
  /// The editions in force until 2030, then a made-up third one (`Fixtures/2031.yaml`) whose tables are
  /// others.
  static let withThirdEdition = ProjectRules(fixtures: ["2031.yaml"], lastYear: 2030)

  private init(fixtures: [String], lastYear: Int? = nil) {
    let rules = projectFolder.appendingPathComponent("rules")
    let fixtureFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Fixtures")
    let names = [
      "ruleset.yaml", "grading.yaml", "agency-kinds.yaml", "metadata.yaml", "forms/2020.yaml",
      "forms/2021.yaml",
    ]
    var files =
      names.map { Self.file(rules.appendingPathComponent($0), as: $0) }
      + fixtures.map { Self.file(fixtureFolder.appendingPathComponent($0), as: "forms/\($0)") }
    if let lastYear, let open = files.firstIndex(where: { $0.path == "forms/2021.yaml" }) {
      let text = String(decoding: files[open].bytes, as: UTF8.self)
      let closed = text.replacing(
        "years: {from: 2021}", with: "years: {from: 2021, to: \(lastYear)}")
      files[open].bytes = Array(closed.utf8)
    }
    let found = RuleSetReader(folder: rules.path).read(files)
    guard let set = found.rules, found.errors.isEmpty else {
      fatalError(found.errors.map { "\($0)" }.joined(separator: "\n"))
    }
    catalog = set.catalog
    agencyNames = set.agencyNames
    metadataWords = set.metadataWords
    reader = ReportReader(
      catalog: set.catalog, agencyNames: set.agencyNames, metadataWords: set.metadataWords)
  }

  private static func file(_ url: URL, as path: String) -> RuleFile {
    guard let data = try? Data(contentsOf: url) else { fatalError("cannot read \(url.path)") }
    return RuleFile(path: path, bytes: [UInt8](data))
  }

  /// Reads `bytes` into a new report.
  func read(_ bytes: [UInt8]) throws -> Report {
    var report = Report(cellCount: catalog.cellCount, tableCount: catalog.tables.count)
    var memory = ReadingMemory()
    try reader.read(bytes, into: &report, with: &memory)
    return report
  }

  func read(_ text: String) throws -> Report { try read(Array(text.utf8)) }

  /// The figure in a cell; where there is none, the cell's state.
  func figure(_ report: Report, _ name: String) throws -> String {
    let cell = report.cells[try #require(catalog.cell(named: name))]
    return cell.state == .number ? cell.value.description : "\(cell.state)"
  }

  /// The columns of 表三, in the order of the form.
  static let applicants = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]

  /// The header of 表三 as the lines of its cells are printed: the groups before their columns.
  static let printedColumns = [
    "自然人", "法人或其他组织", "总计", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他",
  ]

  /// The seven figures of a row of 表三.
  func figures(_ report: Report, _ row: String) throws -> [String] {
    try Self.applicants.map { try figure(report, "表三[\(row),\($0)]") }
  }
}
