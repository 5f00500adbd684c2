import AuditModel
import Testing

@testable import ReportReading

/// Tables whose cells are parted by commas, semicolons, 、 or a colon and blanks.
struct SeparatedTableTests {
  private let rules = ProjectRules.current

  /// The cells of two rows, parted in one way.
  struct Way: CustomTestStringConvertible {
    let mark: String
    /// Between a label and its figures.
    let colon: String
    var testDescription: String { colon + mark }
  }

  static let ways = [
    Way(mark: ",", colon: ","), Way(mark: "，", colon: "，"), Way(mark: ";", colon: ";"),
    Way(mark: "；", colon: "；"), Way(mark: "、", colon: "、"), Way(mark: "，", colon: "："),
    Way(mark: ",", colon: ": "), Way(mark: " ", colon: "："), Way(mark: "、", colon: "："),
  ]

  @Test(arguments: ways)
  func cellsAreParted(way: Way) throws {
    func row(_ label: String, _ figures: [String]) -> String {
      label + way.colon + figures.joined(separator: way.mark)
    }
    let between = way.colon == way.mark ? way.mark : " "
    let report = try rules.read(
      table3: """
        申请人情况
        \(["自然人", "法人或其他组织", "总计"].joined(separator: between))
        \(["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"].joined(separator: between))
        \(row("一、本年新收政府信息公开申请数量", ["1208", "31", "0", "4", "17", "-", "1260"]))
        \(row("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", ["3", "0", "0", "0", "0", "2", "5"]))
        \(row("1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", ["0", "6", "0", "0", "0", "0", "6"]))
        """)
    #expect(try rules.figures(report, "新收") == ["1208", "31", "0", "4", "17", "dash", "1260"])
    #expect(try rules.figures(report, "部分公开") == ["3", "0", "0", "0", "0", "2", "5"])
    #expect(try rules.figures(report, "逾期不补正") == ["0", "6", "0", "0", "0", "0", "6"])
  }

  /// A comma may part the thousands of a figure: what is told by nothing is not read, and never in another column.
  static let thousands: [(printed: String, values: [String])] = [
    ("规章,\"1,234\",0,\"1,300\"", ["1234", "0", "1300"]),
    ("规章,12,7,19", ["12", "7", "19"]),
    // 12 and 345, or 12345: a blank may have been left out.
    ("规章,12,345,6", ["unreadable", "unreadable", "unreadable"]),
    ("规章,1,234,0,1,300", ["unreadable", "unreadable", "unreadable"]),
    ("规章,,345,", ["blank", "345", "blank"]),
  ]

  @Test(arguments: thousands)
  func thousandsAreNoCells(printed: String, values: [String]) throws {
    let report = try rules.read(
      table2: """
        第二十条第（一）项
        信息内容,本年制发件数,本年废止件数,现行有效件数
        \(printed)
        行政规范性文件,8,0,52
        第二十条第（五）项
        信息内容,本年处理决定数量
        行政许可,4
        """)
    let columns = ["制发", "废止", "现行有效"]
    #expect(try columns.map { try rules.figure(report, "表二[规章,\($0)]") } == values)
    #expect(
      try columns.map { try rules.figure(report, "表二[规范性文件,\($0)]") } == ["8", "0", "52"])
  }

  /// An altered label may be known further on: its figures are no surer than those of others. 031 is no figure of its own.
  @Test(arguments: [
    "二、上年接转政府信息公开申请数量,1,867,0,0,0,0,", "二、上年接转政府信息公开申请数量,1,1,867,0,0,0,0,",
    "二、上年结转政府信息公开申请数量,2,031,0,0,0,0,2",
  ])
  func nothingIsReadThatMayBeThousands(row: String) throws {
    let report = try rules.read(
      table3: """
        自然人,商业企业,科研机构,社会公益组织,法律服务机构,其他,总计
        一、本年新收政府信息公开申请数量,3,0,0,0,0,0,3
        \(row)
        （一）予以公开,\(row.contains("031") ? "1000,0,0,0,0,0,1000" : "1,0,0,0,0,0,1")
        """)
    #expect(try rules.figures(report, "上年结转").allSatisfy { $0 == "unreadable" })
    #expect(try rules.figures(report, "新收") == ["3", "0", "0", "0", "0", "0", "3"])
  }

  /// Figures of four digits show that commas only part.
  @Test func longFiguresShowThatNoThousandsAreParted() throws {
    let report = try rules.read(
      table2: """
        信息内容,本年制发件数,本年废止件数,现行有效件数
        规章,12,345,6
        行政规范性文件,8,0,5213
        """)
    #expect(try rules.figure(report, "表二[规章,废止]") == "345")
  }

  /// Where blanks part the cells, a comma is one of thousands.
  @Test func commasAmidBlanksPartNothing() throws {
    let report = try rules.read(
      table3: """
        自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计
        一、本年新收政府信息公开申请数量 990 20 3 40 51 66 1,170
        二、上年结转政府信息公开申请数量 2,005 0 0 0 0 1 2,006
        （七）总计 995 0 0 0 0 10 1,005
        """)
    #expect(try rules.figures(report, "新收") == ["990", "20", "3", "40", "51", "66", "1170"])
    #expect(try rules.figures(report, "办理总计") == ["995", "0", "0", "0", "0", "10", "1005"])
  }

  @Test func oneLineOfFifteen() throws {
    let report = try rules.read(
      table4: """
        行政复议,行政诉讼
        结果维持,结果纠正,其他结果,尚未审结,总计,未经复议直接起诉,复议后起诉
        结果维持,结果纠正,其他结果,尚未审结,总计,结果维持,结果纠正,其他结果,尚未审结,总计
        ,2,0,1,3,0,0,0,0,0,4,0,0,5,9
        """)
    #expect(try rules.figure(report, "表四[复议,结果维持]") == "blank")
    #expect(try rules.figure(report, "表四[复议,总计]") == "3")
    #expect(try rules.figure(report, "表四[复议后起诉,尚未审结]") == "5")
  }

  /// A program numbers the lines and the columns of what it prints; the numbers are no figures.
  @Test func numberedLinesAreRows() throws {
    let report = try rules.read(
      table2: """
                 0        1        2        3
        0     信息内容  本年制发件数  本年废止件数  现行有效件数
        1       规章        5        3       80
        2  行政规范性文件     41      NaN       62
        3     信息内容  本年处理决定数量 本年处理决定数量 本年处理决定数量
        4     行政许可      70       70       70
        """)
    #expect(try rules.figure(report, "表二[规章,制发]") == "5")
    #expect(try rules.figure(report, "表二[规范性文件,废止]") == "blank")
    #expect(try rules.figure(report, "表二[规范性文件,现行有效]") == "62")
    #expect(try rules.figure(report, "表二[行政许可,处理决定]") == "70")
  }

  /// Prose with figures between commas is no table.
  @Test func sentencesAreNoRows() throws {
    let report = try rules.read(
      table2: "本年规章，行政规范性文件，行政许可3，5，7件，均已公开。\n另有规章，1，2。")
    #expect(report.cells.allSatisfy { $0.state == .absent })
  }
}
