import AuditModel

/// What an evaluation looked at. Kept only when an instance has failed or cannot be decided.
struct Trace {
  struct Citation: Hashable {
    var site: CellSite
    var isTakenAsZero: Bool
  }

  /// Where prose was looked for: numbers of sections, then as in `Workspace.texts`.
  var citations: [Citation] = []
  /// Cells without which the value is not known.
  var blocked: [CellSite] = []
  var sections: [Int] = []
  var facts: [Fact] = []
  var tables: [Int] = []

  mutating func removeAll() {
    citations.removeAll(keepingCapacity: true)
    blocked.removeAll(keepingCapacity: true)
    sections.removeAll(keepingCapacity: true)
    facts.removeAll(keepingCapacity: true)
    tables.removeAll(keepingCapacity: true)
  }
}
