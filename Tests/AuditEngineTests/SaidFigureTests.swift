import AuditModel
import TestSupport
import Testing

@testable import AuditEngine

/// Numbers and dates in prose.
struct SaidFigureTests {
  static let figures: [(digits: String, scale: String, value: String?)] = [
    ("12", "", "12"), ("１２", "", "12"), ("1,234", "", "1234"), ("1，234，567", "", "1234567"),
    ("12.50", "", "12.5"), ("１２．５", "", "12.5"), ("0", "", "0"), ("007", "", "7"),
    ("1.2", "万", "12000"), ("3", " 千", "3000"), ("2", "百万", "2000000"), ("2", "亿", "200000000"),
    ("零", "", "0"), ("一", "", "1"), ("两", "", "2"), ("十", "", "10"), ("十五", "", "15"),
    ("二十", "", "20"), ("二十三", "", "23"), ("一百", "", "100"), ("一百零五", "", "105"),
    ("一百一十", "", "110"), ("一百五", "", nil), ("一千二百三十四", "", "1234"), ("一千零五", "", "1005"),
    ("两万", "", "20000"), ("一万二千", "", "12000"), ("一万二", "", nil), ("十二万三千", "", "123000"),
    ("三亿五千万", "", "350000000"), ("一二", "", "12"), ("二〇二一", "", "2021"), ("二○二一", "", "2021"),
    ("廿", "", "20"), ("廿六", "", "26"), ("卅一", "", "31"), ("一百廿六", "", "126"), ("二廿", "", nil),
    ("百", "", "100"), ("二三十", "", nil), ("万", "", nil), ("二万三千亿", "", "2300000000000"),
    ("一亿一亿", "", nil), ("一亿一亿一亿", "", nil), ("一万一万", "", nil), ("一万一亿一万一亿", "", nil),
    ("九千九百九十九亿", "万亿", nil), (String(repeating: "千", count: 20) + "亿", "", nil),
    ("99999999999999", "", nil), ("1.1234567", "", nil), ("9999999999999", "亿", nil),
  ]

  @Test(arguments: figures)
  func figureIsReadAsWritten(digits: String, scale: String, value: String?) {
    let (digits, scale) = (Array(digits.utf8), Array(scale.utf8))
    let figure = digits.withUnsafeBufferPointer { digits in
      scale.withUnsafeBufferPointer { SaidFigure(digits: digits, scale: $0) }
    }
    #expect(figure.value?.description == value)
  }

  /// Whatever numerals follow one another, the worst that comes of it is no number.
  @Test(arguments: 0..<32)
  func anyRowOfNumeralsIsRead(seed: Int) {
    var random = SeededRandom(seed: seed)
    let signs = Array("零一两九十百千万亿亿亿廿卅9.，")
    for _ in 0..<500 {
      let text = String(
        (0...Int.random(in: 0..<24, using: &random)).map { _ in
          signs.randomElement(using: &random)!
        })
      let value = Array(text.utf8).withUnsafeBufferPointer {
        SaidFigure(digits: $0, scale: $0).value
      }
      #expect(value.map { $0.scaled >= 0 } ?? true, "\(text)")
    }
  }

  static let dates: [(text: String, date: String?)] = [
    ("2021年1月31日", "2021-01-31"), ("２０２１年１月３１日", "2021-01-31"), ("2021-1-31", "2021-01-31"),
    ("2021.01.31", "2021-01-31"), ("二〇二一年一月三十一日", "2021-01-31"), ("二○二一年十二月十日", "2021-12-10"),
    ("2021年2月29日", nil), ("2020年2月29日", "2020-02-29"), ("二〇二一年一月廿六日", "2021-01-26"),
    ("2021年13月1日", nil), ("2021年1月", nil),
    ("", nil),
  ]

  @Test(arguments: dates)
  func dateIsReadAsWritten(text: String, date: String?) {
    let found = Array(text.utf8).withUnsafeBufferPointer { SaidDate($0)?.date }
    #expect(found?.description == date)
  }

  static let identities: [(text: String, isValid: Bool)] = [
    ("11010519491231002X", true), ("11010519491231002x", true), ("110105194912310021", false),
    ("11010519491331002X", false), ("1101051949123100", false), ("91110000MA01ABCD12", false),
    ("110105 19491231 002X", true), ("110105 19491231 0021", false),
    ("1101051949123100 2X1", false), ("000000000000000000", false), ("", false),
  ]

  @Test(arguments: identities)
  func identityNumbersHaveACheckDigit(text: String, isValid: Bool) {
    #expect(Array(text.utf8).withUnsafeBufferPointer { IdentityNumber.isValid($0) } == isValid)
  }
}

/// How prose is written before it is searched.
struct TextFoldingTests {
  static let texts: [(printed: String, folded: String)] = [
    ("公开 信息", "公开信息"), ("公开　信息", "公开信息"), ("共 12 件", "共12件"), ("　　收到", "收到"), ("收到  ", "收到"),
    ("PDF 文件", "PDF文件"), ("see also this", "see also this"), ("12 34", "12 34"),
    ("收到\u{A0}申请", "收到申请"), ("收到\u{200B}申请", "收到申请"), ("“ 三安全 ”", "“三安全”"),
    ("一是公开,二是申请;三是", "一是公开，二是申请；三是"), ("(一)公开", "（一）公开"), ("1,234件", "1,234件"), ("23,其中", "23，其中"),
    ("电话:0379", "电话：0379"), ("http://a.cn:80", "http://a.cn:80"), ("8:30", "8:30"), ("为何?", "为何？"),
    ("２０２１年", "2021年"), ("１２．５％", "12．5％"), ("１，２３４件", "1，234件"), ("", ""), ("a", "a"), (" ", ""),
    ("信\u{3000}\u{3000}息 ,公", "信息，公"), ("😀 好", "😀好"), ("é é", "éé"),
    ("收\u{2060}到\u{200E}申\u{205F}请", "收到申请"), ("公开\u{2028}信息", "公开\u{2028}信息"),
  ]

  @Test(arguments: texts)
  func textIsFolded(printed: String, folded: String) {
    let (prose, _) = Self.lay(printed)
    #expect(String(decoding: prose.bytes[prose.range(of: 0..<1)], as: UTF8.self) == folded)
  }

  /// Every sign that is left leads to where it is printed.
  @Test(arguments: texts)
  func placesAreThoseOfThePrint(printed: String, folded: String) {
    let (prose, report) = Self.lay(printed)
    let range = prose.range(of: 0..<1)
    var start = range.lowerBound
    var last = 0
    while start < range.upperBound {
      var end = start + 1
      while end < range.upperBound, prose.bytes[end] & 0xC0 == 0x80 { end += 1 }
      let place = prose.place(of: start..<end)
      let sign = String(decoding: prose.bytes[start..<end], as: UTF8.self)
      let (same, _) = Self.lay("好" + report.text(place) + "好")
      #expect(
        String(decoding: same.bytes[same.range(of: 0..<1)], as: UTF8.self) == "好\(sign)好"
          || sign.utf8.count == 1)
      #expect(place.lowerBound >= last)
      last = place.upperBound
      start = end
    }
  }

  private static func lay(_ printed: String) -> (Prose, Report) {
    var report = Report(cellCount: 0, tableCount: 0)
    report.source = Array(printed.utf8)
    report.paragraphs = [0..<report.source.count]
    let prose = Prose()
    prose.layOut(report)
    return (prose, report)
  }
}

/// Sentences and clauses, without the signs that end them.
struct SurroundingsTests {
  static let cases: [(text: String, find: String, sentence: String, clause: String)] = [
    ("一是公开。二是申请，收到8件，答复7件。三是管理。", "8件", "二是申请，收到8件，答复7件", "收到8件"),
    ("收到8件", "8件", "收到8件", "收到8件"),
    ("收到8件。", "8件。", "收到8件。", "收到8件。"),
    ("甲；乙8件！丙", "8件", "乙8件", "乙8件"),
    ("说明：共8件、其他", "8件", "说明：共8件、其他", "共8件"),
    ("第一段\n第二段8件\n第三段", "8件", "第二段8件", "第二段8件"),
    ("甲,乙8件;丙", "8件", "甲,乙8件", "乙8件"),
  ]

  @Test(arguments: cases)
  func extentOfAFind(text: String, find: String, sentence: String, clause: String) throws {
    let bytes = Array(text.utf8)
    let start = try #require(
      bytes.indices.first { bytes[$0...].starts(with: find.utf8) })
    let range = start..<start + find.utf8.count
    bytes.withUnsafeBufferPointer { buffer in
      let around = Surroundings(bytes: buffer, text: 0..<bytes.count)
      func text(_ extent: TextExtent) -> String {
        String(decoding: bytes[around.range(around: range, extent)], as: UTF8.self)
      }
      #expect(text(.sentence) == sentence)
      #expect(text(.clause) == clause)
    }
  }
}
