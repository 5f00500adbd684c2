import AuditModel

/// Traditional signs, which mirrors of web sites put in the place of the simplified ones that the forms print.
struct TraditionalSigns: Sendable {
  /// By sign of three bytes: the simplified one of a pair; 0 for a sign of none.
  private let simplified: [UInt16]

  /// So many simplified signs more than traditional ones tell an ordinary text.
  private static let enough = 64

  /// - Parameter pairs: both signs of each, the traditional one first; what has not three bytes is passed over.
  init(_ pairs: [String]) {
    var simplified = [UInt16](repeating: 0, count: pairs.isEmpty ? 0 : 0x1_0000)
    for pair in pairs {
      let signs = pair.unicodeScalars.map(\.value)
      guard signs.count == 2, signs.allSatisfy(isHan), signs.allSatisfy({ $0 < 0x1_0000 }) else {
        continue
      }
      simplified[Int(signs[0])] = UInt16(signs[1])
      simplified[Int(signs[1])] = UInt16(signs[1])
    }
    self.simplified = simplified
  }

  /// The text in simplified signs, where it holds more traditional ones than of those that stand for them; nil for any
  /// other. Nothing moves: both have three bytes.
  func folded(_ text: [UInt8]) -> [UInt8]? {
    if simplified.isEmpty { return nil }
    var found: [(position: Int, sign: UInt32)] = []
    var plain = 0
    let span = text.span
    var i = 0
    while i < span.count {
      let (value, length) = scalar(at: i, in: span)
      if length == 3 {
        let sign = UInt32(simplified[Int(value)])
        if sign == value {
          plain += 1
          if plain > found.count + Self.enough { return nil }
        } else if sign != 0 {
          found.append((i, sign))
        }
      }
      i += length
    }
    guard found.count > plain else { return nil }
    var folded = text
    for (position, sign) in found {
      folded[position] = UInt8(0xE0 | sign >> 12)
      folded[position + 1] = UInt8(0x80 | sign >> 6 & 0x3F)
      folded[position + 2] = UInt8(0x80 | sign & 0x3F)
    }
    return folded
  }
}
