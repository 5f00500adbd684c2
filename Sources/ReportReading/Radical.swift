import AuditModel

/// Radicals as characters of their own (U+2E80 to U+2FD5), which look like the characters they head.
///
/// A font draws both by one glyph, so that a converter of PDF may give 民 and 行 as ⺠ and ⾏.
enum Radical {
  /// Whether the first two bytes of a character of three are those of a radical, or of what stands among them.
  @inline(__always)
  static func begins(_ first: UInt8, _ second: UInt8) -> Bool { first == 0xE2 && second >= 0xBA }

  /// Writes the characters for the radicals in valid UTF-8. Nothing moves: both have three bytes.
  static func replace(in text: inout [UInt8]) {
    var i = 0
    while i + 2 < text.count {
      guard begins(text[i], text[i + 1]) else {
        i += 1
        continue
      }
      if let form = character(for: scalar(at: i, in: text.span).value) {
        for k in 0..<3 { text[i + k] = form[k] }
      }
      i += 3
    }
  }

  private static func character(for radical: UInt32) -> UnsafePointer<UInt8>? {
    switch radical {
    case 0x2E80...0x2EF3: supplement.utf8Start + 3 * Int(radical - 0x2E80)
    case 0x2F00...0x2FD5: kangxi.utf8Start + 3 * Int(radical - 0x2F00)
    default: nil
    }
  }

  /// U+2E80 to U+2EF3, by Equivalent_Unified_Ideograph of the Unicode Character Database; a radical itself where that
  /// gives none of three bytes.
  private static let supplement: StaticString = """
    ⺀厂乛乚乙亻冂⺇刀刂卜㔾小小兀尣尢⺑巳幺彑彐忄心扌攵⺚旡日月歺母民氵氺灬爫爫\
    丬牛犭王⺪目示礻⺮糹纟罓罒㓁冗⺵羊⺷⺸耂肀聿肉⺽艹艹艹虎衤覀西见角⻇讠贝⻊车\
    辶辶辶邑钅長镸长门⻕阝雨青韦页风飞食⻞飠饣⻡马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜\
    亀龟
    """

  /// U+2F00 to U+2FD5, likewise; but 户 for U+2F3E, as simplified characters print it.
  private static let kangxi: StaticString = """
    一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女\
    子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈户手支攴文斗斤方无日曰月木欠\
    止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸\
    禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕\
    豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟\
    鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠
    """
}
