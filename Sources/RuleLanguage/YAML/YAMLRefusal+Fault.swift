/// What libyaml found wrong, by what the writer of a rule has to do about it.
enum YAMLProblem: Hashable, Sendable {
  case colonInValue
  case missingColon
  case unclosedQuote
  case unclosedBracket(String)
  case indentation
  case arrowAfterMapping
  case afterQuote, afterBracket, colonWithoutBlank, commaInValue
  case forbiddenStart
  case escape
  case blockHeader
  case general
}

extension YAMLRefusal {
  /// The problem in our words, at the sign that has to change.
  func fault(in source: SourceText) -> Fault {
    func at(_ offset: Int) -> Range<Int> {
      let start = min(offset, source.scalars.count)
      return start..<min(start + 1, source.scalars.count)
    }
    switch problem {
    case "mapping values are not allowed in this context":
      if let colon = wideColon(above: mark, in: source) {
        return Fault(.fullWidthColon, colon..<colon + 1)
      }
      if let key = lineKey(before: mark, in: source) { return Fault(.yaml(.indentation), key) }
      if let brace = valueBrace(before: mark, in: source) {
        return Fault(.fullWidthBrace, brace..<brace + 1)
      }
      return Fault(.yaml(.colonInValue), at(mark))
    case "could not find expected ':'":
      let line = line(of: contextMark, in: source)
      if let colon = wideColon(in: line, of: source) {
        return Fault(.fullWidthColon, colon..<colon + 1)
      }
      return Fault(.yaml(.missingColon), line)
    case "found unexpected end of stream", "found unexpected document indicator":
      return Fault(.yaml(.unclosedQuote), at(contextMark))
    case "did not find expected ',' or '}'":
      return Fault(.yaml(.unclosedBracket("}")), at(contextMark))
    case "did not find expected ',' or ']'":
      return Fault(.yaml(.unclosedBracket("]")), at(contextMark))
    case "did not find expected key", "did not find expected '-' indicator",
      "block sequence entries are not allowed in this context",
      "did not find expected <document start>":
      let isArrow =
        mark + 1 < source.scalars.count && source.scalars[mark] == "-"
        && source.scalars[mark + 1] == ">"
      if isArrow { return Fault(.yaml(.arrowAfterMapping), at(mark)) }
      return Fault(.yaml(afterClosing(before: mark, in: source) ?? .indentation), at(mark))
    case "did not find expected alphabetic or numeric character":
      return Fault(.yaml(.forbiddenStart), at(contextMark))
    case "found character that cannot start any token":
      return Fault(.yaml(.forbiddenStart), at(mark))
    case "found unknown escape character", "did not find expected hexdecimal number",
      "found invalid Unicode character escape code":
      return Fault(.yaml(.escape), at(mark))
    case "did not find expected comment or line break",
      "found an indentation indicator equal to 0":
      return Fault(.yaml(.blockHeader), at(mark))
    default: return Fault(.yaml(.general), at(mark))
    }
  }

  /// The key that begins the line, where the colon at `mark` belongs to it: it is only set in too far.
  private func lineKey(before mark: Int, in source: SourceText) -> Range<Int>? {
    let line = source.lineRange(of: min(mark, source.scalars.count))
    let start = line.first { source.scalars[$0] != " " } ?? line.upperBound
    guard start < mark, !source.scalars[start..<mark].contains(":") else { return nil }
    return start..<mark
  }

  /// The colon of 键：值.
  private func wideColon(in line: Range<Int>, of source: SourceText) -> Int? {
    guard let colon = source.scalars[line].firstIndex(of: "："),
      let first = source.scalars[line].firstIndex(where: { $0 != " " }), colon - first <= 12
    else { return nil }
    return colon
  }

  /// That of the line above: libyaml reads on from there, and stumbles over the next key.
  private func wideColon(above mark: Int, in source: SourceText) -> Int? {
    let start = source.lineRange(of: min(mark, source.scalars.count)).lowerBound
    guard start > 0 else { return nil }
    let line = source.lineRange(of: start - 1)
    return source.scalars[line].contains(":") ? nil : wideColon(in: line, of: source)
  }

  /// A full-width brace that begins the value that the colon at `mark` stands in.
  private func valueBrace(before mark: Int, in source: SourceText) -> Int? {
    let line = source.lineRange(of: min(mark, source.scalars.count))
    guard let colon = source.scalars[line].firstIndex(of: ":"), colon < mark,
      let first = source.scalars[(colon + 1)..<mark].firstIndex(where: { $0 != " " }),
      source.scalars[first] == "｛"
    else { return nil }
    return first
  }

  /// What has just ended, in the same line, where something follows that cannot.
  private func afterClosing(before mark: Int, in source: SourceText) -> YAMLProblem? {
    let line = source.lineRange(of: min(mark, source.scalars.count))
    let start = min(mark, source.scalars.count)
    switch source.scalars[line.lowerBound..<start].last(where: { $0 != " " }) {
    case "\"", "'": return .afterQuote
    case "]", "}": return .afterBracket
    default: return nil
    }
  }

  private func line(of offset: Int, in source: SourceText) -> Range<Int> {
    let start = min(offset, source.scalars.count)
    return start..<max(start, source.lineRange(of: start).upperBound)
  }
}
