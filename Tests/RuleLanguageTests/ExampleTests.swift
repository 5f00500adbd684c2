import AuditModel
import RuleLanguage
import Testing

/// What the statements of an example mean.
struct ExampleTests {
  private func settings(_ statement: String, _ rule: RuleWriting) throws -> [RuleExample.Setting] {
    let (rules, errors) = try readRule(rule.with(["pass": "  pass: \(statement)"]))
    #expect(errors.map(\.description) == [])
    return try #require(rules?.rules.first?.examples.first).settings
  }

  static let values: [(text: String, content: RuleExample.CellContent)] = [
    ("10", .printed("10")), ("1,288", .printed("1,288")), ("＋335", .printed("＋335")),
    ("空", .blank), ("blank", .blank), ("缺", .absent), ("横杠", .dash), ("/", .printed("/")),
    ("无", .printed("无")), ("约100", .printed("约100")), ("非数字", .printed("非数字")),
  ]

  /// A state has its name; all else is what an agency prints.
  @Test(arguments: values)
  func cellIsWhatIsWritten(text: String, content: RuleExample.CellContent) throws {
    let quoted = text.contains(",") ? "'新收 \"\(text)\"'" : "新收 \(text)"
    guard case .cell(_, let found)? = try settings(quoted, .balance).first else {
      Issue.record("no cell")
      return
    }
    #expect(found == content)
  }

  @Test func groupingCommasStayInTheNumber() throws {
    let cells = try settings("新收 1,288, 上年结转 3，办理总计 12", .balance)
    #expect(cells.count == 3)
  }

  /// The statement, and the settings in few words.
  static let statements: [(statement: String, rule: RuleWriting, settings: [String])] = [
    ("年度 2020, 版式 2021", .year, ["year 2020", "edition 1"]),
    ("年度 2021, 检出版式(表三) 2020", .year, ["year 2021", "edition 0 of 1"]),
    ("成文日期 2021-01-31, 公布日期 缺", .year, ["signed 2021-01-31"]),
    ("期限起 2020-01-01, 期限止 2020-12-31", .year, ["period 2020-01-01 2020-12-31"]),
    ("机关 云河区人民政府, 机关类型 政府", .year, ["agency 云河区人民政府", "kind government"]),
    ("中断处 本年新收政府信", .year, ["broken off 本年新收政府信"]),
    ("章序 一二四三五六", .year, ["order [0, 1, 3, 2, 4, 5]"]),
    ("'章序 \"一二四三五六\"'", .year, ["order [0, 1, 3, 2, 4, 5]"]),
    ("表 表三, 表三 空", .blank, ["at table", "table 1 blank"]),
    (
      "'section 一 \"甲，乙\", section 六 缺, 章 五 空'", .year,
      ["section(0) 甲，乙", "section(5) absent", "section(4) "]
    ),
    ("表四 缺", .year, ["table 2 absent"]), ("表三 缺", .blank, ["at table", "table 1 absent"]),
    ("table 表三", .blank, ["at table"]), ("表三 空", .blank, ["at table", "table 1 blank"]),
    ("'report \"全文\", 前言 \"甲\"'", .year, ["report 全文", "preamble 甲"]),
    ("新收=1, 上年结转：2", .balance, ["cell 1", "cell 2"]),
    ("column 自然人, 新收 1", .balance, ["at column", "cell 1"]),
    ("row 新收, column 自然人, cell -1", .negative, ["at row", "at column", "cell -1"]),
    (
      "{年度: 2021, section 六: 无。, \"表三[新收,总计]\": 0}", .year,
      ["year 2021", "section(5) 无。", "cell 0"]
    ),
  ]

  @Test(arguments: statements)
  func statementsSetWhatTheySay(statement: String, rule: RuleWriting, expected: [String]) throws {
    #expect(try settings(statement, rule).map(inFewWords) == expected)
  }

  private func inFewWords(_ setting: RuleExample.Setting) -> String {
    switch setting {
    case .at(let name, _): "at \(name)"
    case .cell(_, .printed(let text)): "cell \(text)"
    case .cell(_, let content): "cell \(content)"
    case .year(let year): "year \(year)"
    case .kind(let kind): "kind \(kind)"
    case .level(let level): "level \(level)"
    case .agency(let name): "agency \(name)"
    case .title(let title): "title \(title)"
    case .brokenOff(let words): "broken off \(words)"
    case .signed(let date): "signed \(date)"
    case .published(let date): "published \(date)"
    case .period(let from, let to): "period \(from) \(to)"
    case .edition(let edition, let table): "edition \(edition)" + (table.map { " of \($0)" } ?? "")
    case .sectionText(.text(let source), let text): "\(source) \(text)"
    case .sectionText(let section, let text): "\(section) \(text)"
    case .sectionAbsent(let section): "\(section) absent"
    case .sectionsPrinted(let order): "order \(order)"
    case .tableAbsent(let table): "table \(table) absent"
    case .note(let note): "note \(note.kind)"
    case .tableBlank(let table): "table \(table) blank"
    case .nothing: "nothing"
    }
  }

  @Test func theOneSectionSpokenOfIsTheInstance() throws {
    let text = """
      title: 缺章
      severity: serious
      each section: required
      require: exists(section)
      examples:
        pass: section 一 "总体"
        fail:
          - section 六 缺
          - section 六, section 缺
          - section 缺
      """
    let (rules, errors) = try readRule(text)
    #expect(errors.map(\.description) == [])
    let fails = try #require(rules?.rules.first?.examples).dropFirst().map(\.settings)
    guard case .at(.section, .section(5)) = fails[0][0],
      case .sectionAbsent(.section(5)) = fails[0][1],
      case .at(.section, .section(5)) = fails[1][0], case .sectionAbsent(.instance) = fails[1][1],
      case .sectionAbsent(.instance) = fails[2][0]
    else {
      Issue.record("\(fails)")
      return
    }
  }
}
