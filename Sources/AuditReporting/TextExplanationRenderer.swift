import AuditModel

/// Why rules came to their verdicts, for a person who holds the report beside it.
public struct TextExplanationRenderer: ExplanationRenderer {
  let style: TextStyle

  public init(style: TextStyle) { self.style = style }

  public func render(_ explanation: Explanation, into output: inout OutputBuffer) {
    output.writeText(style) { page in
      let about = [explanation.agency ?? "机关没有读到", explanation.year.map { "\($0) 年度" } ?? "年度没有读到"]
      page.line(
        page.style.paint(explanation.path.printable, .bold) + "　" + about.joined(separator: "　"))
      for rule in explanation.rules { page.explanation(rule, in: explanation.catalog) }
    }
  }
}

extension TextWriter {
  fileprivate mutating func explanation(_ rule: RuleExplanation, in catalog: FormCatalog) {
    line()
    head(of: rule)
    guard rule.instances.count > 1 else {
      for instance in rule.instances { self.instance(instance, in: catalog) }
      return
    }
    for instance in rule.instances where instance.verdict.asksForGrounds {
      self.instance(instance, in: catalog)
    }
    passed(rule.instances.filter { $0.verdict == .passed })
    notApplicable(rule.instances.filter { $0.verdict == .notApplicable })
  }

  /// One line for each of many, with the two sides where they are all that there is to see.
  private mutating func passed(_ instances: [RuleExplanation.Instance]) {
    if !instances.isEmpty { line() }
    for told in instances {
      let sides = told.left.flatMap { left in told.right.map { "　\(left) 与 \($0)" } } ?? ""
      line(
        "  " + told.name + "　" + style.paint(told.verdict.kind.title, paint(of: told.verdict))
          + sides
          + (told.text.map { "，\($0)" } ?? ""))
    }
  }

  /// Those to which the rule does not apply for the same reason, together.
  private mutating func notApplicable(_ instances: [RuleExplanation.Instance]) {
    var groups: [(reasons: [RuleExplanation.Part], names: [String])] = []
    for told in instances {
      let reasons = told.conditions.filter { $0.holds == false }
      if let group = groups.firstIndex(where: {
        $0.reasons.map(\.wording) == reasons.map(\.wording)
      }) {
        groups[group].names.append(told.name)
        // What is compared differs from one to the next.
        for i in reasons.indices where groups[group].reasons[i] != reasons[i] {
          (groups[group].reasons[i].left, groups[group].reasons[i].right) = (nil, nil)
        }
      } else {
        groups.append((reasons, [told.name]))
      }
    }
    for group in groups {
      line()
      field(Verdict.Kind.notApplicable.title, group.names.joined(separator: "、"), indent: 2)
      parts("适用", group.reasons)
    }
  }

  private mutating func head(of rule: RuleExplanation) {
    self.rule()
    line(style.paint(rule.title.printable, .bold) + "　" + style.paint(rule.id, .dim))
    if let reason = rule.retired { field("停用", "核查时不用这条规则：\(reason)") }
    if let condition = rule.condition { field("适用", condition.chinese) }
    field("要求", rule.requirement.chinese)
    let aside = rule.retired == nil ? "" : "，已停用，不计入"
    field(
      "判定", rule.verdict.kind.title + counts(rule) + aside,
      paint: rule.retired == nil ? paint(of: rule.verdict) : nil)
  }

  private func counts(_ rule: RuleExplanation) -> String {
    guard rule.instances.count > 1 else { return "" }
    let kinds = [Verdict.Kind.failed, .undecided, .passed, .notApplicable].compactMap { kind in
      let count = rule.instances.count { $0.verdict.kind == kind }
      return count == 0 ? nil : "\(kind.title) \(count)"
    }
    return "（\(kinds.joined(separator: "，"))）"
  }

  private func paint(of verdict: Verdict) -> TextStyle.Paint? {
    switch verdict {
    case .passed: .green
    case .failed: .red
    case .undecided: .yellow
    case .notApplicable, .waived: nil
    }
  }

  private mutating func instance(_ told: RuleExplanation.Instance, in catalog: FormCatalog) {
    line()
    let name = told.name.isEmpty ? "整份报告" : told.name
    let severity = told.severity.map { "，\($0.title)" } ?? ""
    line(
      "  " + name + "　" + style.paint(told.verdict.kind.title + severity, paint(of: told.verdict)))
    if let text = told.text { field("", text, indent: 4) }
    parts("适用", told.conditions)
    parts(
      "要求", told.requirements, difference: told.requirements.count == 1 ? difference(told) : "",
      isSilent: told.verdict == .passed && told.text != nil)
    if told.requirements.count != 1, let left = told.left, let right = told.right {
      field("两边", "左边 \(left)，右边 \(right)" + difference(told), indent: 4)
    }
    values("事实", told.facts)
    values("取值", told.values)
    for (i, text) in CitedCells(told.cells, in: catalog).texts.enumerated() {
      field(i == 0 ? "数据" : "    ", text, indent: 4)
    }
    for sentence in told.sentences {
      field("原句", "第 \(sentence.place.line) 行：\(sentence.text)", indent: 4)
    }
  }

  private func difference(_ told: RuleExplanation.Instance) -> String {
    told.difference.map { $0 == "0" ? "" : "，相差 \($0)" } ?? ""
  }

  private mutating func parts(
    _ label: String, _ parts: [RuleExplanation.Part], difference: String = "",
    isSilent: Bool = false
  ) {
    for (i, part) in parts.enumerated() {
      var text = part.wording.chinese + "　"
      switch part.holds {
      case true?: text += "成立"
      case false?: text += "不成立"
      case nil: text += isSilent ? "没有取到，按通过" : "无从判断"
      }
      if let left = part.left, let right = part.right {
        text += "（\(left) 与 \(right)\(difference)）"
      }
      field(i == 0 ? label : "    ", text, indent: 4)
    }
  }

  private mutating func values(_ label: String, _ values: [Finding.NamedValue]) {
    guard !values.isEmpty else { return }
    field(label, values.map { "\($0.name) \($0.value)" }.joined(separator: "；"), indent: 4)
  }
}

extension Verdict {
  /// Whether a reader wants to see all that it rests on, among many.
  fileprivate var asksForGrounds: Bool {
    switch self {
    case .failed, .undecided, .waived: true
    case .passed, .notApplicable: false
    }
  }
}
