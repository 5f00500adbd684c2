import AuditModel
import Testing

@testable import ReportReading

/// Labels of columns that are put together from their pieces.
struct TornHeaderTests {
  private let rules = ProjectRules.current

  private static let labels = ["自然人", "商业企业", "科研机构", "总计"]

  /// The labels from left to right as the pieces in `lines` tell; words in 〈〉 may be of another label.
  private func columns(_ lines: [String], repeats: Int = 1) -> [String]? {
    var word = 0
    let torn = TornHeader(
      labels: Self.labels.map { $0.unicodeScalars.map(\.value) }, repeats: repeats,
      lines: lines.map { line in
        line.split(separator: " ").map { piece in
          word += 1
          return .init(
            word: word, scalars: piece.unicodeScalars.map(\.value).filter(isHan),
            mayBeOther: piece.first == "〈")
        }
      })
    return torn.columns()?.map { Self.labels[$0.label] }
  }

  @Test func piecesTellTheOrder() {
    #expect(columns(["自 商 科", "然 业 研 总", "人 企 机 计", "业 构"]) == Self.labels)
    #expect(columns(["总 自 商 科", "计 然 业 研", "人 企业 机构"]) == ["总计"] + Self.labels.dropLast())
    #expect(columns(["〈总〉 自 商 科", "然 业 研 总", "人 企 机 计", "业 构"]) == Self.labels)
    #expect(columns(["自 商 总", "然 业 计", "人 企 科研 业 机构"]) == nil)
  }

  /// Labels on lines of their own may stand anywhere, and a piece too many or too few is another label's.
  @Test func whatThePiecesDoNotTellIsNotTold() {
    #expect(columns(["自然人 商业企业 科研机构", "总计"]) == nil)
    #expect(columns(["自 商 科", "然 业 研 总", "人 企 机 计", "业"]) == nil)
    #expect(columns(["自 商 科 科", "然 业 研 总", "人 企 机 计", "业 构"]) == nil)
  }

  @Test func columnsMayStandSideBySideAgain() {
    let once = ["自 商 科", "然 业 研 总", "人 企 机 计", "业 构"]
    #expect(columns(once.map { "\($0) \($0)" }, repeats: 2) == Self.labels + Self.labels)
    #expect(
      columns([once[0]] + zip(once.dropFirst(), once).map { "\($0) \($1)" } + [once[3]], repeats: 2)
        == Self.labels + Self.labels)
  }

  /// As a browser prints narrow columns to PDF, and `pdftotext -layout` the page: the lines of the header are moved
  /// against one another and against the values.
  static let pages: [(head: String, columns: [String])] = [
    (
      """
                                                申请人情况
                                               法人或其他组织
        （本列数据的勾稽关系为：第一项加第二项之和， 自 商 科 社会 法律 总
             等于第三项加第四项之和）      然 业 研 公益 服务 其 计
                               人 企 机 组织 机构 他
                                 业 构
      """, ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
    ),
    // Two pieces run together, and lines moved past each other.
    (
      """
                    申请人情况
      （本列数据的勾稽关系为：第一       法人或其他组织
      项加第二项之和，等于第三项加 自然              社会 法律
      第四项之和）          人 企业 机构 公益 服务 其他 总计
                           商业   科研
                                     组织 机构
      """, ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
    ),
    (
      """
                                 申请人情况
                                     法人或其他组织
         （本列数据的勾稽关系为：第一项加第二项之 自 商 科 社会 法律 总
         和，等于第三项加第四项之和）          然 业 研 公益 服务 其 计
                                    人 企 机 组织 机构 他
                                         业构
      """, ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
    ),
    (
      """
                          申请人情况
      （本列数据的勾稽关系为：第一项加第二 总 自然 法人或其他组织
      项之和，等于第三项加第四项之和） 计 人 商业 科研 社会公 法律服 其
                             企业 机构 益组织 务机构 他
      """, ["总计", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]
    ),
  ]

  @Test(arguments: pages)
  func columnsOfAPageAreTold(head: String, columns: [String]) throws {
    let report = try rules.read(
      table3: """
        \(head)
        一、本年新收政府信息公开申请数量 21 2 0 3 4 5 7
        二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0
             （一）予以公开       11 2 0 0 4 5 0
        四、结转下年度继续办理          10 0 0 3 0 0 7
        """)
    for (column, value) in zip(columns, [21, 2, 0, 3, 4, 5, 7]) {
      let cell = try #require(rules.catalog.cell(named: "表三[新收,\(column)]"))
      #expect(report.cells[cell].state == .number, "\(column)")
      #expect(report.cells[cell].value.scaled == Int64(value) * 1_000_000, "\(column)")
    }
  }
}
