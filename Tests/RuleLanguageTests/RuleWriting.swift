/// A right rule, line by line; tests change one line of it.
struct RuleWriting {
  var lines: [(key: String, text: String)]

  /// Under `each column: 表三`.
  static let balance = RuleWriting(lines: [
    ("title", "title: 收办平衡"),
    ("severity", "severity: serious"),
    ("each", "each column: 表三"),
    ("require", "require: 新收 + 上年结转 = 办理总计 + 结转下年"),
    ("message", "message: \"{column}：新收 {新收}，相差 {difference}\""),
    ("examples", "examples:"),
    ("pass", "  pass: 新收 10, 上年结转 3, 办理总计 11, 结转下年 2"),
    ("fail", "  fail: 新收 10, 上年结转 3, 办理总计 12, 结转下年 2"),
  ])

  /// About the report as a whole.
  static let year = RuleWriting(lines: [
    ("title", "title: 年度"),
    ("severity", "severity: hint"),
    ("require", "require: year >= 2021"),
    ("examples", "examples:"),
    ("pass", "  pass: 年度 2021"),
    ("fail", "  fail: 年度 2020"),
  ])

  /// Under `each cell: 表三`.
  static let negative = RuleWriting(lines: [
    ("title", "title: 出现负数"),
    ("severity", "severity: serious"),
    ("each", "each cell: 表三"),
    ("require", "require: cell >= 0"),
    ("examples", "examples:"),
    ("pass", "  pass: cell 1"),
    ("fail", "  fail: cell -1"),
  ])

  /// Under `each table: 表三`.
  static let blank = RuleWriting(lines: [
    ("title", "title: 空白"),
    ("severity", "severity: ordinary"),
    ("each", "each table: 表三"),
    ("require", "require: count(cells where state(cell) = blank) = 0"),
    ("examples", "examples:"),
    ("pass", "  pass: 表三[新收,总计] 1"),
    ("fail", "  fail: 表三[新收,总计] 空"),
  ])

  /// The rule with lines replaced, or, where the key is not there, put before the examples; nil removes a line.
  func with(_ changes: KeyValuePairs<String, String?>) -> String {
    var lines = lines
    for (key, text) in changes {
      switch (lines.firstIndex { $0.key == key }, text) {
      case (let index?, let text?): lines[index].text = text
      case (let index?, nil): lines.remove(at: index)
      case (nil, let text?):
        let end = lines.firstIndex { $0.key == "examples" } ?? lines.count
        lines.insert((key, text), at: end)
      case (nil, nil): break
      }
    }
    return lines.map(\.text).joined(separator: "\n") + "\n"
  }

  var text: String { with([:]) }
}
