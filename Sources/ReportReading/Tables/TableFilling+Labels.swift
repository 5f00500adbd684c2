import AuditModel

/// Labels that were recognised, and what they say of the edition.
extension TableFilling {
  /// Keeps the label of a row with values of its own. Which editions have such a row tells the edition: in
  /// one a label may stand over children, in another beside values.
  mutating func seeRow(_ row: Int, _ printed: Range<Int>, _ key: UInt64) {
    keep(.row, row, printed, key)
    vote(forms.rowEditions[table][row], key, printed)
  }

  /// Keeps a recognised label, and lets it vote on the edition.
  mutating func see(
    _ kind: LabelIndex.Meaning.Kind, _ index: Int, _ printed: Range<Int>, _ key: UInt64
  ) {
    keep(kind, index, printed, key)
    guard kind == .column || kind == .block else { return }
    // A wording that is official in one edition speaks for it, though another knows it as a variant.
    var mask = 0
    var official = 0
    for meaning in forms.meanings(of: key, in: table) {
      mask |= 1 << meaning.edition
      if meaning.weight == .none { official |= 1 << meaning.edition }
    }
    if official != 0 { mask = official }
    vote(mask, key, printed)
  }

  mutating func keep(
    _ kind: LabelIndex.Meaning.Kind, _ index: Int, _ printed: Range<Int>, _ key: UInt64
  ) {
    reading.labels.append(
      .init(
        kind: kind, index: index, printed: printed, key: key,
        altered: forms.labels.altered(key, kind, table: table, index: index), guess: nil))
  }

  mutating func vote(_ mask: Int, _ key: UInt64, _ printed: Range<Int>) {
    let all = (1 << forms.catalog.editions.count) - 1
    guard mask != 0, mask != all else { return }
    reading.voters[key] = mask
    if reading.votes.isEmpty {
      reading.votes = Array(repeating: 0, count: forms.catalog.editions.count)
    }
    for edition in forms.catalog.editions.indices where mask & 1 << edition != 0 {
      reading.votes[edition] += 1
    }
    if reading.evidence.count < 3 { reading.evidence.append(printed) }
  }

  /// The line that an unknown label is spelled like.
  mutating func guess(
    _ cell: Range<Int>, _ kinds: [LabelIndex.Meaning.Kind], in text: Span<UInt8>
  ) -> (kind: LabelIndex.Meaning.Kind, index: Int)? {
    guard guesses < Self.mostGuesses, cell.count <= 300 else { return nil }
    guesses += 1
    let scalars = foldedScalars(cell, in: text)
    let seen = reading.records.compactMap(\.row)
    guard
      let found = forms.labels.nearest(
        to: scalars, table: table, kinds: kinds,
        where: { $0 != .row || !seen.contains($1) })
    else { return nil }
    reading.labels.append(
      .init(
        kind: found.kind, index: found.index, printed: cell, key: labelKey(cell, in: text),
        altered: -1, guess: found.weight))
    return (found.kind, found.index)
  }
}
