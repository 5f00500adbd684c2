import AuditModel

/// An expression as written, before any name is looked up. Ranges are offsets into the file.
struct Syntax {
  indirect enum Kind {
    case number(FixedDecimal)
    case text(String)
    case pattern(PlacedText)
    /// words hot
    case words(PlacedText)
    case word(String)
    case call(function: Function, [Argument])
    /// 表三[新收,总计]
    case reference(table: Name, Syntax, Syntax)
    /// a..b
    case range(Name, Name)
    /// note.kind
    case property(Name, Name)
    /// section 一
    case section(Name)
    /// section of 表三
    case sectionOf(Name)
    case negated(Syntax)
    case not(Syntax)
    case arithmetic(Expression.ArithmeticOperator, Syntax, Syntax)
    case compare(Expression.Comparison, Syntax, Syntax)
    case and(Syntax, Syntax)
    case or(Syntax, Syntax)
    case implies(Syntax, Syntax)
    /// 机关类型 in [街道, 乡镇]
    case oneOf(Syntax, [Syntax])
  }

  struct Name {
    var text: String
    var range: Range<Int>
  }

  /// An operand of a function, with its `where`.
  struct Argument {
    var value: Syntax
    var condition: Syntax?
  }

  var kind: Kind
  var range: Range<Int>
  /// Height of the tree: bounds the recursion of everything that walks it.
  var depth: Int

  init(_ kind: Kind, _ range: Range<Int>) {
    self.kind = kind
    self.range = range
    depth = kind.depthBelow + 1
  }

  /// The word that stands alone here.
  var word: String? { if case .word(let word) = kind { word } else { nil } }

  /// The text that stands alone here, without its quotes.
  var quotedText: String? { if case .text(let text) = kind { text } else { nil } }
}

extension Syntax.Kind {
  /// Height of the highest of its operands.
  fileprivate var depthBelow: Int {
    switch self {
    case .number, .text, .pattern, .words, .word, .range, .property, .section, .sectionOf: 0
    case .negated(let operand), .not(let operand): operand.depth
    case .reference(_, let a, let b), .arithmetic(_, let a, let b), .compare(_, let a, let b),
      .and(let a, let b), .or(let a, let b), .implies(let a, let b):
      max(a.depth, b.depth)
    case .oneOf(let value, let choices): choices.reduce(value.depth) { max($0, $1.depth) }
    case .call(_, let arguments):
      arguments.reduce(0) { max($0, $1.value.depth, $1.condition?.depth ?? 0) }
    }
  }
}
