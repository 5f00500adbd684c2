import AuditModel

/// What an evaluation has looked at, of cells and of the lengths of texts: what was found to be empty must not pass
/// because it is.
struct Seen: OptionSet {
  var rawValue: UInt8

  /// A cell of a wholly blank table; of another.
  static let blankTable = Seen(rawValue: 1)
  static let printedTable = Seen(rawValue: 2)
  /// A section that stands there empty; a text.
  static let emptyText = Seen(rawValue: 4)
  static let text = Seen(rawValue: 8)

  /// Why nothing follows: only what is empty was looked at, a wholly blank table or a section without text; nil where
  /// something was written, or nothing of the kind was asked.
  var emptiness: UndecidedCode? {
    if contains(.blankTable), !contains(.printedTable) { return .blank }
    if contains(.emptyText), isDisjoint(with: [.text, .printedTable]) { return .noText }
    return nil
  }

  /// What a condition of two sides rests on: on a side that settles it alone, or on both. Of two that do, one that
  /// rests on what is empty gives way.
  static func joined(
    _ left: Seen, settles leftSettles: Bool, _ right: Seen, settles rightSettles: Bool
  ) -> Seen {
    switch (leftSettles, rightSettles) {
    case (true, true): left.emptiness == nil ? left : right
    case (true, false): left
    case (false, true): right
    case (false, false): left.union(right)
    }
  }
}
