import AuditModel

extension TextWriter {
  /// Findings, gravest first; those of one rule and severity stand together under one heading.
  mutating func findings(of audit: ReportAudit, path: String, rules: RuleSet) {
    let omitted = audit.omissions.reduce(0) { $0 + $1.findings.total }
    line(
      "问题 \(audit.findings.count) 处：" + countsLine(audit)
        + (omitted > 0 ? "；另有 \(omitted) 处没有列出" : ""))
    var groups: [(rule: Int, severity: Severity, findings: [Finding])] = []
    for finding in audit.findings {
      if let i = groups.firstIndex(where: {
        $0.rule == finding.rule && $0.severity == finding.severity
      }) {
        groups[i].findings.append(finding)
      } else {
        groups.append((finding.rule, finding.severity, [finding]))
      }
    }
    for (i, group) in groups.enumerated() {
      self.group(
        number: i + 1, rule: rules.rules[group.rule], severity: group.severity,
        findings: group.findings, cost: cost(ofGroup: i, in: groups.map(\.rule), audit),
        path: path, of: audit, rules: rules)
    }
  }

  /// What the rule cost; told once where its findings are of several severities.
  private func cost(ofGroup index: Int, in rules: [Int], _ audit: ReportAudit) -> String? {
    guard audit.score != nil, rules.firstIndex(of: rules[index]) == index,
      let deduction = audit.deductions.first(where: { $0.rule == rules[index] }),
      deduction.points > .zero
    else { return nil }
    return "扣 \(deduction.points) 分" + (deduction.isCapped ? "，已封顶" : "")
  }

  private func countsLine(_ audit: ReportAudit) -> String {
    Severity.allCases.compactMap { severity in
      let count = audit.findings.count { $0.severity == severity }
      return count == 0 ? nil : style.paint("\(severity.title) \(count)", severity.paint)
    }.joined(separator: "，")
  }

  private mutating func group(
    number: Int, rule: Rule, severity: Severity, findings: [Finding], cost: String?,
    path: String, of audit: ReportAudit, rules: RuleSet
  ) {
    line()
    let asides = [findings.count > 1 ? "\(findings.count) 处" : nil, cost].compactMap(\.self)
    var title = rule.title.printable
    if !asides.isEmpty { title += "（\(asides.joined(separator: "，"))）" }
    paint(severity.paint) { page in
      page.write(number)
      page.write(". 【")
      page.write(severity.title)
      page.write("】")
    }
    paint(.bold) { $0.write(title) }
    let left = number.digitCount + ". 【】".displayWidth + severity.title.displayWidth
    spaces(max(2, Self.width - left - title.displayWidth - rule.id.displayWidth))
    paint(.dim) { $0.write(rule.id) }
    endLine()
    for (i, finding) in findings.enumerated() {
      self.finding(
        finding, number: findings.count > 1 ? i + 1 : nil, rule: rule, catalog: rules.catalog)
      // What stands at one place is told with it once.
      let next = i + 1 < findings.count ? findings[i + 1] : nil
      if next?.location != finding.location || finding.cause != nil { place(of: finding, path) }
      if let cause = finding.cause {
        let id = rules.rules[audit.findings[cause].rule].id
        field("同源", "与 \(id) 出于同一处，不另扣分", indent: 4)
      }
    }
    omission(of: audit, rule.id, rules)
    if let basis = rule.basis { field("依据", basis, indent: 4) }
    if let hint = rule.hint { field("建议", hint, indent: 4) }
  }

  /// That a rule has more findings than are told.
  private mutating func omission(of audit: ReportAudit, _ rule: String, _ rules: RuleSet) {
    guard
      let omission = audit.omissions.first(where: { rules.rules[$0.rule].id == rule }),
      omission.findings.total > 0
    else { return }
    field(
      "", "另有 \(omission.findings.total) 处没有列出：每条规则最多列 \(ReportAudit.Omission.most) 处。", indent: 4,
      paint: .yellow)
  }

  private mutating func finding(
    _ finding: Finding, number: Int?, rule: Rule, catalog: FormCatalog
  ) {
    field("", (number.map { "（\($0)）" } ?? "") + finding.message, indent: 4)
    if let sum = Arithmetic(of: finding, by: rule, in: catalog), !finding.message.tells(sum) {
      field("算式", sum.text, indent: 4)
    }
    for (i, text) in CitedCells(finding.cells, in: catalog).texts.enumerated() {
      field(i == 0 ? "数据" : "    ", text, indent: 4)
    }
  }

  private mutating func place(of finding: Finding, _ path: String) {
    let place = finding.location
    spaces(4)
    label("位置")
    write(path.printable)
    if place.isWhole {
      write("（整份报告）")
      return endLine()
    }
    write(":")
    write(place.place.line)
    if place.endLine > place.place.line {
      write("（至第")
      write(place.endLine)
      write("行）")
    }
    endLine()
    if !place.quote.isEmpty {
      field("原文", "「\(place.quote.singleSpaced.shortened(to: Self.width - 14))」", indent: 4)
    }
  }
}

extension TextWriter {
  /// What could not be decided, by reason, and under each reason rule after rule.
  mutating func undecided(of audit: ReportAudit, rules: RuleSet) {
    guard !audit.undecided.isEmpty else { return }
    let groups = UndecidedGroup.groups(of: audit.undecided)
    // Groups of one rule follow each other.
    let ruleCount = groups.indices.count { $0 == 0 || groups[$0].rule != groups[$0 - 1].rule }
    line()
    line(
      style.paint("不判定 \(ruleCount) 条规则", .yellow)
        + "，共 \(audit.instances.undecided) 处（没有读全或无从判断，既不算通过，也不算有误）")
    for code in UndecidedCode.allCases where groups.contains(where: { $0.code == code }) {
      let same = groups.filter { $0.code == code }
      field("", "\(code.reason)（\(same.count) 条）", indent: 2)
      let told = same.map { rules.rules[$0.rule].title + $0.briefly }
      field("", told.joined(separator: "；"), indent: 4)
    }
    let alsoFailed = ruleCount - audit.checks.undecided
    if alsoFailed > 0 { field("", "其中 \(alsoFailed) 条规则另有不符的地方，已列为问题。", indent: 2) }
  }
}

/// Instances of one rule that are undecided for one reason.
private struct UndecidedGroup {
  var rule: Int
  var code: UndecidedCode
  var instances: [String]

  static func groups(of undecided: [UndecidedInstance]) -> [UndecidedGroup] {
    var groups: [UndecidedGroup] = []
    for instance in undecided {
      // Those of one rule follow each other, whatever their codes.
      let known = groups.lastIndex { $0.rule == instance.rule && $0.code == instance.code }
      if let known {
        groups[known].instances.append(instance.instance)
      } else {
        groups.append(
          UndecidedGroup(
            rule: instance.rule, code: instance.code, instances: [instance.instance]))
      }
    }
    return groups
  }

  /// The few instances by name, or how many there are.
  var briefly: String {
    let named = instances.filter { !$0.isEmpty && $0.utf8.first != UInt8(ascii: "#") }
    if named.isEmpty { return instances.count > 1 ? "（\(instances.count) 处）" : "" }
    guard named.count <= 4 else { return "（\(named.count) 处）" }
    return "（\(named.map(\.instanceForPeople).joined(separator: "、"))）"
  }
}

extension String {
  /// Whether a message already writes out a sum.
  fileprivate func tells(_ sum: Arithmetic) -> Bool {
    let message = withoutSpaces
    return sum.sides.allSatisfy { message.holds($0.withoutSpaces) }
  }

  private var withoutSpaces: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(utf8.count)
    for byte in utf8 where byte != 0x20 {
      bytes.append(byte)
      // U+3000 is E3 80 80.
      if byte == 0x80, bytes.count >= 3, bytes[bytes.count - 2] == 0x80,
        bytes[bytes.count - 3] == 0xE3
      {
        bytes.removeLast(3)
      }
    }
    return bytes
  }

  /// Runs of white space, as tabs and paddings of a table leave them, become one space.
  fileprivate var singleSpaced: String {
    var text = printable
    return text.withUTF8 { bytes in
      String(unsafeUninitializedCapacity: bytes.count) { single in
        var count = 0
        var isOpen = false
        var i = 0
        while i < bytes.count {
          let blank = bytes[i] == 0x20 ? 1 : bytes.isWideBlank(at: i) ? 3 : 0
          if blank > 0 {
            isOpen = count > 0
            i += blank
            continue
          }
          if isOpen {
            single[count] = 0x20
            count += 1
          }
          isOpen = false
          single[count] = bytes[i]
          count += 1
          i += 1
        }
        return count
      }
    }
  }

  /// `新收,自然人` → 新收·自然人, so that several can stand in a list.
  fileprivate var instanceForPeople: String {
    guard let comma = utf8.firstIndex(of: UInt8(ascii: ",")) else { return self }
    return "\(self[..<comma])·\(self[utf8.index(after: comma)...])"
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// U+3000.
  fileprivate func isWideBlank(at i: Int) -> Bool {
    i + 2 < count && self[i] == 0xE3 && self[i + 1] == 0x80 && self[i + 2] == 0x80
  }
}

extension [UInt8] {
  fileprivate func holds(_ part: [UInt8]) -> Bool {
    guard let first = part.first else { return true }
    return indices.dropLast(part.count - 1).contains { i in
      self[i] == first && self[i..<(i + part.count)].elementsEqual(part)
    }
  }
}
