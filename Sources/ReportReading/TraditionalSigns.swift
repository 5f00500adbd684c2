import AuditModel

/// Traditional signs, which mirrors of web sites put in the place of the simplified ones that the forms print.
struct TraditionalSigns: Sendable {
  /// By traditional sign, and by simplified one, the other.
  private let simplified: [UInt32: UInt32]
  private let partners: Set<UInt32>

  /// - Parameter pairs: both signs of each, the traditional one first; what has not three bytes is passed over.
  init(_ pairs: [String]) {
    var simplified: [UInt32: UInt32] = [:]
    for pair in pairs {
      let signs = pair.unicodeScalars.map(\.value)
      guard signs.count == 2, signs.allSatisfy(isHan), signs.allSatisfy({ $0 < 0x1_0000 }) else {
        continue
      }
      simplified[signs[0]] = signs[1]
    }
    self.simplified = simplified
    partners = Set(simplified.values)
  }

  /// The text in simplified signs, where it holds more traditional ones than of those that stand for them; nil for any
  /// other. Nothing moves: both have three bytes.
  func folded(_ text: [UInt8]) -> [UInt8]? {
    var found: [(position: Int, sign: UInt32)] = []
    var plain = 0
    var i = 0
    while i < text.count {
      let (value, length) = scalar(at: i, in: text.span)
      if length == 3 {
        if let sign = simplified[value] {
          found.append((i, sign))
        } else if partners.contains(value) {
          plain += 1
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
