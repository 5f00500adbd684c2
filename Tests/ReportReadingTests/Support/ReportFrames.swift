import AuditModel

/// Reports with hardly anything but what a test is about.
extension ProjectRules {
  /// What stands between head and tail is of no account.
  func read(head: String, tail: String = "") throws -> Report {
    try read(
      """
      \(head)
      一、总体情况
      本年度认真落实条例。
      六、其他需要报告的事项
      无
      \(tail)
      """)
  }

  func read(table2 lines: String, year: Int = 2021) throws -> Report {
    try read(section: "二、主动公开政府信息情况", lines, year: year)
  }

  func read(table3 lines: String) throws -> Report {
    try read(section: "三、收到和处理政府信息公开申请情况", lines)
  }

  func read(table4 lines: String) throws -> Report {
    try read(section: "四、政府信息公开行政复议、行政诉讼情况", lines)
  }

  private func read(section heading: String, _ lines: String, year: Int = 2021) throws -> Report {
    try read(
      """
      清溪区教育局\(year)年政府信息公开工作年度报告
      \(heading)
      \(lines)
      六、其他需要报告的事项
      无。
      """)
  }
}
