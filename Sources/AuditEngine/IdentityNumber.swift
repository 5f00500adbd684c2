import AuditModel

/// Numbers of Chinese identity cards (GB 11643).
enum IdentityNumber {
  private static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  private static let checks = Array("10X98765432".utf8)
  private static let yearsOfBirth = 1850...2100

  /// Eighteen digits, the last perhaps an X, with a day of birth and the right check digit. Blanks between
  /// them do not count.
  static func isValid(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count > 18 else { return isUnbroken(text) }
    // Printed in groups: 110101 19900307 7715.
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 18) { digits in
      var count = 0
      for byte in text where byte != 0x20 {
        guard count < 18 else { return false }
        digits[count] = byte
        count += 1
      }
      return isUnbroken(UnsafeBufferPointer(digits.extracting(0..<count)))
    }
  }

  private static func isUnbroken(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count == 18 else { return false }
    var sum = 0
    for i in 0..<17 {
      guard (0x30...0x39).contains(text[i]) else { return false }
      sum += Int(text[i] - 0x30) * weights[i]
    }
    let last = text[17] == UInt8(ascii: "x") ? UInt8(ascii: "X") : text[17]
    guard last == checks[sum % 11] else { return false }
    func number(_ range: Range<Int>) -> Int {
      range.reduce(0) { $0 * 10 + Int(text[$1] - 0x30) }
    }
    let year = number(6..<10)
    return Self.yearsOfBirth.contains(year)
      && CalendarDate(year: year, month: number(10..<12), day: number(12..<14)) != nil
  }
}

/// A date in words: three numbers with anything between them.
struct SaidDate {
  private(set) var date: CalendarDate?

  /// nil where the text does not hold three numbers.
  init?(_ text: UnsafeBufferPointer<UInt8>) {
    var scalars = SaidFigure.Scalars(text)
    var parts: [Int] = []
    var start: Int?
    var end = 0
    func close() {
      guard let first = start else { return }
      let digits = UnsafeBufferPointer(rebasing: text[first..<end])
      let value = SaidFigure(digits: digits, scale: UnsafeBufferPointer(rebasing: text[end..<end]))
      parts.append(value.value.flatMap { Exact($0).whole } ?? 0)
      start = nil
    }
    while true {
      let position = scalars.position
      guard let scalar = scalars.next() else { break }
      if SaidFigure.isNumeral(scalar) {
        start = start ?? position
        end = scalars.position
      } else {
        close()
      }
    }
    close()
    guard parts.count == 3 else { return nil }
    date = CalendarDate(year: parts[0], month: parts[1], day: parts[2])
  }
}
