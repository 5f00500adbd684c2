import AuditModel

extension Evaluator {
  private mutating func touch(_ fact: Fact) {
    if isTracing { trace.facts.append(fact) }
  }

  /// What the report states; a fact that it lacks is unknown.
  mutating func value(of fact: Fact) -> Value {
    touch(fact)
    switch fact {
    case .year:
      return view.report.year.map { .number(Exact($0)) } ?? .unknown(Unknown(code: .noYear))
    case .agency:
      return view.report.agency == nil ? .unknown(Unknown(code: .noText)) : .text(.agency)
    case .agencyKind:
      return view.report.agencyKind == .unknown
        ? unknownAgency : .symbol(.kind(view.report.agencyKind))
    case .agencyLevel:
      return view.report.agencyLevel == .unknown
        ? unknownAgency : .symbol(.level(view.report.agencyLevel))
    case .title: return view.report.title == nil ? .unknown(Unknown(code: .noText)) : .text(.title)
    case .signed: return date(view.report.signed)
    case .published: return date(view.report.published)
    case .periodFrom: return date(view.report.period?.from)
    case .periodTo: return date(view.report.period?.to)
    case .expectedEdition:
      guard view.report.year != nil else { return .unknown(Unknown(code: .noYear)) }
      return edition(view.expectedEdition)
    case .detectedEdition(let operand):
      guard let table = table(operand) else { return .unknown(Unknown(code: .absent)) }
      if view.report.tables[table].isMixed { return .symbol(.mixedEditions) }
      return edition(view.report.tables[table].edition)
    case .appliedEdition(let operand):
      guard let table = table(operand) else { return .unknown(Unknown(code: .absent)) }
      return edition(work.tables[table].edition >= 0 ? Int(work.tables[table].edition) : nil)
    case .sectionsPrinted:
      // That nothing was found says nothing of the order.
      return view.report.sections.isEmpty
        ? .unknown(Unknown(code: .noText)) : .text(.sectionsPrinted)
    case .brokenOff:
      return view.isBrokenOff ? .text(.brokenOff) : .unknown(Unknown(code: .noText))
    }
  }

  /// No name was read, or it does not tell.
  private var unknownAgency: Value { .unknown(Unknown(code: .noAgency)) }

  private mutating func date(_ date: CalendarDate?) -> Value {
    date.map { .date($0) } ?? .unknown(Unknown(code: .noDate))
  }

  private mutating func edition(_ edition: Int?) -> Value {
    edition.map { .symbol(.edition($0)) } ?? .unknown(Unknown(code: .noEdition))
  }

  mutating func exists(_ fact: Fact) -> Truth {
    touch(fact)
    switch fact {
    case .year: return Truth(view.report.year != nil)
    case .agency: return Truth(view.report.agency != nil)
    case .agencyKind: return Truth(view.report.agencyKind != .unknown)
    case .agencyLevel: return Truth(view.report.agencyLevel != .unknown)
    case .title: return Truth(view.report.title != nil)
    case .signed: return Truth(view.report.signed != nil)
    case .published: return Truth(view.report.published != nil)
    case .periodFrom, .periodTo: return Truth(view.report.period != nil)
    case .expectedEdition: return Truth(view.expectedEdition != nil)
    case .detectedEdition(let operand):
      return Truth(table(operand).map { view.report.tables[$0].edition != nil } ?? false)
    case .appliedEdition(let operand):
      return Truth(table(operand).map { work.tables[$0].edition >= 0 } ?? false)
    case .sectionsPrinted: return Truth(!view.report.sections.isEmpty)
    case .brokenOff: return Truth(view.isBrokenOff)
    }
  }

  mutating func value(of fact: NoteFact) -> Value {
    guard instance.note >= 0 else { return .unknown(Unknown(code: .absent)) }
    let note = view.report.notes[Int(instance.note)]
    switch fact {
    case .kind: return .symbol(.noteKind(note.kind))
    case .weight: return .symbol(.weight(note.weight))
    case .printed:
      return note.printed == nil ? .unknown(Unknown(code: .noText)) : .text(.notePrinted)
    case .official:
      return note.official == nil ? .unknown(Unknown(code: .noText)) : .text(.noteOfficial)
    case .table: return note.table.map { .symbol(.table($0)) } ?? .nothing
    case .row, .column:
      guard let cell = note.cell else { return .nothing }
      let address = program.catalog.address(of: cell)
      return .symbol(
        fact == .row
          ? .row(table: address.table, row: address.row)
          : .column(table: address.table, column: address.column))
    }
  }

  mutating func value(of name: InstanceName) -> Value {
    let table = Int(instance.table)
    switch name {
    case .row where instance.row >= 0:
      return .symbol(.row(table: table, row: Int(instance.row)))
    case .column where instance.column >= 0:
      return .symbol(.column(table: table, column: Int(instance.column)))
    case .table where table >= 0: return .symbol(.table(table))
    case .section where instance.section >= 0: return .symbol(.section(Int(instance.section)))
    case .cell: return figure(.instance, asPart: false)
    case .row, .column, .table, .section: return .nothing
    }
  }

  // MARK: Tables and sections

  mutating func table(_ operand: TableOperand) -> Int? {
    switch operand {
    case .table(let table): table
    case .instance: instance.table >= 0 ? Int(instance.table) : nil
    }
  }

  mutating func exists(_ operand: TableOperand) -> Truth {
    guard let table = table(operand) else { return .unknown(Unknown(code: .absent)) }
    if isTracing { trace.tables.append(table) }
    // What stands there unread is neither there as the form wants it, nor missing.
    if view.report.tables[table].isUnread { return .unknown(Unknown(code: .absent)) }
    return Truth(view.report.tables[table].isFound)
  }

  /// nil where there is no such section.
  mutating func slot(_ operand: SectionOperand) -> TextSlot? {
    switch operand {
    case .section(let section): .section(section)
    case .instance: instance.section >= 0 ? .section(Int(instance.section)) : nil
    case .ofTable(let operand):
      table(operand).flatMap { view.section(ofTable: $0) }.map { .section($0) }
    case .text(let text): .text(text)
    }
  }

  private mutating func find(_ operand: SectionOperand) -> Workspace.ProseText {
    guard let slot = slot(operand) else { return .missing }
    if isTracing { trace.texts.append(slot) }
    return work.text(slot, view)
  }

  /// A report in which nothing is written must not pass a rule over what is written.
  mutating func text(of operand: SectionOperand) -> Value {
    guard case .found(let range) = find(operand), !range.isEmpty else {
      return .unknown(Unknown(code: .noText))
    }
    seen.insert(.text)
    return .text(.prose(range, slot(operand)?.places ?? []))
  }

  mutating func length(of operand: SectionOperand) -> Value {
    guard let slot = slot(operand), case .found(let range) = find(operand) else {
      return .unknown(Unknown(code: .noText))
    }
    seen.insert(range.isEmpty ? .emptyText : .text)
    return .number(Exact(work.length(slot, of: range)))
  }

  mutating func length(_ value: Value) -> Value {
    guard case .text(let text) = value else { return value }
    return .number(Exact(withBytes(of: text) { visibleLength($0) }))
  }

  mutating func exists(_ operand: SectionOperand) -> Truth {
    guard let slot = slot(operand) else { return .unknown(Unknown(code: .absent)) }
    if isTracing { trace.texts.append(slot) }
    switch slot {
    case .text(.report), .text(.raw): return Truth(!view.report.paragraphs.isEmpty)
    case .text(.preamble): return Truth(!view.report.preamble.isEmpty)
    case .text(.headings): return Truth(!view.report.sections.isEmpty)
    case .text(.file): return .yes
    case .text(.title): return Truth(view.report.title != nil)
    case .text(.signature): return Truth(view.report.signature != nil)
    case .section(let number): return Truth(view.report.sections.contains { $0.index == number })
    }
  }

  mutating func isEmpty(_ operand: SectionOperand) -> Truth {
    if case .section(let number) = slot(operand) { return isEmpty(section: number) }
    guard case .found(let range) = find(operand) else {
      return .unknown(Unknown(code: .noText))
    }
    return Truth(range.isEmpty)
  }

  /// As the paragraphs stand in the report: nothing is laid out for it, as for many reports nothing is.
  private mutating func isEmpty(section number: Int) -> Truth {
    if isTracing { trace.texts.append(.section(number)) }
    var isPrinted = false
    for section in view.report.sections where section.index == number {
      if section.hasTable { return .no }
      if view.report.paragraphs[section.paragraphs].contains(where: { !$0.isEmpty }) {
        return .no
      }
      isPrinted = true
    }
    return isPrinted ? .yes : .unknown(Unknown(code: .noText))
  }

  // MARK: Texts

  func string(of text: Text) -> String {
    switch text {
    case .literal(let i): program.literals[Int(i)]
    case .agency: view.report.agency ?? ""
    case .title: view.report.title.map { view.report.text($0) } ?? ""
    case .cell(let site): view.report.text(view.cell(at: site).text)
    case .notePrinted: view.report.notes[Int(instance.note)].printed ?? ""
    case .noteOfficial: view.report.notes[Int(instance.note)].official ?? ""
    case .prose(let range, _): String(decoding: work.prose.bytes[range], as: UTF8.self)
    case .replacement(let pattern, let word):
      program.rules.patterns[Int(pattern)].words[Int(word)].replacement ?? ""
    case .sectionsPrinted:
      view.report.sections.reduce(into: "") { $0 += view.sectionNumber($1.index) }
    case .brokenOff: view.report.brokenOff?.printed ?? ""
    }
  }
}
