import AuditModel

/// Words that stand alone.
extension Lowering {
  func lower(word: String, at range: Range<Int>) throws(Fault) -> Typed {
    if let index = scope.bindings.firstIndex(where: { $0.name == word }) {
      guard let type = scope.bindings[index].type else { throw Fault(.poisoned, range) }
      return Typed(expression: .named(index), type: type)
    }
    switch Vocabulary.operatorWord.canonical(word) {
    case "always": return Typed(expression: .truth(true), type: .truth)
    case "never": return Typed(expression: .truth(false), type: .truth)
    default: break
    }
    if let capture = capture(named: word) { return capture }
    if isShortName(word) { return try cell(try bareCell(word, at: range)) }
    if let extent = try extent(word, at: range) { return extent }
    if let fact = Vocabulary.fact(word) {
      return Typed(expression: .fact(fact), type: fact.type)
    }
    if let instance = Vocabulary.instanceName(word) {
      guard scope.has(instance) else {
        throw Fault(.noInstance(word, in: scope.quantifierText), range)
      }
      if instance == .cell { return try cell(.instance) }
      return Typed(expression: .instance(instance), type: instance.type)
    }
    if Vocabulary.later.canonical(word) != nil { throw Fault(.later(word), range) }
    if Vocabulary.isReserved(word) { throw Fault(.wordAlone(word), range) }
    return try cell(try bareCell(word, at: range))
  }

  /// Whether a line that may stand here has this very name: it wins over the words of the language.
  func isShortName(_ word: String) -> Bool {
    names.isName(word) { $0.isLine && $0.table == scope.tableOfBareNames($0.axis) }
  }

  /// A row's name where the instance fixes the column, or a column's name where it fixes the row.
  func bareCell(_ word: String, at range: Range<Int>) throws(Fault) -> CellOperand {
    let rowTable = scope.tableOfBareNames(.row)
    let columnTable = scope.tableOfBareNames(.column)
    let found = names.find(word) { entry in
      entry.isLine && entry.table == (entry.axis == .row ? rowTable : columnTable)
    }
    if found.count > 1 {
      throw Fault(.ambiguousName(word, found.map { names.description(of: $0) }), range)
    }
    switch found.first?.part {
    case .line(.row, let row): return .row(row)
    case .line(.column, let column): return .column(column)
    default: throw Fault(whyNoCell(word), range)
    }
  }

  private func whyNoCell(_ word: String) -> Mistake {
    let elsewhere = names.find(word) { _ in true }
    let here = scope.instanceTables
    let best =
      elsewhere.first { $0.isLine && here.contains($0.table) }
      ?? elsewhere.first { here.contains($0.table) } ?? elsewhere.first { $0.isLine }
      ?? elsewhere.first
    if let best {
      let table = names.name(of: best.table)
      if !best.isLine {
        return .groupAsCell(best.name, axis: best.axis, table: table)
      }
      return .incompleteName(
        word, what: names.description(of: best), example: completed(best),
        quantifier: best.axis == .row ? "每列: \(table)" : "每行: \(table)",
        here: scope.quantifierText)
    }
    if catalog.table(named: word) != nil { return .tableAsValue(word) }
    if catalog.section(numbered: word) != nil { return .sectionNumberAlone(word, as: word) }
    if let (left, sign, right) = glued(word) { return .gluedOperator(left, sign, right) }
    return unknown(word)
  }

  /// The name as a full cell: a row with its total, a column with its first row.
  private func completed(_ entry: FormNames.Entry) -> String {
    let cells = catalog.declared.flatMap { $0[entry.table].cells }
    let isMeant = { (cell: Int) -> Bool in
      let address = catalog.address(of: cell)
      return entry.part == .line(.row, address.row) || entry.part == .line(.column, address.column)
    }
    let cell = entry.axis == .row ? cells.last(where: isMeant) : cells.first(where: isMeant)
    return cell.map { catalog.reference(to: $0) } ?? names.name(of: entry.table)
  }

  /// `新收且上年结转`: Chinese operators need blanks around them.
  private func glued(_ word: String) -> (String, String, String)? {
    for sign in ["且", "或", "则", "若", "非"] {
      guard let index = word.firstIndex(of: Character(sign)) else { continue }
      let left = String(word[..<index])
      let right = String(word[word.index(after: index)...])
      let known = { (part: String) in
        part.isEmpty || !names.find(part) { _ in true }.isEmpty || Vocabulary.isReserved(part)
      }
      if known(left), known(right) { return (left, sign, right) }
    }
    return nil
  }

  /// A name that nothing here has, with the nearest one that would do.
  private func unknown(_ word: String) -> Mistake {
    if let first = scope.later.first, scope.later.contains(word) {
      return .nameComesLater(word, isItself: word == first)
    }
    if let plain = WrittenNumber.advice(word) { return .numberWithUnit(word, plain: plain) }
    if let plain = ChineseNumber.plain(word, counters: patterns.words.texts("counters")) {
      return .spelledNumber(word, plain: plain)
    }
    if let number = sectionNumber(in: word) { return .sectionNumberAlone(number, as: word) }
    if let number = gluedSection(word) { return .gluedSection(word, number: number) }
    let tables = scope.instanceTables
    let axes = [Axis.row, .column].filter { scope.tableOfBareNames($0) != nil }
    let line = names.nearest(to: word) { entry in
      entry.isLine && (axes.isEmpty || (tables.contains(entry.table) && axes.contains(entry.axis)))
    }
    let others =
      scope.bindings.map(\.name) + scope.captures.map(\.name) + catalog.tables.map(\.name)
      + Vocabulary.fact.spellings
      + Vocabulary.instance.spellings
      + Vocabulary.operatorWord.spellings
    let kind =
      switch axes {
      case [.row]: "行"
      case [.column]: "列"
      case [.row, .column]: "行或列"
      default: "名称"
      }
    if line == nil, let fact = Vocabulary.fact(of: word) { return .valueAlone(word, of: fact) }
    let near =
      line ?? gluedCell(word) ?? gluedRange(word) ?? nearName(to: word, among: others)
      ?? names.holding(word) { axes.isEmpty || tables.contains($0.table) && axes.contains($0.axis) }
    return .unknownName(word, kind: kind, near: near)
  }

  /// 第一部分, 第一章: the number of a section.
  func sectionNumber(in word: String) -> String? {
    guard word.hasPrefix("第"), ["章", "节", "部分"].contains(where: word.hasSuffix) else { return nil }
    return sectionNumber(meantBy: String(word.dropFirst()))
  }

  /// 章一, section5: a section without the blank.
  func gluedSection(_ word: String) -> String? {
    guard let head = ["章", "section"].first(where: word.hasPrefix) else { return nil }
    let rest = String(word.dropFirst(head.count))
    return sectionNumber(meantBy: rest)
  }

  /// The number of a section that a text begins with, in Chinese or Arabic digits.
  func sectionNumber(meantBy text: String) -> String? {
    let numbers = catalog.editions.first?.sections.map(\.number) ?? []
    if let number = numbers.first(where: text.hasPrefix) { return number }
    guard let digit = text.first?.wholeNumberValue, numbers.indices.contains(digit - 1) else {
      return nil
    }
    return numbers[digit - 1]
  }

  /// 予以公开至其他情形: two lines of one table with a word for a range between.
  private func gluedRange(_ word: String) -> String? {
    for sign in ["至", "到", "－", "—"] {
      let parts = word.split(separator: sign, maxSplits: 1).map(String.init)
      guard parts.count == 2 else { continue }
      for from in names.find(parts[0], where: \.isLine) {
        let to = names.find(parts[1]) {
          $0.isLine && $0.axis == from.axis && $0.table == from.table
        }
        if let to = to.first { return "\(from.name)..\(to.name)" }
      }
    }
    return nil
  }

  /// 新收总计: a row and a column of one table with nothing between.
  private func gluedCell(_ word: String) -> String? {
    for index in word.indices.dropFirst() {
      for row in names.find(String(word[..<index]), where: { $0.isLine && $0.axis == .row }) {
        let column = names.find(String(word[index...])) {
          $0.isLine && $0.axis == .column && $0.table == row.table
        }
        if let column = column.first {
          return "\(names.name(of: row.table))[\(row.name),\(column.name)]"
        }
      }
    }
    return nil
  }

  /// A figure of the form, typed by its column.
  func cell(_ operand: CellOperand) throws(Fault) -> Typed {
    Typed(expression: .cell(operand), type: .figure(unit(of: operand)))
  }

  private func unit(of operand: CellOperand) -> ValueType.Unit {
    switch operand {
    case .fixed(let cell):
      let address = catalog.address(of: cell)
      return names.unit(table: address.table, column: address.column)
    case .column(let column), .columnAtInstanceRow(_, let column):
      let table = operand.table ?? scope.instanceTables.first
      return table.map { names.unit(table: $0, column: column) } ?? .varying
    case .row, .instance, .rowAtInstanceColumn: return instanceUnit
    }
  }

  /// The unit of whatever column the instance stands in.
  var instanceUnit: ValueType.Unit { names.unit(ofTables: scope.instanceTables) }
}

extension CellOperand {
  fileprivate var table: Int? {
    switch self {
    case .rowAtInstanceColumn(let table, _), .columnAtInstanceRow(let table, _): table
    default: nil
    }
  }
}

extension FormCatalog {
  /// Index of the section with this number, the same in every edition.
  func section(numbered number: String) -> Int? {
    editions.first?.sections.firstIndex { $0.number == number }
  }
}
