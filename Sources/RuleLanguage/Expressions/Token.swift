/// The smallest piece of an expression.
enum Token: Hashable, Sendable {
  /// Digits with an optional fraction, as written.
  case number(String)
  /// A name, a reserved word (compounds with one blank) or a whole printed label.
  case word(String)
  /// A text in quotes, without them.
  case text(String)
  case sign(Sign)
  case end

  enum Sign: String, Sendable {
    case plus = "+"
    case minus = "-"
    case times = "*"
    case divided = "/"
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case leftParen = "("
    case rightParen = ")"
    case leftBracket = "["
    case rightBracket = "]"
    case comma = ","
    case dot = "."
    case range = ".."
  }

  /// What to do about it where an expression has ended.
  var advice: String? {
    switch self {
    case .number(let text), .word(let text): Vocabulary.advice(on: text)
    case .sign(let sign): Vocabulary.advice(on: sign.rawValue)
    case .text, .end: nil
    }
  }

  /// How messages name it.
  var shown: String {
    switch self {
    case .number(let text), .word(let text): "“\(text)”"
    case .text: "引号里的文字"
    case .sign(let sign): "“\(sign.rawValue)”"
    case .end: "结尾"
    }
  }
}
