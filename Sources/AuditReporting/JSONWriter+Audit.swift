import AuditModel

// The pieces of `gouji/audit/1`.

extension JSONWriter {
  mutating func rules(of run: AuditContext) {
    object("rules") { json in
      json.field("name", run.rules.name)
      json.field("version", run.rules.version)
      json.field("sha256", run.rulesDigest)
      json.field("count", run.rules.rules.count)
      json.strings("broken", run.rules.broken)
      json.array("errors", run.problems) { $0.problem($1) }
    }
  }

  private mutating func problem(_ problem: RuleProblem) {
    beginObject()
    field("file", problem.file)
    field("line", problem.place?.line)
    field("column", problem.place?.column)
    field("code", problem.code)
    field("message", problem.message)
    field("hint", problem.hint)
    endObject()
  }

  mutating func report(_ file: AuditedFile, of rules: RuleSet) {
    beginObject()
    field("path", file.path)
    field("sha256", file.sha256)
    field("format", file.format.isEmpty ? nil : file.format)
    switch file.outcome {
    case .unreadable(let reason):
      field("error", reason)
      audit(nil, of: rules)
    case .audited(let audit):
      field("error", nil as String?)
      self.audit(audit, of: rules)
    }
    endObject()
  }

  /// An unreadable file has the same keys as any other.
  private mutating func audit(_ audit: ReportAudit?, of rules: RuleSet) {
    field("agency", audit?.agency)
    field("agencyKind", audit?.agencyKind.name)
    field("agencyLevel", audit?.agencyLevel.name)
    field("year", audit?.year)
    key("edition")
    if let audit {
      edition(
        expected: audit.expectedEdition, detected: audit.detectedEdition,
        tables: audit.tableEditions, evidence: audit.editionEvidence, in: rules.catalog)
    } else {
      null()
    }
    key("score")
    if let score = audit?.score { decimal(score) } else { null() }
    field("grade", audit?.grade)
    key("coverage")
    if let audit { coverage(of: audit) } else { null() }
    key("findings")
    beginArray()
    if let audit {
      for found in audit.findings { finding(found, in: audit, of: rules) }
    }
    endArray()
    array("undecided", audit?.undecided ?? []) { $0.undecided($1, of: rules) }
    array("omitted", audit?.omissions ?? []) { json, omission in
      json.beginObject()
      json.field("rule", rules.rules[omission.rule].id)
      json.field("findings", omission.findings.total)
      json.field("undecided", omission.undecided)
      json.endObject()
    }
  }

  mutating func edition(
    expected: Int?, detected: ReportAudit.DetectedEdition?, tables: [Int?], evidence: [String],
    in catalog: FormCatalog
  ) {
    beginObject()
    field("expected", expected.map { catalog.editions[$0].id })
    field("detected", detected?.name(in: catalog))
    object("tables") { json in
      for (table, edition) in zip(catalog.tables, tables) {
        json.key(table.name)
        json.string(edition.map { catalog.editions[$0].id })
      }
    }
    strings("evidence", evidence)
    endObject()
  }

  /// A score is a figure of ours, not of a report: a JSON number.
  private mutating func decimal(_ value: FixedDecimal) { raw(value.description) }

  private mutating func coverage(of audit: ReportAudit) {
    beginObject()
    object("cells") { json in
      json.field("expected", audit.cells.expected)
      json.field("number", audit.cells.number)
      json.field("blank", audit.cells.blank)
      json.field("dash", audit.cells.dash)
      json.field("absent", audit.cells.absent)
      json.field("unreadable", audit.cells.unreadable)
    }
    object("checks") { $0.counts(audit.checks) }
    object("instances") { $0.counts(audit.instances) }
    endObject()
  }

  private mutating func counts(_ counts: VerdictCounts) {
    field("passed", counts.passed)
    field("failed", counts.failed)
    field("undecided", counts.undecided)
    field("notApplicable", counts.notApplicable)
    field("waived", counts.waived)
  }

  private mutating func finding(_ finding: Finding, in audit: ReportAudit, of rules: RuleSet) {
    let rule = rules.rules[finding.rule]
    beginObject()
    field("rule", rule.id)
    field("title", rule.title)
    field("severity", finding.severity.name)
    field("instance", finding.instance)
    field("message", finding.message)
    field("hint", rule.hint)
    field("basis", rule.basis)
    field("left", finding.left)
    field("right", finding.right)
    field("difference", finding.difference)
    values("values", finding.values)
    field("fingerprint", finding.fingerprint(rule: rule.id, audit: audit))
    let cause = finding.cause.map { audit.findings[$0] }
    field("causedBy", cause.map { $0.fingerprint(rule: rules.rules[$0.rule].id, audit: audit) })
    object("location") { json in
      json.field("line", finding.location.place.line)
      json.field("column", finding.location.place.column)
      json.field("endLine", finding.location.endLine)
      json.field("page", nil as Int?)
    }
    array("cells", finding.cells) { $0.cell($1) }
    endObject()
  }

  mutating func values(_ name: StaticString, _ values: [Finding.NamedValue]) {
    object(name) { json in
      for value in values {
        json.key(value.name)
        json.string(value.value)
      }
    }
  }

  mutating func cell(_ cell: Finding.CitedCell) {
    beginObject()
    field("ref", cell.reference)
    field("state", cell.state.name)
    field("value", cell.value?.description)
    field("text", cell.text)
    field("taken", cell.isTakenAsZero ? "0" : nil)
    place("at", cell.place)
    endObject()
  }

  mutating func place(_ name: StaticString, _ place: SourcePlace?) {
    key(name)
    guard let place else { return null() }
    beginObject()
    field("line", place.line)
    field("column", place.column)
    endObject()
  }

  private mutating func undecided(_ instance: UndecidedInstance, of rules: RuleSet) {
    beginObject()
    field("rule", rules.rules[instance.rule].id)
    field("instance", instance.instance)
    field("code", instance.code.rawValue)
    field("reason", instance.reason)
    strings("cells", instance.cells)
    field("line", instance.line)
    endObject()
  }

  /// Every grade of the scale is named, best first, also where no report has it.
  mutating func summary(_ summary: AuditSummary, of grading: Grading) {
    beginObject()
    field("reports", summary.reports)
    field("unreadable", summary.unreadable)
    object("findings") { json in
      json.field("serious", summary.findings[.serious])
      json.field("ordinary", summary.findings[.ordinary])
      json.field("hint", summary.findings[.hint])
    }
    object("grades") { json in
      for name in grading.gradeNames {
        json.key(name)
        json.number(summary.grades[name] ?? 0)
      }
    }
    endObject()
  }
}

extension Grading {
  /// The grades, best first, 未评级 last.
  var gradeNames: [String] { grades.map(\.name) + [ungraded.name] }
}
