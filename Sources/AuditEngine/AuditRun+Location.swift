import AuditModel

extension AuditRun {
  /// Where a verdict is shown: the note it speaks of, else the cells it rests on, else the words that made it so,
  /// else what was searched.
  mutating func location(
    of sites: [CellSite], at instance: Instance
  ) -> Range<Int> {
    if instance.note >= 0 { return evaluator.report.notes[Int(instance.note)].place }
    if let find = findOfInterest(instance) {
      return evaluator.work.prose.place(of: evaluator.work.finds[find].range)
    }
    if let range = range(of: sites) { return range }
    // Of words that must stand together the last are the least common.
    if let match = evaluator.trace.matches.last { return evaluator.work.prose.place(of: match) }
    if let range = range(of: evaluator.trace.texts) { return range }
    if let table = tableOfInterest(instance) { return range(ofTable: table) }
    return rangeOfFacts()
  }

  /// What the rule found, and so speaks of.
  func findOfInterest(_ instance: Instance) -> Int? {
    instance.find >= 0 ? Int(instance.find) : evaluator.trace.finds.first?.find
  }

  /// From the first to the last of the cells that were found.
  private func range(of sites: [CellSite]) -> Range<Int>? {
    var result: Range<Int>?
    for site in sites {
      let cell = evaluator.view.cell(at: site)
      guard cell.state != .absent else { continue }
      let text = cell.text
      result = result?.union(text) ?? text
    }
    return result
  }

  // MARK: Sections

  /// From the first heading to the end of the last section; where none of them stands in the report,
  /// the heading before the place where the first should stand.
  private func range(of texts: [TextSlot]) -> Range<Int>? {
    guard let first = texts.first else { return nil }
    var result: Range<Int>?
    for text in texts {
      for range in ranges(of: text) {
        result = result?.union(range) ?? range
      }
    }
    return result ?? headingBefore(first)
  }

  private func ranges(of text: TextSlot) -> [Range<Int>] {
    let report = evaluator.report
    switch text {
    case .text(.report), .text(.raw), .text(.file): return [places.trimmed(0..<report.source.count)]
    case .text(.headings): return report.sections.map(\.heading)
    case .text(.title): return [report.title ?? 0..<0]
    case .text(.signature): return [report.signature ?? 0..<0]
    case .text(.preamble): return report.preamble.map { report.paragraphs[$0] }
    case .section(let number):
      return report.sections.filter { $0.index == number }.map {
        places.trimmed($0.heading.lowerBound..<max($0.heading.upperBound, $0.body.upperBound))
      }
    }
  }

  private func headingBefore(_ text: TextSlot) -> Range<Int> {
    let sections = evaluator.report.sections
    let last =
      if case .section(let number) = text { sections.last { $0.index < number } } else {
        sections.last
      }
    return last?.heading ?? 0..<0
  }

  // MARK: Tables and facts

  private mutating func tableOfInterest(_ instance: Instance) -> Int? {
    // What a rule says of a table's edition is of more interest than whether the table is there.
    for fact in evaluator.trace.facts {
      switch fact {
      case .detectedEdition(let operand), .appliedEdition(let operand):
        if let table = evaluator.table(operand) { return table }
      default: break
      }
    }
    if let table = evaluator.trace.tables.first { return table }
    return instance.table >= 0 ? Int(instance.table) : nil
  }

  /// The labels that told the edition, else the table, else the section where it should stand.
  private func range(ofTable table: Int) -> Range<Int> {
    let found = evaluator.report.tables[table]
    if let first = found.evidence.first {
      return first.lowerBound..<max(first.upperBound, found.evidence.last?.upperBound ?? 0)
    }
    if found.isFound { return found.place }
    guard let section = evaluator.view.section(ofTable: table) else { return 0..<0 }
    return range(of: [.section(section)]) ?? 0..<0
  }

  private mutating func rangeOfFacts() -> Range<Int> {
    let facts = evaluator.trace.facts
    let report = evaluator.report
    if facts.contains(.published), !report.publishedPlace.isEmpty { return report.publishedPlace }
    if facts.contains(where: { $0 == .signed || $0 == .published }) { return places.lastText() }
    if facts.contains(where: { $0 == .periodFrom || $0 == .periodTo }), let period = report.period {
      return period.place
    }
    if facts.contains(.sectionsPrinted), let first = report.sections.first,
      let last = report.sections.last
    {
      return first.heading.lowerBound..<max(first.heading.upperBound, last.heading.upperBound)
    }
    return report.title ?? 0..<0
  }
}
