import AuditModel
import Testing

@testable import AuditReporting

struct DisplayWidthTests {
  static let widths: [(text: String, width: Int)] = [
    ("abc", 3), ("勾稽", 4), ("，。（）", 8), ("＋－＝", 6), ("“”—…·─", 6), ("〔2021〕", 8), ("e\u{301}", 1),
    ("𠮷", 2), ("①", 1), ("\u{3000}", 2),
  ]

  @Test(arguments: widths)
  func widthIsThatOfTerminals(text: String, width: Int) { #expect(text.displayWidth == width) }

  @Test func paddingAlignsWideAndNarrowText() {
    #expect("区政府".padded(to: 8) == "区政府  ")
    #expect("12".paddedLeft(to: 4) == "  12")
  }

  @Test func shorteningNeverHalvesACharacter() {
    #expect("政府信息公开".shortened(to: 8) == "政府信…")
    #expect("政府".shortened(to: 8) == "政府")
  }
}

struct WrappingTests {
  static let texts: [(text: String, width: Int, lines: [String])] = [
    ("政府信息公开", 12, ["政府信息公开"]),
    ("政府信息公开", 8, ["政府信息", "公开"]),
    // A closing sign does not begin a line.
    ("政府信息，公开", 8, ["政府信", "息，公开"]),
    // An opening one does not end it.
    ("政府信（公开）", 8, ["政府信", "（公开）"]),
    // Numbers and paths stay whole.
    ("相差123456件", 8, ["相差", "123456件"]),
    ("相差 12 件，多", 8, ["相差 12", "件，多"]),
    ("见 reports/a.txt 处", 10, ["见", "reports/a.txt", "处"]),
  ]

  @Test(arguments: texts)
  func linesBreakWhereChineseMay(text: String, width: Int, lines: [String]) {
    var told: [String] = []
    text.visitLines(of: width) { told.append(String(decoding: $0, as: UTF8.self)) }
    #expect(told == lines)
  }
}

struct CitedCellsTests {
  @Test func oneColumnIsListedByRow() {
    let texts = CitedCells(Samples.unbalanced(in: "自然人", line: 43).cells, in: Samples.catalog).texts
    #expect(
      texts == ["表三“自然人”列：新收 23（第43行）；上年结转 2（第44行）；办理总计 24（第64行）；结转下年 空白（按 0 计）（第65行）"])
  }

  @Test func manyCellsStandTogetherAndAreAllNamed() {
    let texts = CitedCells(Samples.manyBlanks.cells, in: Samples.catalog).texts
    #expect(
      texts == ["表三“上年结转、予以公开、国家秘密、内部事务、办案”行：“自然人、其他”列均为 空白（第50–54行）；“结转下年”行：其他 空白（第70行）"])
  }
}

extension CitedCellsTests {
  @Test func aWholeTableIsOneStatement() {
    let table = Samples.catalog.tables[0]
    let cells = table.rows.enumerated().flatMap { i, row in
      table.columns.map { Samples.blankCell(row, $0, line: 10 + i) }
    }
    #expect(
      CitedCells(cells, in: Samples.catalog).texts == ["表三全部 30 格均为 空白（第10–19行）"])
  }

  @Test func oneCellIsNamedByRowAndColumn() {
    let cells = [Samples.cell("新收", "总计", 5, line: 3, text: "5件")]
    #expect(CitedCells(cells, in: Samples.catalog).texts == ["表三“新收”行“总计”列：5件（第3行）"])
  }
}

struct ArithmeticTests {
  @Test func sumsAreWrittenOut() throws {
    let sum = try #require(
      Arithmetic(
        of: Samples.unbalanced(in: "自然人", line: 1), by: Samples.balance, in: Samples.catalog))
    #expect(sum.text == "新收 23 ＋ 上年结转 2 ＝ 25；办理总计 24 ＋ 结转下年 0 ＝ 24；25 ≠ 24，相差 1")
  }

  @Test func zerosAreFolded() throws {
    let sum = try #require(
      Arithmetic(of: Samples.wrongSum, by: Samples.results, in: Samples.catalog))
    #expect(sum.text == "办理总计 24；予以公开 20 ＋ 部分公开 3（另 4 项为 0） ＝ 23；24 ≠ 23，相差 1")
  }

  @Test func aSumThatDoesNotComeOutIsNotShown() {
    var finding = Samples.wrongSum
    finding.right = "22"
    #expect(Arithmetic(of: finding, by: Samples.results, in: Samples.catalog) == nil)
  }
}
