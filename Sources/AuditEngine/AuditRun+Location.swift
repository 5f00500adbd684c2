import AuditModel

extension AuditRun {
  /// Where a verdict is shown: the note it speaks of, else the cells it rests on, else what was searched.
  mutating func location(
    of sites: [CellSite], at instance: Instance
  ) -> Range<Int> {
    if instance.note >= 0 { return evaluator.report.notes[Int(instance.note)].place }
    if let find = findOfInterest(instance) {
      return evaluator.work.prose.place(of: evaluator.work.finds[find].range)
    }
    if let range = range(of: sites) { return range }
    if let range = rangeOfSections(evaluator.trace.sections) { return range }
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
      result =
        result.map {
          min($0.lowerBound, text.lowerBound)..<max($0.upperBound, text.upperBound)
        } ?? text
    }
    return result
  }

  // MARK: Sections

  /// From the first heading to the end of the last section; where none of them stands in the report,
  /// the heading before the place where the first should stand.
  private func rangeOfSections(_ numbers: [Int]) -> Range<Int>? {
    guard let first = numbers.first else { return nil }
    var result: Range<Int>?
    for number in numbers {
      for range in ranges(ofSection: number) {
        result =
          result.map {
            min($0.lowerBound, range.lowerBound)..<max($0.upperBound, range.upperBound)
          } ?? range
      }
    }
    return result ?? headingBefore(section: first)
  }

  private func ranges(ofSection number: Int) -> [Range<Int>] {
    let report = evaluator.report
    switch number {
    case TextSlot.report(program.sectionCount), TextSlot.raw(program.sectionCount),
      TextSlot.file(program.sectionCount):
      return [places.trimmed(0..<report.source.count)]
    case TextSlot.headings(program.sectionCount): return report.sections.map(\.heading)
    case TextSlot.title(program.sectionCount): return [report.title ?? 0..<0]
    case TextSlot.signature(program.sectionCount): return [report.signature ?? 0..<0]
    case TextSlot.preamble(program.sectionCount):
      return report.preamble.map { report.paragraphs[$0] }
    default:
      return report.sections.filter { $0.index == number }.map {
        places.trimmed($0.heading.lowerBound..<max($0.heading.upperBound, $0.body.upperBound))
      }
    }
  }

  private func headingBefore(section number: Int) -> Range<Int> {
    evaluator.report.sections.last { $0.index < number }?.heading ?? 0..<0
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
    return rangeOfSections([section]) ?? 0..<0
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
