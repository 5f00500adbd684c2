/// Bytes of an output on their way to a file.
///
/// Outputs of tens of thousands of reports pass through here, so it appends UTF-8 and nothing else.
public struct OutputBuffer: TextOutputStream, Sendable {
  public var bytes: [UInt8] = []

  public init() {}

  /// Appends a text in UTF-8.
  public mutating func write(_ string: String) {
    if string.utf8.withContiguousStorageIfAvailable({ write(bytes: $0) }) == nil {
      bytes.append(contentsOf: string.utf8)
    }
  }

  mutating func write(_ string: StaticString) {
    write(bytes: UnsafeBufferPointer(start: string.utf8Start, count: string.utf8CodeUnitCount))
  }

  mutating func write(bytes text: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: text) }

  mutating func write(spaces count: Int) {
    if count > 0 { bytes.append(contentsOf: repeatElement(0x20, count: count)) }
  }

  mutating func write(byte: UInt8) { bytes.append(byte) }

  mutating func write(_ number: Int) {
    // Nineteen digits and a sign.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      var start = digits.count
      var rest = number.magnitude
      repeat {
        start -= 1
        digits[start] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      } while rest > 0
      if number < 0 {
        start -= 1
        digits[start] = UInt8(ascii: "-")
      }
      write(bytes: UnsafeBufferPointer(rebasing: digits[start...]))
    }
  }

  /// Forgets the bytes and keeps their room.
  public mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  /// The bytes as text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }
}
