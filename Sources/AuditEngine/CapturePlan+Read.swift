import AuditModel
import TextPatterns

/// Words beside a number that say it is not exact, as bytes.
struct InexactWords: Sendable {
  let before: [[UInt8]]
  let after: [[UInt8]]

  init(_ words: FigureWords) {
    before = words.inexactBefore.map { Array($0.utf8) }
    after = words.inexactAfter.map { Array($0.utf8) }
  }
}

extension CapturePlan {
  /// What the last match captured. `start` is where `text` stands in the prose.
  func read(
    in text: UnsafeBufferPointer<UInt8>, _ match: Range<Int>, from start: Int,
    _ scratch: MatchScratch, _ words: InexactWords
  ) -> Captured {
    for group in groups {
      guard let range = group.whole == 0 ? match : scratch.group(group.whole) else { continue }
      let place = start + range.lowerBound..<start + range.upperBound
      if let constant = group.constant {
        return Captured(range: place, value: .number(Exact(constant)))
      }
      return Captured(
        range: place, value: value(of: group, range, place, in: text, scratch, words))
    }
    return Captured(range: nil, value: .unknown(Unknown(code: .noText, isSilence: true)))
  }

  private func value(
    of group: Group, _ range: Range<Int>, _ place: Range<Int>,
    in text: UnsafeBufferPointer<UInt8>, _ scratch: MatchScratch, _ words: InexactWords
  ) -> Value {
    let unclear = Value.unknown(Unknown(code: .ambiguous))
    switch kind {
    case .text: return .text(.prose(place))
    case .date: return Self.date(in: text, range) ?? unclear
    case .count, .whole, .decimal, .amount, .percentage, .year: break
    }
    guard let digits = part(group.digits, scratch) ?? part(group.spelledOut, scratch) else {
      return unclear
    }
    if part(group.inexact, scratch) != nil
      || kind != .year
        && words.areBeside(range, digits: digits, in: text)
    {
      return unclear
    }
    let end = part(group.unit, scratch)?.lowerBound ?? range.upperBound
    let figure = SaidFigure(
      digits: UnsafeBufferPointer(rebasing: text[digits]),
      scale: UnsafeBufferPointer(
        rebasing: text[digits.upperBound..<max(digits.upperBound, end)]))
    guard let value = figure.value else { return unclear }
    switch kind {
    case .percentage: return Exact(value).divided(by: Exact(100)).map { .number($0) } ?? unclear
    case .amount:
      return Exact(value).divided(by: Exact(10_000)).map { .number($0) } ?? unclear
    case .count, .whole:
      return figure.hasScale ? rounded(value, figure.step) : .number(Exact(value))
    default: return .number(Exact(value))
    }
  }

  /// 1.2万 may be anything that rounds to it.
  private func rounded(_ value: FixedDecimal, _ step: Int64) -> Value {
    guard let middle = Exact(value).whole else { return .unknown(Unknown(code: .ambiguous)) }
    let half = Int(step / 2)
    return .count(
      low: middle - half, high: middle + max(0, half - 1), Unknown(code: .ambiguous))
  }

  private func part(_ number: Int, _ scratch: MatchScratch) -> Range<Int>? {
    number > 0 ? scratch.group(number) : nil
  }

  // MARK: Dates

  /// Three numbers with anything between them.
  private static func date(in text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Value? {
    var scalars = SaidFigure.Scalars(UnsafeBufferPointer(rebasing: text[range]))
    var parts: [Int] = []
    var pending: [UInt32] = []
    func close() {
      guard !pending.isEmpty else { return }
      let bytes = pending.flatMap {
        Array(String(Unicode.Scalar($0).map(Character.init) ?? " ").utf8)
      }
      let number = bytes.withUnsafeBufferPointer {
        SaidFigure(digits: $0, scale: UnsafeBufferPointer(rebasing: $0[..<0])).value
      }
      parts.append(number.flatMap { Exact($0).whole } ?? -1)
      pending = []
    }
    while let scalar = scalars.next() {
      let isDigit =
        SaidFigure.digit(scalar) != nil || SaidFigure.numeral(scalar) != nil || scalar == 0x5341
      if isDigit { pending.append(scalar) } else { close() }
    }
    close()
    guard parts.count == 3 else { return nil }
    return CalendarDate(year: parts[0], month: parts[1], day: parts[2]).map { .date($0) }
  }
}

extension InexactWords {
  /// Whether a word right before or after the number, or a range (3-5件), says that it is not exact.
  fileprivate func areBeside(
    _ range: Range<Int>, digits: Range<Int>, in text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    // 数十: the word ends with the number's first sign.
    let first = digits.lowerBound + (text[digits.lowerBound] < 0x80 ? 1 : 3)
    for word in before
    where Self.stands(word, endingAt: digits.lowerBound, in: text)
      || Self.stands(word, endingAt: first, in: text)
    {
      return true
    }
    for word in after where Self.stands(word, from: range.upperBound, in: text) { return true }
    return Self.isEndOfRange(digits.lowerBound, in: text)
  }

  private static func stands(
    _ word: [UInt8], endingAt end: Int, in text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    end >= word.count && stands(word, from: end - word.count, in: text)
  }

  private static func stands(
    _ word: [UInt8], from start: Int, in text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard start + word.count <= text.count else { return false }
    var i = 0
    while i < word.count, text[start + i] == word[i] { i += 1 }
    return i == word.count
  }

  /// 3-5, 3—5, 3～5, 3至5: a sign of a range with a digit before it.
  private static func isEndOfRange(_ start: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    for sign in ["-", "－", "—", "–", "~", "～", "至"] {
      let sign = Array(sign.utf8)
      let before = start - sign.count - 1
      if before >= 0, stands(sign, endingAt: start, in: text), (0x30...0x39).contains(text[before])
      {
        return true
      }
    }
    return false
  }
}
