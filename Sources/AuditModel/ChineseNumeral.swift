/// Numbers in Chinese letters.
public enum ChineseNumeral {
  /// 零 (also 〇 and ○) to 九; nil for every other letter.
  @inlinable
  public static func digit(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0x96F6, 0x3007, 0x25CB: 0
    case 0x4E00: 1
    case 0x4E8C: 2
    case 0x4E09: 3
    case 0x56DB: 4
    case 0x4E94: 5
    case 0x516D: 6
    case 0x4E03: 7
    case 0x516B: 8
    case 0x4E5D: 9
    default: nil
    }
  }
}
