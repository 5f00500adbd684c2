import AuditModel
import Testing

/// Characters of U+4000 to U+BFFF are passed over by sixteen bytes; one by one it comes to the same.
struct WideLettersTests {
  private static func naive(_ bytes: [UInt8]) -> Int {
    var i = 0
    while i + 3 <= 15, 0xE4...0xEB ~= bytes[i],
      bytes[i + 1] & 0xC0 == 0x80, bytes[i + 2] & 0xC0 == 0x80
    {
      i += 3
    }
    return i
  }

  /// Bytes at the edges of what counts are as likely as all others together.
  @Test func sixteenBytesAreCountedAsOneByOne() {
    var random = SystemRandomNumberGenerator()
    let edges: [UInt8] = [0x00, 0x2C, 0x7F, 0x80, 0xBF, 0xC0, 0xE3, 0xE4, 0xE5, 0xEB, 0xEC, 0xFF]
    for _ in 0..<20_000 {
      var bytes = (0..<16).map { i -> UInt8 in
        i % 3 == 0
          ? .random(in: 0xE4...0xEB, using: &random) : .random(in: 0x80...0xBF, using: &random)
      }
      for _ in 0..<Int.random(in: 0...2, using: &random) {
        bytes[.random(in: 0..<16, using: &random)] = edges.randomElement(using: &random) ?? 0
      }
      let vector = SIMD16<UInt8>(bytes)
      #expect(lengthOfWideLetters(vector) == Self.naive(bytes), "\(bytes)")
    }
  }

  @Test(arguments: [
    "", "a", "公", "公开", "公开政府信", "公开政府信息", "公开政府信息，", "公开政府信a息公开", "。公开", "公开政府信息公开年报12",
  ])
  func theEndIsBehindTheLastOne(text: String) {
    let letters = text.unicodeScalars.prefix { 0x4000...0xBFFF ~= $0.value }
    let bytes = Array(text.utf8)
    #expect(
      bytes.withUnsafeBufferPointer { endOfWideLetters(in: $0, from: 0) } == letters.count * 3)
  }
}
