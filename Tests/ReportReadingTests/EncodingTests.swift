import AuditModel
import Testing

@testable import ReportReading

/// Files in other encodings than UTF-8.
struct EncodingTests {
  private let rules = ProjectRules.current

  private static let text = Array(
    """
    清溪区教育局2022年政府信息公开工作年度报告
    一、总体情况
    本年度认真落实条例，网站“读图”专栏共公开信息30条。
    二、主动公开政府信息情况
    第二十条第（五）项\t\t
    信息内容\t本年处理决定数量\t
    行政许可\t２５\t
    六、其他需要报告的事项
    无——……①②
    """.utf8)

  @Test(
    arguments: [
      ("UTF-8", "utf-8"), ("UTF-8 BOM", "utf-8"), ("GB18030", "gb18030"), ("GBK", "gb18030"),
      ("UTF-16LE", "utf-16le"), ("UTF-16BE", "utf-16be"),
    ])
  func textIsReadAlikeInEveryEncoding(encoding: String, name: String) throws {
    let report = try rules.read(EncodedText.encode(Self.text, as: encoding))
    #expect(report.encoding == name)
    let body = encoding == "UTF-8 BOM" ? Array(report.source.dropFirst(3)) : report.source
    #expect(body == Self.text)
    let cell = report.cells[try #require(rules.catalog.cell(named: "表二[行政许可,处理决定]"))]
    #expect(cell.value.description == "25")
    let place = LineIndex(report.source).place(of: cell.text.lowerBound, in: report.source)
    #expect(place == SourcePlace(line: 7, column: 6))
  }

  @Test func fourByteCharactersOfGB18030AreRead() throws {
    let text = Array("一、总体情况\n𠮷祥街道㐀村，共3件。\n六、其他需要报告的事项\n无\n".utf8)
    #expect(try rules.read(EncodedText.encode(text, as: "GB18030")).source == text)
  }

  /// What a converter took from a PDF of all characters of GB 2312 that a browser had printed, where it gave radicals.
  @Test func radicalsAreReadAsTheCharactersTheyLookLike() throws {
    let given = """
      ⺅⺉⺎⺐⺒⺓⺕⺖⺘⺙⺟⺠⺡⺣⺦⺨⺭⺰⺺⺾⻁⻂⻅⻆⻈⻉⻋⻌⻐⻓⻔⻖⻘⻙⻚⻛⻜⻝\
      ⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳⼀⼁⼂⼃⼄⼆⼇⼈⼉⼊⼋⼌⼍⼎⼏⼐⼑⼒⼓⼔⼕⼗⼘⼙\
      ⼚⼛⼜⼝⼞⼟⼠⼡⼣⼤⼥⼦⼧⼨⼩⼫⼬⼭⼮⼯⼰⼱⼲⼴⼵⼶⼷⼸⼺⼻⼼⼽⼾⼿⽀⽁⽂⽃\
      ⽄⽅⽆⽇⽈⽉⽊⽋⽌⽍⽎⽏⽐⽑⽒⽓⽔⽕⽖⽗⽘⽙⽚⽛⽜⽝⽞⽟⽠⽡⽢⽣⽤⽥⽦⽧⽩⽪\
      ⽫⽬⽭⽮⽯⽰⽲⽳⽴⽵⽶⽷⽸⽹⽺⽻⽼⽽⽾⽿⾀⾁⾂⾃⾄⾅⾆⾇⾈⾉⾊⾌⾍⾎⾏⾐⾔⾕\
      ⾖⾗⾘⾚⾛⾜⾝⾟⾠⾢⾣⾥⾦⾩⾪⾫⾬⾮⾯⾰⾲⾳⾸⾹⾼⾽⾿⿀⿅⿇⿉⿊⿋⿍⿎⿏⿐⿕
      """
    let printed = """
      亻刂兀尢巳幺彐忄扌攵母民氵灬丬犭礻纟肀艹虎衤见角讠贝车辶钅长门阝青韦页风飞食\
      饣马骨鬼鱼鸟卤麦黄黾齐齿龙龟一丨丶丿乙二亠人儿入八冂冖冫几凵刀力勹匕匚十卜卩\
      厂厶又口囗土士夂夕大女子宀寸小尸屮山巛工己巾干广廴廾弋弓彡彳心戈户手支攴文斗\
      斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒白皮\
      皿目矛矢石示禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色虍虫血行衣言谷\
      豆豕豸赤走足身辛辰邑酉里金阜隶隹雨非面革韭音首香高髟鬯鬲鹿麻黍黑黹鼎鼓鼠鼻龠
      """
    #expect(given.count == printed.count && given != printed)
    let frame = "一、总体情况\n三、收到和处理政府信息公开申请情况\n"
    let report = try rules.read(Array((frame + given).utf8))
    #expect(String(decoding: report.source, as: UTF8.self) == frame + printed)
    let radical = Dictionary(uniqueKeysWithValues: zip(printed, given))
    let delivered = String(String(decoding: Self.text, as: UTF8.self).map { radical[$0] ?? $0 })
    #expect(try rules.read(Array(delivered.utf8)).source == Self.text)
  }

  private func error(_ bytes: [UInt8]) -> ReportReadingError? {
    do {
      _ = try rules.read(bytes)
      return nil
    } catch { return error as? ReportReadingError }
  }

  @Test func damagedGB18030IsToldWithItsPlace() {
    var bytes = EncodedText.encode(Self.text, as: "GB18030")
    bytes.insert(0xFF, at: bytes.count / 2)
    #expect(error(bytes) == .undecodable(at: SourcePlace(line: 1, column: 1)))
  }

  @Test func damagedUTF16IsTold() {
    let bytes = EncodedText.encode(Self.text, as: "UTF-16LE")
    #expect(error(Array(bytes.dropLast())) == .undecodable(at: SourcePlace(line: 1, column: 1)))
  }

  /// A few bytes lost from a text of UTF-8 do not make it GB18030, though they could pass for it.
  @Test(arguments: [1, 2, 40, 41, 200])
  func damagedUTF8StaysUTF8(lost: Int) {
    var bytes = Self.text
    bytes.remove(at: lost)
    guard case .notUTF8 = error(bytes) else {
      Issue.record("\(error(bytes).map { "\($0)" } ?? "read")")
      return
    }
  }

  @Test func nulInADecodedTextIsBinary() {
    let bytes = EncodedText.encode(Array("一、总体情况\n\0\n".utf8), as: "UTF-16LE")
    #expect(error(bytes) == .binary(at: SourcePlace(line: 2, column: 1)))
  }
}
