/// Tells which of the headings found in a text open its sections.
struct HeadingChoice {
  /// A heading that was found.
  struct Heading {
    var section: Int
    /// As in `HeadingIndex.Match`.
    var isWeak: Bool
    /// Whether nothing stands between it and the heading before.
    var isAdjacent: Bool
  }

  /// By heading: whether it opens its section.
  private(set) var isChosen: [Bool]

  init(of headings: [Heading]) {
    isChosen = Array(repeating: true, count: headings.count)
    dropTableOfContents(headings)
    if headings.contains(where: \.isWeak) { dropWeakHeadings(headings) }
  }

  /// A list of the titles before the report repeats them all later: at least three headings in a row with
  /// nothing between them, each of which comes again.
  private mutating func dropTableOfContents(_ headings: [Heading]) {
    var last: [Int: Int] = [:]
    for (i, heading) in headings.enumerated() { last[heading.section] = i }
    var i = 0
    while i < headings.count {
      var end = i
      var seen = 0
      while end < headings.count, end == i || headings[end].isAdjacent,
        seen & 1 << headings[end].section == 0
      {
        seen |= 1 << headings[end].section
        end += 1
      }
      let comesAgain = { (heading: Heading) in last[heading.section].map { $0 >= end } ?? false }
      if end - i >= 3, headings[i..<end].allSatisfy(comesAgain) {
        for k in i..<end { isChosen[k] = false }
      }
      i = end
    }
  }

  /// A weak heading opens a section only where nothing heads it better, and once.
  private mutating func dropWeakHeadings(_ headings: [Heading]) {
    var headed = 0
    for (i, heading) in headings.enumerated() where isChosen[i] && !heading.isWeak {
      headed |= 1 << heading.section
    }
    for (i, heading) in headings.enumerated() where isChosen[i] && heading.isWeak {
      if headed & 1 << heading.section != 0 { isChosen[i] = false }
      headed |= 1 << heading.section
    }
  }
}

extension Document {
  /// Takes headings that open no section for paragraphs.
  mutating func dropUnchosenHeadings() {
    let isInDoubt = blocks.indices.contains { i in
      blocks[i].kind == .heading
        && (blocks[i].isWeak
          || blocks[i...].prefix(3).count { $0.kind == .heading } == 3)
    }
    guard isInDoubt else { return }
    let found = blocks.indices.filter { blocks[$0].kind == .heading }
    var previous = -1
    let choice = HeadingChoice(
      of: found.map { i in
        defer { previous = i }
        let block = blocks[i]
        return .init(
          section: block.number, isWeak: block.isWeak, isAdjacent: previous == i - 1 && i > 0)
      })
    for (i, isChosen) in zip(found, choice.isChosen) where !isChosen {
      blocks[i].kind = .paragraph
    }
  }
}
