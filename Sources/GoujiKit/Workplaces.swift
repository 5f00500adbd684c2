import AuditModel
import ReportReading
import Synchronization

/// What reports are read with, a few of them at a time.
struct Workplace: Sendable {
  /// How many reports are judged together at most: enough for them to share what the rules need, not so many that
  /// they push it out of the nearest memory.
  static let mostReports = 16
  /// After so many bytes no further report is read before those at hand are judged.
  static let mostBytes = 1 << 20

  var reports: [Report]
  var memory = ReadingMemory()
  private let blank: Report

  init(_ catalog: FormCatalog) {
    blank = Report(cellCount: catalog.cellCount, tableCount: catalog.tables.count)
    reports = Array(repeating: blank, count: Self.mostReports)
  }

  /// Gives back what the first reports took if they were larger than annual reports are: all places together would
  /// hold a lot of it.
  mutating func shrink(first count: Int) {
    for i in 0..<count where reports[i].source.count > Self.mostBytes { reports[i] = blank }
  }
}

/// The workplaces of an auditor, as many as work side by side.
final class Workplaces: Sendable {
  private let catalog: FormCatalog
  private let free = Mutex<[Workplace]>([])

  init(_ catalog: FormCatalog) { self.catalog = catalog }

  /// Does some work at a workplace that nobody else has at that time.
  func use<Result>(_ work: (inout Workplace) -> Result) -> Result {
    var place = free.withLock { $0.popLast() } ?? make()
    let result = work(&place)
    free.withLock { [place] in $0.append(place) }
    return result
  }

  func make() -> Workplace { Workplace(catalog) }
}
