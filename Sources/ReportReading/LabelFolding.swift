import AuditModel

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
      if let counted = countedScalar(value) { return counted }
      if value == UInt32(UInt8(ascii: "&")) { skipMark(endingWith: UInt8(ascii: ";"), in: text) }
      if value == UInt32(UInt8(ascii: "<")) { skipMark(endingWith: UInt8(ascii: ">"), in: text) }
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

/// The scalar as it counts in a label; nil where it does not.
@inline(__always)
func countedScalar(_ value: UInt32) -> UInt32? {
  if isHan(value) { return value }
  if (0x41...0x5A).contains(value) || (0x61...0x7A).contains(value) { return value | 0x20 }
  return nil
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
    if beginsHan(lead) {
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

/// The key of a label that the form data or a word list give.
func labelKey(of label: String) -> UInt64 {
  let bytes = Array(label.utf8)
  return labelKey(0..<bytes.count, in: bytes.span)
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

/// The scalars that count, for comparisons beyond equality.
func foldedScalars(_ range: Range<Int>, in text: Span<UInt8>) -> [UInt32] {
  var fold = LabelFold(range, in: text)
  var scalars: [UInt32] = []
  scalars.reserveCapacity(range.count / 3 + 1)
  while let scalar = fold.next(in: text) { scalars.append(scalar) }
  return scalars
}

/// Those of a label that the form data give.
func foldedScalars(of label: String) -> [UInt32] {
  let bytes = Array(label.utf8)
  return foldedScalars(0..<bytes.count, in: bytes.span)
}

/// Where the remark in brackets begins that stands behind a label's first words; nil where none does.
func startOfRemark(in label: Range<Int>, of text: Span<UInt8>) -> Int? {
  label.dropFirst().first {
    text[$0] == UInt8(ascii: "(") || behind("（", from: $0, in: text) != nil
  }
}
