import AuditModel
import Testing

@testable import ReportReading

/// Tables whose words stand one behind the other, as pdfplumber and `pdftotext -raw` print them.
struct WordOrderTests {
  private let rules = ProjectRules.current

  /// Narrow columns, the labels of groups amid those of rows.
  private func report(
    header: String, first: String = "21 2 0 3 4 5 35", isZeroed: Bool = false
  ) throws -> Report {
    let text = """
      清溪区教育局2021年政府信息公开工作年度报告
      三、收到和处理政府信息公开申请情况
      \(header)
      一、本年新收政府信息公开申请
      \(first)
      数量
      二、上年结转政府信息公开申请
      1 0 0 0 0 0 1
      数量
      三、本 （一）予以公开 11 2 0 0 4 5 22
      年度办
      （二）部分公开（区分
      理结果
      处理的，只计这一情 1 0 0 0 0 0 1
      形，不计其他情形）
      1.属于国家秘密 0 0 0 0 0 0 0
      2.其他法律行政
      0 0 0 3 0 0 3
      法规禁止公开
      3.危及“三安全
      0 0 0 0 0 0 0
      一稳定”
      4.保护第三方合
      0 0 0 0 0 0 0
      （三
      法权益
      ）不
      5.属于三类内部
      予公
      0 0 0 0 0 0 0
      事务信息
      开
      6.属于四类过程
      4 0 0 0 0 0 4
      性信息
      7.属于行政执法
      0 0 0 0 0 0 0
      案卷
      8.属于行政查询
      0 0 0 0 0 0 0
      事项
      （四 1.本机关不掌握 2 0 0 0 0 0 2
      ）无
      相关政府信息
      法提 2.没有现成信息
      （四） 0 0 0 0 0 0 0
      需要另行制作
      （七）总计 18 2 0 3 4 5 32
      四、结转下年度继续办理 4 0 0 0 0 0 4
      六、其他需要报告的事项
      无。
      """
    // A figure is all that stands between two blanks or line ends.
    return try rules.read(
      isZeroed ? text.replacing(/([ \n])[0-9]+(?=[ \n])/) { "\($0.output.1)0" } : text)
  }

  private func value(_ name: String, in report: Report) throws -> Int64? {
    let cell = report.cells[try #require(rules.catalog.cell(named: "表三[\(name)]"))]
    return cell.state == .number ? cell.value.scaled / 1_000_000 : nil
  }

  /// The values of one row stand beside the first line of its label, those of all others beside whole labels.
  @Test func oneBrokenLabelAmongWholeOnes() throws {
    let broken = "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"
    let edition = try #require(rules.catalog.editions.first { $0.id == "2021" })
    let rows = try #require(edition.tables.first { $0.name == "表三" }).rows.map(\.label).map {
      $0 == broken
        ? "\(broken.prefix(15)) 7 0 0 0 0 0 7\n\(broken.dropFirst(15))" : "\($0) 0 0 0 0 0 0 0"
    }
    let report = try rules.read(
      table3: """
        \(Self.headers[0])
        \(rows.joined(separator: "\n"))
        """)
    #expect(try value("逾期未缴费,自然人", in: report) == 7)
    #expect(!report.notes.contains { $0.kind == .missingColumn })
  }

  private static let corner = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"

  /// The pieces of the labels as they stand on the page, line by line; and each label as a whole, one after the other.
  static let headers = [
    "申请人情况\n\(corner)\n法人或其他组织\n社会\n自然人 总计\n科研 法律服务\n商业企业 公益 其他\n机构 机构\n组织",
    "\(corner)\n申请人情况\n自然人\n法人或其他组织\n总计\n商业企业\n科研\n机构\n社会\n公益\n组织\n法律服务\n机构\n其他",
  ]

  /// A sentence above the table, its figures apart.
  private static let preface = "2021 年本机关共收到申请 35 件，其中自然人申请 21 件，商业企业申请\n2 件；予以公开 22 件。\n"

  @Test(arguments: headers + [preface + headers[0]])
  func orderTellsRowsAndColumns(header: String) throws {
    let report = try report(header: header)
    for (column, number) in zip(ProjectRules.applicants, [21, 2, 0, 3, 4, 5, 35]) {
      #expect(try value("新收,\(column)", in: report) == Int64(number), "\(column)")
    }
    let parts = ["部分公开": 1, "法律法规禁止": 3, "过程性信息": 4, "不掌握": 2, "办理总计": 32, "结转下年": 4]
    for (row, number) in parts {
      #expect(try value("\(row),总计", in: report) == Int64(number), "\(row)")
    }
    #expect(!report.notes.contains { $0.kind == .cornerNoteMissing })
  }

  /// A line in another order than the form's, a label missing: nothing is put in columns by its number alone.
  @Test(arguments: [
    headers[0].replacing("商业企业 公益 其他", with: "其他 公益 商业企业"),
    headers[0].replacing("法律服务", with: ""), headers[1].replacing("科研\n", with: ""), corner,
  ])
  func whatTheHeaderDoesNotTellIsNotRead(header: String) throws {
    let report = try report(header: header)
    for row in ["新收", "部分公开", "过程性信息"] {
      for column in ProjectRules.applicants {
        #expect(try value("\(row),\(column)", in: report) == nil)
      }
    }
  }

  /// Rows that stand there unread are not told as missing; one that is not there is, where all others were read.
  @Test func unreadRowsAreNotMissing() throws {
    let unread = try report(header: Self.corner)
    #expect(!unread.notes.contains { $0.kind == .missingRow })
    let read = try report(header: Self.headers[0])
    let missing = read.notes.filter { $0.kind == .missingRow }.compactMap(\.official)
    #expect(missing.contains { $0.contains("补正后申请内容仍不明确") })
  }

  /// Labels, or pieces of them, that may be put together in ever more ways are given up.
  @Test(arguments: [
    ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"], ["科", "研", "机", "构"],
    ["法", "律", "服", "务", "机", "构"],
  ])
  func tooManyPiecesAreGivenUp(pieces: [String]) throws {
    let lines = pieces.map { Array(repeating: $0, count: 64).joined(separator: " ") }
    let report = try report(header: lines.joined(separator: "\n"))
    #expect(try value("新收,自然人", in: report) == nil)
  }

  /// A blank cell, a row without values: what is printed beside other labels is not theirs.
  @Test func rowsThatLostValuesKeepTheirLabels() throws {
    let report = try report(header: Self.headers[0], first: "21 2 0 3 5 31")
    for column in ProjectRules.applicants { #expect(try value("新收,\(column)", in: report) == nil) }
    #expect(try value("上年结转,总计", in: report) == 1)
    #expect(
      !report.notes.contains { $0.kind == .missingRow && $0.official?.contains("新收") == true })
    // A row of blanks does not take the values of the next one.
    let blank = try self.report(header: Self.headers[0], first: "")
    #expect(try value("新收,自然人", in: blank) == nil)
  }

  /// Of nothing but zeros the order of the columns does not matter; which columns there are does.
  @Test(arguments: [(headers[0], true), (headers[0].replacing("法律服务", with: ""), false)])
  func nothingButZerosIsRead(header: String, isRead: Bool) throws {
    let report = try report(header: header, isZeroed: true)
    #expect(try value("新收,商业企业", in: report) == (isRead ? 0 : nil))
    #expect(try value("不掌握,总计", in: report) == (isRead ? 0 : nil))
  }

  /// One wrong total among many right ones is the agency's; the numbers are read.
  @Test func oneWrongTotalIsRead() throws {
    let report = try report(header: Self.headers[0], first: "21 2 0 3 4 5 36")
    #expect(try value("新收,总计", in: report) == 36)
  }
}
