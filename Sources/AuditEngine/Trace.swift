import AuditModel

/// What an evaluation looked at. Kept only when an instance has failed or cannot be decided.
struct Trace {
  struct Citation: Hashable {
    var site: CellSite
    var isTakenAsZero: Bool
  }

  var citations: [Citation] = []
  /// Cells without which the value is not known.
  var blocked: [CellSite] = []
  /// Where prose was looked for.
  var texts: [TextSlot] = []
  /// What `matches` found, in the bytes of the prose.
  var matches: [Range<Int>] = []
  var facts: [Fact] = []
  var tables: [Int] = []
  /// Searches with the find that was read.
  var finds: [(search: Int32, find: Int)] = []
  /// Indices into `Workspace.captured`.
  var said: [Int] = []

  mutating func removeAll() {
    citations.removeAll(keepingCapacity: true)
    blocked.removeAll(keepingCapacity: true)
    texts.removeAll(keepingCapacity: true)
    matches.removeAll(keepingCapacity: true)
    facts.removeAll(keepingCapacity: true)
    tables.removeAll(keepingCapacity: true)
    finds.removeAll(keepingCapacity: true)
    said.removeAll(keepingCapacity: true)
  }
}

extension Evaluator {
  /// The elements whose cell has not come before.
  func unique<Element>(
    _ elements: [Element], _ site: (Element) -> CellSite
  ) -> [Element] {
    guard elements.count > 1 else { return elements }
    var seen = Array(repeating: false, count: program.forms.cellCount)
    var seenSubRows: [CellSite] = []
    return elements.filter { element in
      let site = site(element)
      guard site.subRow < 0 else {
        defer { seenSubRows.append(site) }
        return !seenSubRows.contains(site)
      }
      defer { seen[Int(site.cell)] = true }
      return !seen[Int(site.cell)]
    }
  }
}
