import AuditModel
import Testing

@testable import ReportReading

/// Blank cells of tables whose cells stand on lines of their own, between pipes.
struct PipedBlankTests {
  private let rules = ProjectRules.current

  /// A blank cell behind two figures, as pipes on lines of their own tell it.
  @Test func aBlankCellEndsARowBetweenPipes() throws {
    let report = try rules.read(
      table2: """
        |
        第二十条第（一）项 | |||
        |
        信息内容 |
        本年制发件数 |
        本年废止件数 |
        现行有效件数 |
        |
        规章 |
        0 |
        0 |
        |
        |
        行政规范性文件 |
        5 |
        12 |
        8 |
        |
        第二十条第（五）项 | |||
        |
        信息内容 |
        本年处理决定数量 | ||
        |
        行政许可 |
        0 | ||
        |
        第二十条第（六）项 | |||
        |
        信息内容 |
        本年处理决定数量 | ||
        |
        行政处罚 |
        1 | ||
        |
        行政强制 |
        0 | ||
        """, year: 2022)
    #expect(try rules.figure(report, "表二[规章,废止]") == "0")
    #expect(try rules.figure(report, "表二[规章,现行有效]") == "blank")
    #expect(try rules.figure(report, "表二[规范性文件,现行有效]") == "8")
  }
}
