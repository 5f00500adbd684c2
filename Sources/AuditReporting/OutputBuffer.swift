/// Bytes of an output on their way to a file.
///
/// Outputs of tens of thousands of reports pass through here, so it appends UTF-8 and nothing else.
public struct OutputBuffer: TextOutputStream, Sendable {
  public var bytes: [UInt8] = []

  public init() {}

  public mutating func write(_ string: String) {
    bytes.append(contentsOf: string.utf8)
  }

  mutating func write(_ string: StaticString) {
    write(bytes: UnsafeBufferPointer(start: string.utf8Start, count: string.utf8CodeUnitCount))
  }

  mutating func write(bytes text: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: text) }

  mutating func write(byte: UInt8) { bytes.append(byte) }

  mutating func write(_ number: Int) {
    if (0..<10).contains(number) {
      bytes.append(0x30 + UInt8(number))
    } else {
      write(String(number))
    }
  }

  /// Forgets the bytes and keeps their room.
  public mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  /// The bytes as text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }
}
