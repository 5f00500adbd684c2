import AuditModel

/// A rule as the audit runs it: numbers of nodes, of selections, of instances.
struct Check {
  /// What the rule's verdicts are about.
  enum Scope {
    case report
    /// Rows, columns or cells of a table.
    case lines(table: Int32)
    /// A range of `CheckProgram.operands`: tables. Each has the screen at its position in the block.
    case tables(Slice32)
    case sections
    /// Bits are kinds of notes.
    case notes(kinds: UInt32)
    /// What a search finds.
    case matches(search: Int32)
  }

  /// The number of its rule.
  var rule: Int
  var scope: Scope
  var blank: Rule.MissingValuePolicy
  var dash: Rule.MissingValuePolicy
  /// Bits are editions; nil: any.
  var editions: UInt64?
  /// What `when` asks of the report alone; −1: nothing.
  var reportCondition: Int32
  /// What `when` asks of the instance; −1: nothing.
  var condition: Int32
  var requirement: Int32
  /// Ranges of `CheckProgram.operands`: cells under their full names, selections that an edition may
  /// leave empty, tables read.
  var namedCells: Slice32
  var namedSelections: Slice32
  var tablesRead: Slice32
  /// Searches whose finds the rule names.
  var extracts: Slice32
  /// Bits are tables that a search over notes is confined to; 0: all.
  var searchedTables: UInt64
  /// First of as many `CheckBlock` as there are editions.
  var firstBlock: Int32
}

/// The instances of a check in one edition, and how most of them are settled without evaluation.
struct CheckBlock {
  /// What must hold of the whole table for every instance to be settled at once; nil: no such thing.
  var shortcut: TableNeeds? = .numbers
  /// What the shortcut says.
  var passed: Int32 = 0
  var notApplicable: Int32 = 0
  /// Range of `CheckProgram.screens`.
  var screens: Slice32
}

/// What all cells of a table have in common.
struct TableNeeds: OptionSet {
  var rawValue: UInt8
  /// Every declared cell holds a number of sensible size.
  static let numbers = TableNeeds(rawValue: 1)
  static let whole = TableNeeds(rawValue: 2)
  static let notNegative = TableNeeds(rawValue: 4)
}

/// One instance, and what proves its verdict. What is not proved is evaluated.
struct Screen {
  /// A truth over the figures of a table.
  struct Condition {
    enum Kind: UInt8 {
      case always, never
      /// All of a range of `CheckProgram.predicates` holds.
      case predicates
      /// All of some of a range of `CheckProgram.clauses` holds.
      case clauses
      /// Only evaluation can tell.
      case evaluate
    }

    var kind: Kind
    var parts: Slice32
  }

  var instance: Instance
  /// Range of `CheckProgram.operands`: cells that must hold numbers for anything to be proved.
  var assumed: Slice32
  /// What `when` comes to, but for what `rest` asks, a node; −1: nothing.
  var condition: Condition
  var rest: Int32
  /// Where this holds, the rest does.
  var sufficient: Condition
  var requirement: Condition
}

/// A relation between numbers: the sum of the terms and the constant, against zero.
struct Predicate {
  enum Relation: Equatable {
    case stands(Expression.Comparison)
    /// The cells hold whole numbers; where they do not, the sum may still be whole.
    case whole
  }

  var relation: Relation
  /// Range of `CheckProgram.terms`.
  var terms: Slice32
  /// Times `FixedDecimal.scale`.
  var constant: Int64
}

struct Term {
  var cell: Int32
  var factor: Int32
}
