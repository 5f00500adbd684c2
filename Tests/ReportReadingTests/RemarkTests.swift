import AuditModel
import Testing

@testable import ReportReading

/// Marks and remarks behind figures, in texts where nothing parts the cells.
struct RemarkTests {
  private let rules = ProjectRules.current

  /// The remark is no cell, and no figure in it or behind it is one.
  @Test(arguments: ["45905.33（万元）", "4 （5）905.33", "4※5905.33", "4’590"])
  func remarkRunTogetherWithFiguresIsNoCell(figures: String) throws {
    let report = try rules.read(
      table2: """
        第二十条第（八）项信息内容上一年项目数量本年增/减行政事业性收费3+2\
        第二十条第（九）项信息内容采购项目数量采购总金额政府集中采购\(figures)
        """, year: 2020)
    for column in ["采购项目", "采购金额"] {
      #expect(try rules.figure(report, "表二[集中采购,\(column)]") == "unreadable")
    }
  }

  /// What parts the rows of a list is none of theirs.
  @Test func markThatPartsRowsBelongsToNoFigure() throws {
    let report = try rules.read(
      table2: """
        第二十条第（六）项信息内容本年处理决定数量行政处罚12；行政强制3
        """)
    #expect(try rules.figure(report, "表二[行政处罚,处理决定]") == "12")
    #expect(try rules.figure(report, "表二[行政强制,处理决定]") == "3")
  }

  /// A sign without width stands amid a figure, and parts nothing.
  @Test(arguments: ["\u{2060}", "\u{FEFF}", "\u{200B}"], ["\n", "  "])
  func signWithoutWidthPartsNoFigure(sign: String, mark: String) throws {
    let rows = [
      ["第二十条第（五）项"], ["信息内容", "上一年项目数量", "本年增/减", "处理决定数量"], ["行政许可", "2\(sign)9", "4", "2063"],
      ["其他对外管理服务事项", "\(sign)7", "8", "9\(sign)"], ["第二十条第（六）项"],
      ["信息内容", "上一年项目数量", "本年增/减", "处理决定数量"], ["行政处罚", "1", "2", "3"], ["行政强制", "4", "5", "6"],
    ]
    let report = try rules.read(
      table2: rows.map { $0.joined(separator: mark) }.joined(separator: "\n"), year: 2020)
    #expect(try rules.figure(report, "表二[行政许可,上年项目]") == "unreadable")
    #expect(try rules.figure(report, "表二[行政许可,增减]") == "4")
    #expect(try rules.figure(report, "表二[其他事项,上年项目]") == "7")
    #expect(try rules.figure(report, "表二[其他事项,处理决定]") == "9")
  }

  /// A figure in brackets one blank behind another may be last year's.
  @Test func figureInBracketsBehindAnotherIsNoCell() throws {
    let cells = [
      "第二十条第（八）项", "信息内容", "上一年项目数量", "本年增/减", "行政事业性收费", "5 （30）", "0", "第二十条第（九）项", "信息内容",
      "采购项目数量", "采购总金额", "政府集中采购", "3", "667.52",
    ]
    let report = try rules.read(table2: cells.joined(separator: "\n"), year: 2020)
    #expect(try rules.figure(report, "表二[行政事业性收费,上年项目]") == "unreadable")
    #expect(try rules.figure(report, "表二[行政事业性收费,增减]") == "0")
  }
}
