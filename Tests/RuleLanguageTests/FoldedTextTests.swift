import AuditModel
import RuleLanguage
import Testing

/// What a rule seeks in texts that are written in one way before they are searched.
struct FoldedTextTests {
  private func read(_ requirement: String) throws -> (rules: RuleSet?, errors: [RuleFileError]) {
    let rule = "title: 试\nseverity: hint\nrequire: '\(requirement)'\nexamples: none\n"
    return RuleSetReader(folder: "rules").read(
      try settingsFiles() + [RuleFile(path: "checks/t/t.yaml", bytes: Array(rule.utf8))])
  }

  static let quoted: [(requirement: String, sought: String)] = [
    ("contains(title, \"(试行)\")", "（试行）"), ("contains(section 一, \"改进措施:２\")", "改进措施：2"),
    ("contains(text(section 一), \"收到 申请\")", "收到申请"), ("contains(file, \"(试行)\")", "(试行)"),
    ("contains(raw, \"改进措施:２\")", "改进措施:２"), ("contains(report, \"1,234\")", "1,234"),
  ]

  @Test(arguments: quoted)
  func textInQuotesIsWrittenLikeTheText(requirement: String, sought: String) throws {
    let rule = try #require(try read(requirement).rules?.rules.first)
    guard case .contains(_, .text(let text)) = rule.requirement else {
      Issue.record("\(rule.requirement)")
      return
    }
    #expect(text == sought)
  }

  @Test func namedTextIsWrittenLikeTheText() throws {
    let rule = """
      title: 试
      severity: hint
      let: {字样: '"(试行)"'}
      require: contains(title, 字样)
      examples: none
      """
    let read = RuleSetReader(folder: "rules").read(
      try settingsFiles() + [RuleFile(path: "checks/t/t.yaml", bytes: Array(rule.utf8))])
    guard case .contains(_, .text("（试行）"))? = read.rules?.rules.first?.requirement else {
      Issue.record("\(read.errors)")
      return
    }
  }

  /// Patterns whose signs may stand in a text, or that are sought in texts as they are printed.
  static let patterns = [
    "matches(report, /[,，]司机/)", "matches(report, /收到 ?申请/)", "matches(report, /收到\\s*申请/)",
    "matches(report, /1,234|8:30/)", "matches(report, /公{1,2}开{,3}/)",
    "matches(report, /PDF [a-z]/)", "matches(report, /(?i:申)请/)",
    "matches(report, /(?<!已):?/)", "matches(report, /(?x) 收到 申请/)", "matches(raw, /不一致,司机/)",
    "matches(file, /２０２４年/)", "matches(printed(表三[新收,总计]), /１件/)",
  ]

  @Test(arguments: patterns)
  func patternThatMayFitIsNotRefused(requirement: String) throws {
    #expect(try read(requirement).errors == [])
  }
}
