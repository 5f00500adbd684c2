/// Reduces a printed label to what carries its identity, so that spaces, line breaks, widths,
/// punctuation, quotes, item numbers and inserted years make no difference.
///
/// What is left are the Han characters and letters, without the item number at the start
/// (一、 （三） 1. ①). The printed text stays where it is: whether a label was altered is asked later.
struct LabelFold {
  private(set) var position: Int
  private let end: Int

  /// Of a whole label.
  init(_ range: Range<Int>, in text: Span<UInt8>) {
    self.init(startBehindNumber(range, in: text)..<range.upperBound)
  }

  /// Of what stands behind the item number.
  init(_ range: Range<Int>) {
    position = range.lowerBound
    end = range.upperBound
  }

  /// The next scalar that counts.
  @inline(__always)
  mutating func next(in text: Span<UInt8>) -> UInt32? {
    while position < end {
      let (value, length) = scalar(at: position, in: text)
      position += length
      if isHan(value) { return value }
      if value < 0x80 {
        if (0x41...0x5A).contains(value) || (0x61...0x7A).contains(value) { return value | 0x20 }
        if value == UInt32(UInt8(ascii: "&")) { skipMark(endingWith: UInt8(ascii: ";"), in: text) }
        if value == UInt32(UInt8(ascii: "<")) { skipMark(endingWith: UInt8(ascii: ">"), in: text) }
      }
    }
    return nil
  }

  /// Passes over the rest of `&nbsp;` or `<br>`.
  private mutating func skipMark(endingWith sign: UInt8, in text: Span<UInt8>) {
    var i = position
    while i < end, i < position + 8, text[i] < 0x80 {
      if text[i] == sign {
        position = i + 1
        return
      }
      i += 1
    }
  }
}

/// Two labels with equal keys are the same label; 0 where nothing counts.
///
/// Every label and every heading passes here, so that the common case, a Han character of three bytes, is
/// taken first.
func labelKey(_ range: Range<Int>, in text: Span<UInt8>) -> UInt64 {
  var key: UInt64 = 0
  var i = startBehindNumber(range, in: text)
  let end = range.upperBound
  while i < end {
    let lead = text[i]
    if lead >= 0xE4, lead <= 0xE9 {
      // Unchecked: the text is valid UTF-8, so two bytes follow this first one.
      let tail = UInt64(text[unchecked: i + 1]) << 8 | UInt64(text[unchecked: i + 2])
      key = mixed(key, UInt64(lead) << 16 | tail)
      i += 3
    } else if lead < 0x80, lead < 0x41, lead != UInt8(ascii: "&"), lead != UInt8(ascii: "<") {
      i += 1
    } else {
      var fold = LabelFold(i..<end)
      guard let scalar = fold.next(in: text) else { break }
      i = fold.position
      key = mixed(key, utf8Value(of: scalar))
    }
  }
  return key
}

@inline(__always)
func mixed(_ key: UInt64, _ value: UInt64) -> UInt64 {
  let start = key == 0 ? 0xcbf2_9ce4_8422_2325 : key
  let product = (start ^ value) &* 0x0000_0100_0000_01b3
  return product ^ product >> 29
}

/// The bytes of a scalar as one number, as `labelKey` takes them from the text.
func utf8Value(of scalar: UInt32) -> UInt64 {
  let s = UInt64(scalar)
  if s < 0x80 { return s }
  if s < 0x1_0000 { return (0xE0 | s >> 12) << 16 | (0x80 | s >> 6 & 0x3F) << 8 | 0x80 | s & 0x3F }
  return s << 24
}

/// Which scalars a folded label is made of, roughly: enough to tell most labels apart without comparing them.
struct LabelSignature: Sendable {
  private(set) var count = 0
  /// A bit for each scalar, some sharing one.
  private var bits: UInt64 = 0

  init(_ range: Range<Int>, in text: Span<UInt8>) {
    var fold = LabelFold(range, in: text)
    while let scalar = fold.next(in: text) { add(scalar) }
  }

  init(of scalars: [UInt32]) {
    for scalar in scalars { add(scalar) }
  }

  private mutating func add(_ scalar: UInt32) {
    count += 1
    bits |= Self.bit(scalar)
  }

  @inline(__always)
  private static func bit(_ scalar: UInt32) -> UInt64 { 1 << UInt64((scalar &* 0x9E37_79B1) >> 26) }

  /// False where the label is sure not to have `scalar`.
  @inline(__always)
  func mayHave(_ scalar: UInt32) -> Bool { bits & Self.bit(scalar) != 0 }

  /// Whether so many edits may turn one label into the other: a scalar that only one of them has costs one.
  func isWithin(_ limit: Int, of other: LabelSignature) -> Bool {
    (bits & ~other.bits).nonzeroBitCount <= limit
      && (other.bits & ~bits).nonzeroBitCount <= limit
  }
}

/// The scalars that count, for comparisons beyond equality.
func foldedScalars(_ range: Range<Int>, in text: Span<UInt8>) -> [UInt32] {
  var fold = LabelFold(range, in: text)
  var scalars: [UInt32] = []
  scalars.reserveCapacity(range.count / 3 + 1)
  while let scalar = fold.next(in: text) { scalars.append(scalar) }
  return scalars
}

/// Where a label's text starts behind its item number; the start of `range` where it has none.
@inline(__always)
func startBehindNumber(_ range: Range<Int>, in text: Span<UInt8>) -> Int {
  guard !range.isEmpty else { return range.lowerBound }
  let lead = text[range.lowerBound]
  if lead >= 0xE4, lead <= 0xE9 {
    let first = scalar(at: range.lowerBound, in: text).value
    if chineseDigit(first) == nil, first != 0x7B2C { return range.lowerBound }  // 第
  }
  return itemNumber(range, in: text)?.end ?? range.lowerBound
}

/// The item number at the start of `range` (一、 （二） 3. ④ 第五部分), and where it ends.
func itemNumber(_ range: Range<Int>, in text: Span<UInt8>) -> (value: Int, end: Int)? {
  var i = range.lowerBound
  let end = range.upperBound
  guard i < end, mayBeginNumber(at: i, in: text) else { return nil }
  if let number = plainItemNumber(at: i, before: end, in: text) { return (number, i + 6) }
  func peek() -> (value: UInt32, length: Int)? { i < end ? scalar(at: i, in: text) : nil }
  func skipSpaces() { while let s = peek(), isSpace(s.value) { i += s.length } }
  skipSpaces()
  guard let first = peek() else { return nil }
  if (0x2460...0x249B).contains(first.value) {  // ①…⑳ ⑴…⒇ ⒈…⒛
    return (Int((first.value - 0x2460) % 20) + 1, i + first.length)
  }
  let isBracketed = first.value == 0x28 || first.value == 0xFF08
  let isPart = first.value == 0x7B2C  // 第
  if isBracketed || isPart { i += first.length }
  skipSpaces()
  var value = 0
  var digits = 0
  while digits < 3, let s = peek() {
    if let d = digit(s.value) {
      value = value * 10 + d
    } else if let d = chineseDigit(s.value) {
      value = value == 10 ? 10 + d : d == 10 && value > 0 ? value * 10 : value + d
    } else {
      break
    }
    digits += 1
    i += s.length
  }
  guard digits > 0 else { return nil }
  skipSpaces()
  guard let close = peek() else { return nil }
  if isPart {
    guard let next = behind("部分", from: i, in: text) ?? behind("章", from: i, in: text) else {
      return nil
    }
    i = next
    if let mark = peek(), isNumberMark(mark.value) { i += mark.length }
    return (value, i)
  }
  let isClosed =
    isBracketed ? close.value == 0x29 || close.value == 0xFF09 : isNumberMark(close.value)
  guard isClosed else { return nil }
  i += close.length
  // "1.5" and "7,498" are numbers, not an item with the text "5".
  if close.value == 0x2E || close.value == 0x2C || close.value == 0xFF0C, let s = peek(),
    digit(s.value) != nil
  {
    return nil
  }
  return (value, i)
}

/// The value of the commonest item numbers, 一、 to 十、; nil where something else stands at `i`.
@inline(__always)
private func plainItemNumber(at i: Int, before end: Int, in text: Span<UInt8>) -> Int? {
  guard i + 6 <= end, text[i + 3] == 0xE3, text[i + 4] == 0x80, text[i + 5] == 0x81 else {
    return nil
  }
  return chineseDigit(scalar(at: i, in: text).value)
}

/// Whether an item number, or white space before one, may begin here; most texts begin with a Han character
/// that is no numeral.
@inline(__always)
private func mayBeginNumber(at i: Int, in text: Span<UInt8>) -> Bool {
  let lead = text[i]
  guard lead >= 0xE4, lead <= 0xE9 else { return lead < 0x41 || lead >= 0x80 }
  let first = scalar(at: i, in: text).value
  return chineseDigit(first) != nil || first == 0x7B2C  // 第
}

/// 、 . ． , ， : ：
private func isNumberMark(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0x3001, 0x2E, 0xFF0E, 0x2C, 0xFF0C, 0x3A, 0xFF1A, 0xFE52, 0xFF64: true
  default: false
  }
}

/// The end of `word` where it stands at `i`.
func behind(_ word: StaticString, from i: Int, in text: Span<UInt8>) -> Int? {
  guard i + word.utf8CodeUnitCount <= text.count else { return nil }
  for k in 0..<word.utf8CodeUnitCount where text[i + k] != word.utf8Start[k] { return nil }
  return i + word.utf8CodeUnitCount
}

/// `scalars` with every word of two scalars that is printed twice in a row printed once.
func withoutDoubledWords(_ scalars: [UInt32]) -> [UInt32] {
  var single: [UInt32] = []
  for scalar in scalars {
    single.append(scalar)
    let n = single.count
    if n >= 4, single[n - 1] == single[n - 3], single[n - 2] == single[n - 4] {
      single.removeLast(2)
    }
  }
  return single
}

/// How many scalars must be inserted, dropped or replaced to make `b` of `a`; `limit` + 1 where more.
func editDistance(_ a: [UInt32], _ b: [UInt32], limit: Int) -> Int {
  if abs(a.count - b.count) > limit { return limit + 1 }
  var row = Array(0...b.count)
  for i in 0..<a.count {
    var diagonal = row[0]
    row[0] = i + 1
    var best = row[0]
    for j in 0..<b.count {
      let replaced = diagonal + (a[i] == b[j] ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(replaced, row[j] + 1, diagonal + 1)
      best = min(best, row[j + 1])
    }
    if best > limit { return limit + 1 }
  }
  return row[b.count]
}
