import AuditModel
import ReportReading
import Synchronization

/// What one report after the other is read with.
struct Workplace: Sendable {
  var report: Report
  var memory = ReadingMemory()
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

  func make() -> Workplace {
    Workplace(report: Report(cellCount: catalog.cellCount, tableCount: catalog.tables.count))
  }
}
