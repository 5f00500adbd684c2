extension Lexer {
  /// The sign that begins here, in half or full width.
  mutating func sign() -> Token.Sign? {
    guard let first = scalar(position) else { return nil }
    let second = scalar(position + 1)
    let isEqualNext = second == "=" || second == "＝"
    let (sign, length): (Token.Sign, Int)
    switch first {
    case "+", "＋": (sign, length) = (.plus, 1)
    case "-", "－", "−": (sign, length) = (.minus, 1)
    case "*", "×": (sign, length) = (.times, 1)
    case "/", "÷": (sign, length) = (.divided, 1)
    case "=", "＝": (sign, length) = (.equal, 1)
    case "≠": (sign, length) = (.notEqual, 1)
    case "!" where isEqualNext: (sign, length) = (.notEqual, 2)
    case "<" where isEqualNext, "＜" where isEqualNext: (sign, length) = (.lessOrEqual, 2)
    case ">" where isEqualNext, "＞" where isEqualNext: (sign, length) = (.greaterOrEqual, 2)
    case "<", "＜": (sign, length) = (.less, 1)
    case ">", "＞": (sign, length) = (.greater, 1)
    case "≤": (sign, length) = (.lessOrEqual, 1)
    case "≥": (sign, length) = (.greaterOrEqual, 1)
    case "(", "（": (sign, length) = (.leftParen, 1)
    case ")", "）": (sign, length) = (.rightParen, 1)
    case "[": (sign, length) = (.leftBracket, 1)
    case "]": (sign, length) = (.rightBracket, 1)
    case ",", "，": (sign, length) = (.comma, 1)
    case "." where second == ".": (sign, length) = (.range, 2)
    case ".": (sign, length) = (.dot, 1)
    default: return nil
    }
    position += length
    return sign
  }
}
