import AuditModel

extension Report {
  /// Everything printed before section 二, where period and name of the agency stand.
  var prose: ArraySlice<Range<Int>> {
    let end = sections.first { $0.index > 0 }?.paragraphs.lowerBound ?? paragraphs.count
    return paragraphs[..<end]
  }

  /// Empties the report for the next one, keeping its buffers.
  mutating func clear() {
    printed = nil
    agency = nil
    agencyKind = .unknown
    agencyLevel = .unknown
    year = nil
    title = nil
    signature = nil
    signed = nil
    published = nil
    publishedPlace = 0..<0
    period = nil
    for i in tables.indices { tables[i].clear() }
    cells.withUnsafeMutableBufferPointer { $0.update(repeating: .absent) }
    subRows.removeAll(keepingCapacity: true)
    paragraphs.removeAll(keepingCapacity: true)
    preamble = 0..<0
    sections.removeAll(keepingCapacity: true)
    notes.removeAll(keepingCapacity: true)
  }

  /// How many cells were not read, those that no edition has at their place among them.
  var unreadCells: Int { cells.count { $0.state == .absent } }

  /// Puts the notes in the order of the print.
  mutating func sortNotes() {
    notes.sort {
      ($0.place.lowerBound, $0.kind.rawValue) < ($1.place.lowerBound, $1.kind.rawValue)
    }
  }
}

extension Report.Table {
  /// Forgets the table, but not the memory for its evidence.
  fileprivate mutating func clear() {
    var evidence = evidence
    self = .missing
    evidence.removeAll(keepingCapacity: true)
    self.evidence = evidence
  }
}
