/// Bytes to look something up by, hashed at one go: a string of Han characters, or an array byte by byte, is slow to
/// hash. Two texts that print alike are different where their code points are.
public struct BytesKey: Hashable, Sendable {
  private let bytes: [UInt8]

  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  public func hash(into hasher: inout Hasher) {
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
  }
}
