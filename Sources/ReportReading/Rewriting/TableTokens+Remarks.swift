import AuditModel

/// What is printed behind a figure and is no figure of the next cell: 1'802, 0※, 12（7）, 905.33 （万元）.
extension TableTokens {
  /// In bytes.
  private static let longestRemark = 45

  /// Where the marks and remarks behind a figure end, and the figures behind these: nobody can say where among them a cell
  /// ends. `start` where none stand there.
  func endOfRemarks(behind start: Int, before limit: Int, in text: Span<UInt8>) -> Int {
    var end = start
    while let next = endOfRemark(at: end, before: limit, in: text) {
      end = next
      while end < limit {
        let (value, length) = scalar(at: end, in: text)
        guard digit(value) != nil || value == 0x2E else { break }
        end += length
      }
    }
    return end
  }

  /// Where the mark or the remark in brackets at `start` ends; nil where none does, or it is a label's.
  private func endOfRemark(at start: Int, before limit: Int, in text: Span<UInt8>) -> Int? {
    var i = start
    while i < limit, isSpace(scalar(at: i, in: text).value),
      !isZeroWidth(scalar(at: i, in: text).value)
    {
      i += scalar(at: i, in: text).length
    }
    guard i < limit, label(at: i, before: limit, in: text) == nil else { return nil }
    let (value, length) = scalar(at: i, in: text)
    if isOpeningBracket(value) {
      return firstSign(
        in: i..<min(limit, i + Self.longestRemark), of: text, where: isClosingBracket
      )
      .map { $0 + scalar(at: $0, in: text).length }
    }
    guard i == start, digit(value) == nil, countedScalar(value) == nil,
      !isSpace(value) || isZeroWidth(value)
    else { return nil }
    if isDashMark(value) {
      // A dash is a cell of its own, or a sign.
      return i + length < limit && digit(scalar(at: i + length, in: text).value) != nil
        ? i + length : nil
    }
    // What parts the rows of a list is no mark of a figure.
    if isListMark(value), label(at: i + length, before: limit, in: text) != nil { return nil }
    return i + length
  }
}

/// ， ； 、 。 and a colon, of either width.
func isListMark(_ value: UInt32) -> Bool {
  switch value {
  case 0x2C, 0xFF0C, 0x3B, 0xFF1B, 0x3001, 0x3002, 0x3A, 0xFF1A: true
  default: false
  }
}
