import AuditModel

/// What an example says, sorted.
struct ExampleSettings {
  private(set) var year: Int?
  /// 版式 of every table.
  private(set) var edition: Int?
  /// 检出版式, by table.
  private(set) var tableEditions: [Int: Int] = [:]
  private(set) var cells: [(operand: CellOperand, content: RuleExample.CellContent)] = []
  private(set) var texts: [(section: SectionOperand, text: String)] = []
  private(set) var absentSections: [SectionOperand] = []
  private(set) var absentTables: [Int] = []
  private(set) var blankTables: [Int] = []
  private(set) var printed: [Int]?
  private(set) var findsNothing = false
  /// Whether the example puts its own headings in the place of the form's.
  private(set) var hasHeadings = false
  private var places: [(name: InstanceName, symbol: Symbol)] = []

  init(_ example: RuleExample) {
    for setting in example.settings {
      switch setting {
      case .at(let name, let symbol): places.append((name, symbol))
      case .cell(let operand, let content): cells.append((operand, content))
      case .year(let year): self.year = year
      case .edition(let edition, nil): self.edition = edition
      case .edition(let edition, let table?): tableEditions[table] = edition
      case .sectionText(let section, let text):
        texts.append((section, text))
        if section == .text(.headings) { hasHeadings = true }
      case .sectionAbsent(let section): absentSections.append(section)
      case .sectionsPrinted(let order): printed = order
      case .tableAbsent(let table): absentTables.append(table)
      case .tableBlank(let table): blankTables.append(table)
      case .nothing: findsNothing = true
      case .kind, .level, .agency, .title, .brokenOff, .signed, .published, .period, .note: break
      }
    }
  }

  /// What the example has in place of the heading of a section.
  func heading(beginning number: String) -> String? {
    guard let text = texts.last(where: { $0.section == .text(.headings) })?.text else { return nil }
    return text.split(separator: "\n").first { $0.hasPrefix(number) }.map { String($0) }
  }

  /// The name below the report.
  var signature: String? { texts.last { $0.section == .text(.signature) }?.text }

  // MARK: The instance meant

  /// Whether the example can speak of `instance`.
  func allows(_ instance: Instance) -> Bool {
    let isAtPlaces = places.allSatisfy { place in
      switch (place.name, place.symbol) {
      case (.row, .row(let table, let row)):
        instance.table == table && instance.row == row
      case (.column, .column(let table, let column)):
        instance.table == table && instance.column == column
      case (.table, .table(let table)): instance.table == table
      case (.section, .section(let section)): instance.section == section
      default: true
      }
    }
    guard isAtPlaces, places.isEmpty else { return isAtPlaces }
    if instance.section >= 0 { return allows(section: Int(instance.section)) }
    // Of `each table`, the table that the example is about.
    if instance.table >= 0, instance.row < 0, instance.column < 0, !absentTables.isEmpty {
      return absentTables.contains(Int(instance.table))
    }
    return true
  }

  /// The section that is named is meant; of one that is missing, the first that is not printed.
  private func allows(section: Int) -> Bool {
    let named = (texts.map(\.section) + absentSections).compactMap { operand in
      if case .section(let number) = operand { number } else { nil }
    }
    if !named.isEmpty { return named.contains(section) }
    guard absentSections.contains(.instance), let printed else { return true }
    return !printed.contains(section)
  }

  /// Whether the edition has the cells that the example names at `instance`.
  func isDeclared(at instance: Instance, in forms: FormIndex, edition: Int) -> Bool {
    cells.allSatisfy { setting in
      guard let cell = forms.cell(setting.operand, at: instance) else { return false }
      let edition = tableEditions[forms.table(of: cell)] ?? self.edition ?? edition
      return forms.isDeclared(cell, edition: edition)
    }
  }
}
