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
    for group in groups.all {
      guard let range = group.whole == 0 ? match : scratch.group(group.whole) else { continue }
      let place = start + range.lowerBound..<start + range.upperBound
      if let constant = group.constant {
        return Captured(range: place, value: .number(Exact(constant)))
      }
      switch kind {
      case .text: return Captured(range: place, value: .text(.prose(place, [])))
      case .date:
        let date = SaidDate(UnsafeBufferPointer(rebasing: text[range]))?.date
        return Captured(range: place, value: date.map { .date($0) } ?? Self.unclear)
      default: return figure(of: group, range, place, in: text, scratch, words)
      }
    }
    return .nothing
  }

  /// Bytes of 百分之, which stands before the number.
  private static let percentCount = 9
  private static let unclear = Value.unknown(Unknown(code: .ambiguous))

  private func figure(
    of group: Group, _ range: Range<Int>, _ place: Range<Int>,
    in text: UnsafeBufferPointer<UInt8>, _ scratch: MatchScratch, _ words: InexactWords
  ) -> Captured {
    var captured = Captured(range: place, value: Self.unclear)
    let spelledOut = part(group.spelledOut, scratch)
    guard let digits = part(group.digits, scratch) ?? spelledOut,
      part(group.inexact, scratch) == nil
    else { return captured }
    let start = spelledOut == nil ? digits.lowerBound : digits.lowerBound - Self.percentCount
    guard kind == .year || !words.areBeside(start..<range.upperBound, in: text) else {
      return captured
    }
    let end = max(
      digits.upperBound, part(group.unit, scratch)?.lowerBound ?? range.upperBound)
    let figure = SaidFigure(
      digits: UnsafeBufferPointer(rebasing: text[digits]),
      scale: UnsafeBufferPointer(rebasing: text[digits.upperBound..<end]))
    guard let value = figure.value else { return captured }
    let divisor =
      switch kind {
      case .percentage: Exact(100)
      case .amount: Exact(10_000)
      default: Exact(1)
      }
    if kind != .count, kind != .whole {
      captured.lastPlace = Exact(figure.lastPlace).divided(by: divisor)
    }
    if figure.hasScale, kind != .amount {
      captured.value = Self.rounded(value, figure.lastPlace)
    } else if let exact = Exact(value).divided(by: divisor) {
      captured.value = .number(exact)
    }
    return captured
  }

  /// 1.2万 may be anything that rounds to it.
  private static func rounded(_ value: FixedDecimal, _ lastPlace: FixedDecimal) -> Value {
    guard let middle = Exact(value).whole, let step = Exact(lastPlace).whole, step > 1 else {
      return unclear
    }
    return .count(
      low: middle - step / 2, high: middle + step / 2 - 1, Unknown(code: .ambiguous))
  }

  private func part(_ number: Int, _ scratch: MatchScratch) -> Range<Int>? {
    number > 0 ? scratch.group(number) : nil
  }
}

extension InexactWords {
  /// Whether a word right before or after the number, or a range (3-5件), says that it is not exact.
  fileprivate func areBeside(
    _ range: Range<Int>, in text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    // 数十: the word ends with the number's first sign.
    let first = range.lowerBound + (text[range.lowerBound] < 0x80 ? 1 : 3)
    for word in before
    where Self.stands(word, endingAt: range.lowerBound, in: text)
      || Self.stands(word, endingAt: first, in: text)
    {
      return true
    }
    for word in after where Self.stands(word, from: range.upperBound, in: text) { return true }
    return Self.isEndOfRange(range.lowerBound, in: text)
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

  private static let rangeSigns = ["-", "－", "—", "–", "~", "～", "至"].map { Array($0.utf8) }

  /// 3-5, 3—5, 3～5, 3至5: a sign of a range with a digit before it.
  private static func isEndOfRange(_ start: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    for sign in rangeSigns {
      let before = start - sign.count - 1
      if before >= 0, stands(sign, endingAt: start, in: text), (0x30...0x39).contains(text[before])
      {
        return true
      }
    }
    return false
  }
}
