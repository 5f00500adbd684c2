import AuditModel

/// Every label of every edition, found by its folded text in one look-up.
struct LabelIndex: Sendable {
  /// What a printed label can mean. One label has several meanings: 其他 is a column and a row.
  struct Meaning: Sendable {
    enum Kind: UInt8, Sendable { case row, column, group, block, caption }

    var table: Int
    /// Catalog number of the row, column or group; position of the block or caption in its table.
    var index: Int
    /// Catalog edition in which the label means this.
    var edition: Int
    var kind: Kind
    var weight: LabelVariant.Weight
  }

  private var keys: [UInt64]
  private var ranges: [Range<Int>]
  private var meanings: [Meaning]
  private let mask: Int

  /// Folded official labels of rows, columns and groups, for labels that no variant covers.
  let spellings: [Spelling]

  struct Spelling: Sendable {
    var kind: Meaning.Kind
    var table: Int
    var index: Int
    var editions: [Int]
    var scalars: [UInt32]
  }

  init(_ catalog: FormCatalog) {
    var collected = LabelCollection()
    for (edition, form) in catalog.editions.enumerated() {
      for table in form.tables { collected.add(table, edition: edition) }
    }
    spellings = collected.spellings

    var capacity = 64
    while capacity < collected.meanings.count * 2 { capacity *= 2 }
    mask = capacity - 1
    keys = Array(repeating: 0, count: capacity)
    ranges = Array(repeating: 0..<0, count: capacity)
    meanings = []
    for (key, found) in collected.meanings.sorted(by: { $0.key < $1.key }) {
      var slot = Int(truncatingIfNeeded: key) & mask
      while keys[slot] != 0 { slot = (slot + 1) & mask }
      keys[slot] = key
      ranges[slot] = meanings.count..<meanings.count + found.count
      meanings += found
    }
  }

  /// One of the meanings that `lookUp` found.
  @inline(__always)
  subscript(position: Int) -> Meaning { meanings[position] }

  /// What a folded label can mean, as positions for the subscript; empty where it is unknown.
  @inline(__always)
  func lookUp(_ key: UInt64) -> Range<Int> {
    guard key != 0 else { return 0..<0 }
    var slot = Int(truncatingIfNeeded: key) & mask
    while keys[slot] != 0 {
      if keys[slot] == key { return ranges[slot] }
      slot = (slot + 1) & mask
    }
    return 0..<0
  }

  /// How the label with `key` stands to the line of `edition`: nil where it does not mean that line there.
  func weight(
    of key: UInt64, _ kind: Meaning.Kind, table: Int, index: Int, edition: Int
  ) -> LabelVariant.Weight? {
    for i in lookUp(key) {
      let m = meanings[i]
      if m.kind == kind, m.table == table, m.index == index, m.edition == edition {
        return m.weight
      }
    }
    return nil
  }

  /// Bit mask of the editions in which the label with `key` is not the official wording of the line: a
  /// variant there, or the wording of another edition.
  func altered(_ key: UInt64, _ kind: Meaning.Kind, table: Int, index: Int) -> Int {
    var official = 0
    for i in lookUp(key) where meanings[i].weight == .none {
      let m = meanings[i]
      if m.kind == kind, m.table == table, m.index == index { official |= 1 << m.edition }
    }
    return ~official
  }

  /// A line or group found by its spelling.
  struct Resemblance {
    var kind: Meaning.Kind
    var index: Int
    var weight: LabelVariant.Weight
  }

  /// The line whose official label is spelled most like `scalars`, if one is clearly nearest.
  ///
  /// A third of the label may differ; two lines equally near decide nothing. Words printed twice in a
  /// row (行政行政处罚) change no meaning.
  func nearest(
    to scalars: [UInt32], table: Int, kinds: [Meaning.Kind],
    where isCandidate: (Meaning.Kind, Int) -> Bool
  ) -> Resemblance? {
    guard scalars.count >= 3 else { return nil }
    let single = withoutDoubledWords(scalars)
    var best: (found: Resemblance, distance: Int)?
    var isTied = false
    for spelling in spellings
    where spelling.table == table && kinds.contains(spelling.kind)
      && isCandidate(spelling.kind, spelling.index)
    {
      let found = Resemblance(kind: spelling.kind, index: spelling.index, weight: .content)
      if spelling.scalars == single {
        return Resemblance(kind: spelling.kind, index: spelling.index, weight: .filler)
      }
      let limit = max(1, max(spelling.scalars.count, scalars.count) / 3)
      let distance = editDistance(scalars, spelling.scalars, limit: limit)
      guard distance <= limit else { continue }
      if let b = best, b.found.index != spelling.index || b.found.kind != spelling.kind {
        if distance == b.distance { isTied = true }
        if distance < b.distance { (best, isTied) = ((found, distance), false) }
      } else if best == nil || distance < best!.distance {
        best = (found, distance)
      }
    }
    return isTied ? nil : best?.found
  }
}

/// The labels of the forms, as an index takes them.
private struct LabelCollection {
  /// By folded text.
  var meanings: [UInt64: [LabelIndex.Meaning]] = [:]
  var spellings: [LabelIndex.Spelling] = []

  mutating func add(_ table: FormTable, edition: Int) {
    for row in table.rows {
      add(row.label, row.variants, .row, row.index, of: table, edition)
    }
    for column in table.columns {
      add(column.label, column.variants, .column, column.index, of: table, edition)
    }
    for group in table.groups {
      add(group.label, group.variants, .group, group.index, of: table, edition)
    }
    for (i, block) in table.blocks.enumerated() {
      add(block.caption, block.variants, .block, i, of: table, edition)
    }
    for (i, caption) in table.captions.enumerated() {
      add(caption.label, caption.variants, .caption, i, of: table, edition)
    }
  }

  private mutating func add(
    _ label: String, _ variants: [LabelVariant], _ kind: LabelIndex.Meaning.Kind, _ index: Int,
    of table: FormTable, _ edition: Int
  ) {
    for variant in [LabelVariant(text: label, weight: .none)] + variants {
      let key = labelKey(of: variant.text)
      let meaning = LabelIndex.Meaning(
        table: table.index, index: index, edition: edition, kind: kind, weight: variant.weight)
      let isKnown = meanings[key, default: []].contains {
        $0.kind == kind && $0.table == table.index && $0.index == index && $0.edition == edition
      }
      if key != 0, !isKnown { meanings[key, default: []].append(meaning) }
    }
    if kind == .row || kind == .column || kind == .group {
      addSpelling(label, kind, index, of: table.index, edition)
    }
  }

  private mutating func addSpelling(
    _ label: String, _ kind: LabelIndex.Meaning.Kind, _ index: Int, of table: Int, _ edition: Int
  ) {
    let scalars = foldedScalars(of: label)
    let known = spellings.firstIndex {
      $0.kind == kind && $0.table == table && $0.index == index && $0.scalars == scalars
    }
    if let known {
      spellings[known].editions.append(edition)
    } else {
      spellings.append(
        LabelIndex.Spelling(
          kind: kind, table: table, index: index, editions: [edition], scalars: scalars))
    }
  }
}
