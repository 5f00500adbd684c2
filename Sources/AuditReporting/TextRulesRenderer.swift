public import AuditModel

/// The rules of a rules folder, for the person who keeps it.
public struct TextRulesRenderer: Sendable {
  let rules: RuleSet
  let style: TextStyle

  public init(_ rules: RuleSet, style: TextStyle) {
    self.rules = rules
    self.style = style
  }

  /// One line for every rule, families apart.
  public func renderList(into output: inout OutputBuffer) {
    output.writeText(style) { page in
      page.line(
        page.style.paint("\(rules.name) \(rules.version)", .bold)
          + "　规则 \(rules.rules.count) 条\(rules.retiredTitle)")
      let all = (rules.rules + rules.retired).sorted { $0.id < $1.id }
      let width = all.reduce(0) { max($0, $1.id.displayWidth) }
      var family = ""
      for rule in all {
        let own = rule.id.ruleFamily
        if own != family { page.line() }
        family = own
        page.line(
          "  \((rule.retired == nil ? rule.severityTitle : "停用").padded(to: 9))  "
            + "\(rule.id.padded(to: width))  \(rule.title.printable)"
            + (rule.retired.map { "（停用：\($0.printable)）" } ?? "")
        )
      }
      page.broken(rules.broken)
    }
  }

  /// All of one rule; `sources` are its file and that of its template, comments included: they say why it is
  /// there.
  public func renderDescription(
    of rule: Rule, sources: [(path: String, text: String)], into output: inout OutputBuffer
  ) {
    output.writeText(style) { page in
      page.line(page.style.paint(rule.title.printable, .bold) + "　" + rule.id)
      page.line()
      page.field("级别", rule.severityTitle + (rule.points.map { "，每处扣 \($0) 分" } ?? ""))
      if let reason = rule.retired { page.field("停用", reason) }
      if let basis = rule.basis { page.field("依据", basis) }
      page.field("核查", rule.quantifier.title(in: rules.catalog))
      if let editions = rule.editions {
        let names = editions.map { "\(rules.catalog.editions[$0].id) 版" }
        page.field("版式", names.joined(separator: "、"))
      }
      if let condition = rule.words?.condition {
        page.field("适用", condition.wording.chinese)
      }
      if let requirement = rule.words?.requirement {
        page.field("要求", requirement.wording.chinese)
      }
      page.field("缺值", "空格\(rule.blank.title)；横杠\(rule.dash.title)")
      if let note = rule.note { page.field("说明", note) }
      if let hint = rule.hint { page.field("建议", hint) }
      if !rule.yieldsTo.isEmpty {
        page.field("同源", "与 \(rule.yieldsTo.joined(separator: "、")) 在同一处的，不另扣分")
      }
      if !rule.tags.isEmpty { page.field("标签", rule.tags.joined(separator: "、")) }
      page.field("示例", rule.examples.isEmpty ? "没有" : "\(rule.examples.count) 个")
      for (i, source) in sources.enumerated() {
        page.line()
        page.field(i == 0 ? "文件" : "模板", source.path)
        page.line()
        page.source(source.text)
      }
    }
  }
}

extension TextWriter {
  fileprivate mutating func source(_ text: String) {
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    if lines.last?.isEmpty == true { lines.removeLast() }
    for line in lines { self.line("  │ " + String(line).printable) }
  }

  fileprivate mutating func broken(_ ids: [String]) {
    guard !ids.isEmpty else { return }
    line()
    field("", "另有 \(ids.count) 条规则有错误，没有列入：\(ids.joined(separator: "、"))", paint: .red)
  }
}

extension RuleSet {
  /// How many rules are not applied, to stand behind how many are; empty where there are none.
  public var retiredTitle: String { retired.isEmpty ? "" : "，停用 \(retired.count) 条" }
}

extension Rule {
  /// `严重`, or all that a severity list may come to: `严重/一般`.
  fileprivate var severityTitle: String {
    severity.map(\.severity.title).reduce(into: [String]()) { titles, title in
      if !titles.contains(title) { titles.append(title) }
    }.joined(separator: "/")
  }
}

extension Rule.MissingValuePolicy {
  fileprivate var title: String {
    switch self {
    case .undecided: Verdict.Kind.undecided.title
    case .part: "在求和中按 0 计，否则不判定"
    case .zero: "按 0 计"
    case .fail: "算不通过"
    }
  }
}

extension Quantifier {
  fileprivate func title(in catalog: FormCatalog) -> String {
    switch self {
    case .once: "每份报告一次"
    case .column(let table): "\(catalog.tables[table].name)的每一列"
    case .row(let table): "\(catalog.tables[table].name)的每一行"
    case .cell(let table): "\(catalog.tables[table].name)的每一格"
    case .table(let tables):
      "每张表（\((tables.isEmpty ? Array(catalog.tables.indices) : tables).map { catalog.tables[$0].name }.joined(separator: "、"))）"
    case .section: "每个规定章节"
    case .note(let kinds):
      "每条读数附注" + (kinds.isEmpty ? "" : "（\(kinds.map(\.title).joined(separator: "、"))）")
    case .match(let search):
      "正文里找到的每一处（\(search.places.map { $0.title(in: catalog) }.joined(separator: "、"))）"
    }
  }
}

extension SectionOperand {
  fileprivate func title(in catalog: FormCatalog) -> String {
    switch self {
    case .section(let section): "第\(catalog.editions.last?.sections[section].number ?? "")部分"
    case .instance: "本部分"
    case .ofTable(.table(let table)): "\(catalog.tables[table].name)所在部分"
    case .ofTable(.instance): "表格所在部分"
    case .text(.report): "全文"
    case .text(.preamble): "前言"
    case .text(.headings): "各章标题"
    case .text(.raw): "全文原样"
    case .text(.file): "整个文件"
    case .text(.title): "标题"
    case .text(.signature): "落款"
    }
  }
}
