import AuditModel
import Testing

@testable import ReportReading

/// Tables whose cells are parted by the marks of other programs.
struct PlainMarksTests {
  private let rules = ProjectRules.current

  static let header = [
    ["（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "申请人情况"], ["自然人", "法人或其他组织", "总计"],
    ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"],
  ]
  static let rows = [
    ["一、本年新收政府信息公开申请数量", "8", "1", "2", "3", "4", "5", "23"],
    ["二、上年结转政府信息公开申请数量", "1", "0", "0", "0", "2", "0", "3"],
    ["三、本年度办理结果", "（一）予以公开", "6", "1", "0", "3", "4", "5", "19"],
    ["（三）不予公开", "1.属于国家秘密", "1", "0", "2", "0", "1", "0", "4"],
    ["四、结转下年度继续办理", "2", "0", "0", "0", "1", "0", "3"],
  ]

  /// How a program writes a table.
  struct Program: Sendable, CustomTestStringConvertible {
    var name: String
    var write: @Sendable ([[String]]) -> String

    var testDescription: String { name }

    init(_ name: String, _ write: @escaping @Sendable ([[String]]) -> String) {
      self.name = name
      self.write = write
    }

    init(between bar: String) {
      self.init("between \(bar)") { rows in
        rows.map { "\(bar) \($0.joined(separator: " \(bar) ")) \(bar)" }.joined(separator: "\n")
      }
    }
  }

  static let programs =
    ["｜", "│", "┃", "║"].map { Program(between: $0) } + [
      Program("bold") { rows in
        rows.map { row in row.map { " **\($0)** |" }.joined() }.joined(separator: "\n")
      },
      Program("bold cells on lines") { rows in
        rows.joined().map { "**\($0)**" }.joined(separator: "\n\n")
      },
      Program("blanks on lines") { rows in
        rows.joined().map { "\($0)&nbsp;" }.joined(separator: "\n\n")
      },
      Program("LaTeX") { rows in
        "\\begin{tabular}{|c|c|}\n\\hline\n"
          + rows.map { $0.joined(separator: " & ") + " \\\\ \\hline\n" }.joined() + "\\end{tabular}"
      },
      Program("LaTeX with merged cells, rows over lines") { rows in
        "\\begin{longtable}{ccc}\n\\toprule\n"
          + rows.map { row in
            (["\\multicolumn{2}{c|}{\\textbf{\(row[0])}}"] + row.dropFirst())
              .joined(separator: " &\n") + " \\\\\n"
          }.joined(separator: "\\cline{2-3}\n") + "\\end{longtable}"
      },
      Program("wiki") { rows in
        "{| class=\"wikitable\"\n|+ 申请情况\n"
          + rows.map { row in
            "|-\n" + row.map { "| colspan=\"1\" | \($0)\n" }.joined()
          }.joined() + "|}"
      },
      Program("wiki with rows on lines") { rows in
        "{|\n"
          + rows.map { "|-\n! \($0[0]) || \($0.dropFirst().joined(separator: " || "))\n" }.joined()
          + "|}"
      },
      Program("escaped HTML") { rows in
        "&lt;table border=&quot;1&quot;&gt;\n"
          + rows.map { row in
            "&lt;tr&gt;" + row.map { "&lt;td&gt;\($0)&lt;/td&gt;" }.joined() + "&lt;/tr&gt;\n"
          }.joined() + "&lt;/table&gt;"
      },
    ]

  @Test(arguments: programs)
  func cellsAreRead(program: Program) throws {
    let report = try rules.read(table3: program.write(Self.header + Self.rows))
    #expect(try rules.figures(report, "新收") == Array(Self.rows[0].dropFirst()), "\(report.layout)")
    #expect(try rules.figures(report, "上年结转") == Array(Self.rows[1].dropFirst()))
    #expect(try rules.figures(report, "予以公开") == Array(Self.rows[2].dropFirst(2)))
    #expect(try rules.figures(report, "国家秘密") == Array(Self.rows[3].dropFirst(2)))
    #expect(try rules.figures(report, "结转下年") == Array(Self.rows[4].dropFirst()))
  }

  /// Places are told in the text as it is printed.
  @Test func placesAreThoseOfThePrint() throws {
    let table = Self.programs[0].write(Self.header + Self.rows)
    let report = try rules.read(table3: table)
    let number = try #require(rules.catalog.cell(named: "表三[上年结转,自然人]"))
    let bytes = report.printedBytes
    let place = LineIndex(bytes).place(
      of: report.printedOffset(of: report.cells[number].text.lowerBound), in: bytes)
    let line = table.split(separator: "\n")[4]
    let column = try #require(line.unicodeScalars.firstIndex(of: "1"))
    #expect(place.line == 7)
    #expect(place.column == line.unicodeScalars.distance(from: line.startIndex, to: column) + 1)
  }

  /// Prose keeps its marks, and a drawn table, whose rows may take several lines, its borders.
  @Test func nothingElseIsChanged() {
    for text in [
      "首页｜政务公开", "全年**12**件&lt;3。", "┌──┬──┐\n│1│2│\n└──┴──┘", "a & b \\\\", "{ 1 | 2 }",
    ] {
      #expect(PlainMarks.folded(Array(text.utf8)) == nil, "\(text)")
    }
  }
}
