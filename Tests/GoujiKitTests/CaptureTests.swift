import AuditReporting
import Foundation
import TestSupport
import Testing

@testable import GoujiKit

/// What `<件数>` and its like take out of a sentence, through the whole of the language and the engine.
struct CaptureTests {
  enum Taken {
    case value(String)
    /// There, but not to be reckoned with.
    case unclear
    case nothing
  }

  static let captures: [(kind: String, text: String, taken: Taken)] = [
    ("件数", "申请12件", .value("12")), ("件数", "申请 １２ 件", .value("12")),
    ("件数", "申请1,234条", .value("1234")), ("件数", "申请1，234宗", .value("1234")),
    ("件数", "申请二十三起", .value("23")), ("件数", "申请两份", .value("2")),
    ("件数", "申请一千零五例", .value("1005")), ("件数", "申请零次", .value("0")),
    ("件数", "申请12件次", .value("12")), ("件数", "申请0件", .value("0")),
    ("件数", "申请约12件", .unclear), ("件数", "申请近百件", .unclear), ("件数", "申请12余件", .unclear),
    ("件数", "申请十多件", .unclear), ("件数", "申请十余万件", .unclear), ("件数", "申请12件以上", .unclear),
    ("件数", "申请12件左右", .unclear), ("件数", "申请数十件", .unclear), ("件数", "申请几十件", .unclear),
    ("件数", "申请不足12件", .unclear), ("件数", "申请一百五件", .unclear), ("件数", "申请1.2万件", .unclear),
    ("件数", "申请12", .nothing), ("件数", "申请第3条", .nothing),
    ("件数", "申请12345678901234567890件", .unclear),
    ("count", "申请12件", .value("12")),
    ("整数", "申请12，", .value("12")), ("整数", "申请十二。", .value("12")), ("整数", "申请约12。", .unclear),
    ("小数", "申请12.50，", .value("12.5")),
    ("金额", "申请7,004.69万元", .value("7004.69")), ("金额", "申请75394432.52元", .value("7539.443252")),
    ("金额", "申请3亿元", .value("30000")), ("金额", "申请二十万元", .value("20")), ("金额", "申请12余万元", .unclear),
    ("金额", "申请12件", .nothing),
    ("百分比", "申请25.5%", .value("0.255")), ("百分比", "申请100％", .value("1")),
    ("百分比", "申请百分之二十", .value("0.2")), ("百分比", "申请百分之12.5", .value("0.125")),
    ("百分比", "申请约25%", .unclear), ("百分比", "申请近百分之二十", .unclear),
    ("年度", "申请2021年", .value("2021")), ("年度", "申请二〇二一年度", .value("2021")),
    ("年度", "申请２０２１", .value("2021")), ("年度", "申请12021年", .nothing), ("年度", "申请1821年", .nothing),
    ("日期", "申请2021年1月31日", .value("2021-01-31")), ("日期", "申请2021-01-31", .value("2021-01-31")),
    ("日期", "申请二〇二一年一月三十一日", .value("2021-01-31")), ("日期", "申请2021年2月30日", .unclear),
    ("日期", "申请2021年1月", .nothing),
  ]

  @Test func capturesTakeWhatIsThere() throws {
    let folder = try TemporaryFolder()
    let rules = try folder.copyRules()
    try FileManager.default.removeItem(atPath: rules + "/checks")
    for (number, (kind, text, taken)) in Self.captures.enumerated() {
      let plain = Self.plain[kind] ?? "1件"
      let none = kind == "日期" ? "date(9000, 1, 1)" : "12000"
      let (requirement, example, others) =
        switch taken {
        case .value(let value):
          ("某 = \(none)", "fail: {section 一: \"\(text)\", \"->\": 某 \(value)}", "pass: nothing")
        case .unclear:
          (
            "某 = \(none)", "undecided: {section 一: \"\(text)\"}",
            "pass: nothing\n  fail: {section 一: 另\(plain)}"
          )
        case .nothing:
          ("not exists(某)", "pass: {section 一: \"\(text)\"}", "fail: {section 一: 另\(plain)}")
        }
      let rule = """
        title: 取数
        severity: hint
        extract: {from: section 一, 某: '(?:申请|另)<\(kind)>'}
        require: \(requirement)
        examples:
          \(example)
          \(others)
        """
      try folder.file("rules/checks/capture/c\(number).yaml", Array(rule.utf8))
    }
    let rulebook = Rulebook(try RulesFolder(rules))
    #expect(rulebook.problems.map(\.text) == [])
    #expect(rulebook.examples.passed > Self.captures.count * 2)
  }

  /// What each kind takes without doubt.
  private static let plain = [
    "整数": "1。", "小数": "1.5。", "金额": "1元", "百分比": "1%", "年度": "2021年", "日期": "2021年1月1日",
  ]
}
