import AuditModel

/// What one verdict of a rule is about, by catalog numbers; −1 where the quantifier does not say.
struct Instance: Hashable {
  var table: Int32 = -1
  var row: Int32 = -1
  var column: Int32 = -1
  /// Index into `Report.subRows`, where the row is one that a locality added.
  var subRow: Int32 = -1
  var section: Int32 = -1
  /// Index into `Report.notes`.
  var note: Int32 = -1
  /// Index into `Workspace.finds`.
  var find: Int32 = -1

  static let report = Instance()
}

/// Where a figure stands: a cell of the form, or the cell of a sub-row in its place.
struct CellSite: Hashable {
  /// Catalog number.
  var cell: Int32
  /// Index into `Report.subRows`; −1 for the form's own cell.
  var subRow: Int32 = -1
}

/// Why a value is not known.
struct Unknown: Hashable {
  var code: UndecidedCode
  /// A missing value under the policy `fail`: the rule that rests on it has failed.
  var fails = false
  /// The report says nothing of it: there is nothing that a rule could find fault with.
  var isSilence = false

  /// Of the reasons of two operands the one that counts: with nothing said there is nothing to compare.
  func merged(with other: Unknown) -> Unknown {
    if isSilence != other.isSilence { return isSilence ? self : other }
    return other.fails && !fails ? other : self
  }

  /// Of the reasons of two conditions: what is said and cannot be judged counts.
  func joined(with other: Unknown) -> Unknown {
    if isSilence != other.isSilence { return isSilence ? other : self }
    return other.fails && !fails ? other : self
  }
}

/// Kleene's three truths.
enum Truth: Hashable {
  case yes, no
  case unknown(Unknown)

  init(_ value: Bool) { self = value ? .yes : .no }
}

/// The value of an expression.
enum Value {
  case number(Exact)
  /// A count of cells some of which could not be examined: at least `low`, at most `high`.
  case count(low: Int, high: Int, Unknown)
  case date(CalendarDate)
  case truth(Bool)
  case symbol(Symbol)
  case text(Text)
  /// What a `list(…)` picked, as a range of `Evaluator.items`; `unknown` more may belong to it.
  case items(Range<Int>, unknown: Int, Unknown)
  /// A note's table, row or column where the note concerns none: equal to nothing.
  case nothing
  case unknown(Unknown)
}

/// A text, left where it is until its letters are wanted.
enum Text {
  /// Index into `CheckProgram.literals`.
  case literal(Int32)
  case agency
  case title
  case cell(CellSite)
  case notePrinted
  case noteOfficial
  /// A range of `Workspace.prose`, somewhere in these places.
  case prose(Range<Int>, TextPlaces)
  case sectionsPrinted
  case brokenOff
  /// What a list of words has in place of one of them.
  case replacement(pattern: Int32, Int32)
}

/// An entry of a `list(…)`.
enum ListItem {
  case cell(CellSite)
  case text(Text)
  case line(Symbol)
}
