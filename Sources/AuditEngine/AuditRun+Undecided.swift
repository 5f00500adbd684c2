import AuditModel

extension AuditRun {
  mutating func writeUndecided(
    _ reason: Unknown, _ check: Check, at instance: Instance, asked: Question
  ) {
    let sites = blocked(check, at: instance, asked: asked)
    let place = location(of: sites, at: instance)
    let table = whollyMissing(sites)
    undecided.append(
      UndecidedInstance(
        rule: check.rule, instance: name(of: instance, check), code: reason.code,
        reason: table.map { "没有读到\(program.catalog.tables[$0].name)" }
          ?? explain(reason.code, sites, at: instance),
        cells: table == nil ? sites.map { evaluator.view.reference(to: $0) } : [],
        line: places.line(of: place.lowerBound)))
  }

  /// Evaluates once more and keeps the cells without which the rule cannot be decided.
  private mutating func blocked(_ check: Check, at instance: Instance, asked: Question)
    -> [CellSite]
  {
    evaluator.trace.removeAll()
    guard asked != .nothing else { return [] }
    evaluator.begin(check, at: instance)
    evaluator.isTracing = true
    if asked == .search, case .matches(let search) = check.scope {
      _ = evaluator.result(of: Int(search))
      evaluator.isTracing = false
      return []
    }
    var isOfCondition = false
    let condition = program.writings[check.rule].condition
    if condition >= 0, case .unknown = evaluator.truth(condition) { isOfCondition = true }
    if !isOfCondition, asked == .instance {
      evaluator.trace.removeAll()
      _ = evaluator.truth(check.requirement)
    }
    evaluator.isTracing = false
    return evaluator.unique(evaluator.trace.blocked, \.self)
  }

  /// The table all of whose cells stand in the way because none of them was found: naming it says more
  /// than naming them.
  private func whollyMissing(_ sites: [CellSite]) -> Int? {
    guard let first = sites.first else { return nil }
    let table = program.forms.table(of: first.cell)
    let summary = evaluator.work.tables[table]
    guard summary.cells.expected == sites.count, summary.cells.absent == sites.count,
      sites.allSatisfy({ program.forms.table(of: $0.cell) == table })
    else { return nil }
    return table
  }

  private func explain(
    _ code: UndecidedCode, _ sites: [CellSite], at instance: Instance
  ) -> String {
    let about: [String]
    var reason = code.reason
    switch code {
    case .ambiguous where saysOnlyRounded:
      reason = "文字写的是取整的数，不能断定是否相符"
      about = quotes(at: instance)
    case .ambiguous where !evaluator.trace.finds.isEmpty || instance.find >= 0:
      about = quotes(at: instance)
    case .noText:
      about = titles(of: unreadTexts) + missingFacts
    case .ambiguous: about = titles(of: evaluator.trace.texts) + missingFacts
    case .noDate, .noAgency: about = missingFacts
    case .noEdition where instance.table >= 0:
      about = [program.catalog.tables[Int(instance.table)].name]
    case .unreadable: about = names(sites) + readings(sites)
    default: about = names(sites)
    }
    return about.isEmpty ? reason : reason + "：" + about.joined(separator: "、")
  }

  /// Whether what the prose says is clear but for being rounded: 1.2万件.
  private var saysOnlyRounded: Bool {
    var isRounded = false
    for captured in evaluator.trace.said {
      switch evaluator.work.captured[captured].value {
      case .count: isRounded = true
      case .unknown: return false
      default: break
      }
    }
    return isRounded
  }

  /// Of the parts of the report that were looked at, those that were not found, else those that hold no text.
  private var unreadTexts: [TextSlot] {
    var missing: [TextSlot] = []
    var empty: [TextSlot] = []
    for slot in evaluator.trace.texts {
      switch evaluator.work.text(slot, evaluator.view) {
      case .found(let text): if text.isEmpty { empty.append(slot) }
      case .missing, .notAsked: missing.append(slot)
      }
    }
    return missing.isEmpty ? empty : missing
  }

  /// The sentences that say it in different ways, or not clearly.
  private func quotes(at instance: Instance) -> [String] {
    let most = 3
    let found = sentences()
    let own = instance.find >= 0 ? [evaluator.range(.sentence, of: Int(instance.find))] : []
    return (found.isEmpty ? own : found).prefix(most).map { "“\(evaluator.quoted($0))”" }
  }

  private func names(_ sites: [CellSite]) -> [String] {
    let most = 4
    let names = sites.prefix(most).map { evaluator.view.reference(to: $0) }
    guard sites.count > most, let last = names.last else { return names }
    return names.dropLast() + ["\(last)等 \(sites.count) 格"]
  }

  /// What the reader says of cells whose figures were run together.
  private func readings(_ sites: [CellSite]) -> [String] {
    var told: [String] = []
    for note in evaluator.report.notes where note.kind == .artefact {
      guard let cell = note.cell, let printed = note.printed, !told.contains(printed),
        sites.contains(where: { Int($0.cell) == cell && $0.subRow < 0 })
      else { continue }
      told.append(printed)
    }
    return told
  }

  /// Each once.
  private func titles(of texts: [TextSlot]) -> [String] {
    texts.indices.filter { !texts[..<$0].contains(texts[$0]) }.compactMap { title(of: texts[$0]) }
  }

  /// nil where it is no section.
  private func title(of text: TextSlot) -> String? {
    guard case .section(let number) = text else { return nil }
    let sections = program.catalog.editions.last { number < $0.sections.count }?.sections
    return sections.map { "“\($0[number].number)、\($0[number].title)”" }
  }

  private var missingFacts: [String] {
    var titles: [String] = []
    for fact in evaluator.trace.facts where isMissing(fact) && !titles.contains(fact.title) {
      titles.append(fact.title)
    }
    return titles
  }

  private func isMissing(_ fact: Fact) -> Bool {
    let report = evaluator.report
    return switch fact {
    case .agency: report.agency == nil
    case .agencyKind: report.agencyKind == .unknown
    case .agencyLevel: report.agencyLevel == .unknown
    case .title: report.title == nil
    case .signed: report.signed == nil
    case .published: report.published == nil
    case .periodFrom, .periodTo: report.period == nil
    case .sectionsPrinted: report.sections.isEmpty
    case .brokenOff: !evaluator.view.isBrokenOff
    case .year, .expectedEdition, .detectedEdition, .appliedEdition: false
    }
  }
}
