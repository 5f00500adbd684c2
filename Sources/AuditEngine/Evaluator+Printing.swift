import AuditModel

extension Evaluator {
  /// How many scalars of a text a message carries.
  private static let longestText = 60
  /// Of a sentence that is quoted.
  static let longestQuote = 120
  /// How many cells a list names one by one.
  private static let longestListOfCells = 12

  /// The value of an expression, as a message prints it.
  mutating func printed(node: Int32) -> String {
    switch program.nodes[node] {
    case .cell(let operand):
      guard let site = view.site(of: operand, at: instance) else { return Cell.State.absent.title }
      return printed(site)
    case .state(let operand):
      return view.site(of: operand, at: instance).map { view.state(at: $0).title }
        ?? Cell.State.absent.title
    case .noteFact:
      // A note without it says that nothing is printed, or prescribed, there.
      let value = value(node)
      if case .unknown = value { return "无" }
      return printed(value)
    case .captured(let search, let capture): return printed(captured: capture, of: search)
    // The kind of an agency may be known without its name.
    case .fact(.agency) where report.agency == nil: return "该机关"
    default: return printed(value(node))
    }
  }

  /// A ratio in hundredths.
  mutating func percentage(node: Int32, places: Int) -> String {
    let ratio = value(node)
    guard case .number(let number) = ratio, let percentage = number.percentage(places: places)
    else { return printed(ratio) }
    return percentage
  }

  /// How many places the percentages of a message have: one, or as many as the report prints, or as it takes to show
  /// that two of them differ.
  mutating func places(ofPercentages nodes: [Int32]) -> Int {
    var places = 1
    var ratios: [Exact] = []
    for node in nodes {
      guard case .number(let ratio) = value(node) else { continue }
      ratios.append(ratio)
      places = max(places, printedPlaces(ofPercentage: node))
    }
    ratios = Array(Set(ratios))
    while places < Self.mostPlaces,
      Set(ratios.map { $0.percentage(places: places) }).count < ratios.count
    {
      places += 1
    }
    return places
  }

  private static let mostPlaces = 6

  /// 2 of 43.47%.
  private mutating func printedPlaces(ofPercentage node: Int32) -> Int {
    guard case .captured(let search, let capture) = program.nodes[node],
      case .find(let find) = said(search),
      let last = work.captured[work.finds[find].firstCapture + Int(capture)].lastPlace
    else { return 0 }
    var places = 0
    var size = Exact(100).times(last)
    while let next = size, (next.compared(to: Exact(1)) ?? 0) < 0, places < Self.mostPlaces {
      places += 1
      size = next.times(Exact(10))
    }
    return places
  }

  /// The value; where it is none that can be reckoned with, what is printed.
  private mutating func printed(captured capture: Int32, of search: Int32) -> String {
    guard case .find(let find) = said(search) else { return "未提及" }
    let captured = work.captured[work.finds[find].firstCapture + Int(capture)]
    switch captured.value {
    case .unknown, .count: return captured.range.map { quoted($0) } ?? "未提及"
    default: return printed(captured.value)
    }
  }

  /// Whether a capture holds anything.
  mutating func isSaid(_ node: Int32) -> Bool {
    guard case .captured(let search, let capture) = program.nodes[node] else { return false }
    return exists(captured: capture, of: search) == .yes
  }

  /// A part of the prose as it is printed.
  func quoted(_ range: Range<Int>, to length: Int = longestQuote) -> String {
    view.report.source.withUnsafeBufferPointer { source in
      Self.excerpt(
        UnsafeBufferPointer(rebasing: source[work.prose.place(of: range)]), to: length)
    }
  }

  /// The figure in a cell; where there is none, what stands there instead.
  mutating func printed(_ site: CellSite) -> String {
    switch view.state(at: site) {
    case .number: return printed(figure(at: site, asPart: false))
    case .blank: return Cell.State.blank.title
    case .absent: return "未读到"
    case .dash, .unreadable:
      let text = view.report.text(view.cell(at: site).text)
      return text.isEmpty
        ? view.state(at: site).title : "“\(Self.excerpt(text, to: Self.longestText))”"
    }
  }

  mutating func printed(_ value: Value) -> String {
    switch value {
    case .number(let number): number.description
    case .count(let low, _, _): String(low)
    case .date(let date): date.description
    case .truth(let holds): holds ? "是" : "否"
    case .symbol(let symbol): printed(symbol)
    case .text(.prose(let range, _)): quoted(range, to: Self.longestText)
    case .text(let text): Self.excerpt(string(of: text), to: Self.longestText)
    case .items(let range, _, _): printed(items[range])
    case .nothing: "无"
    case .unknown(let unknown): unknown.code == .noDate ? "未写明" : "未知"
    }
  }

  /// The items one by one; cells by the rows they stand in, and of more cells than anyone reads only these.
  private mutating func printed(_ list: ArraySlice<ListItem>) -> String {
    if isWholeTable(list) { return "整张表" }
    var items: [String] = []
    var cells: [(row: String, columns: [String])] = []
    for item in list {
      switch item {
      case .text(let text): items.append(printed(.text(text)))
      case .line(let symbol): items.append(printed(symbol))
      case .cell(let site):
        let address = program.catalog.address(of: Int(site.cell))
        let row = view.rowName(table: address.table, row: address.row, subRow: site.subRow)
        if cells.last?.row != row { cells.append((row, [])) }
        cells[cells.count - 1].columns.append(
          program.catalog.tables[address.table].columns[address.column])
      }
    }
    if list.count > Self.longestListOfCells, !cells.isEmpty {
      return cells.map(\.row).joined(separator: "、") + (cells.count > 1 ? "各行" : "一行")
    }
    items += cells.map { row, columns in
      columns.count == 1 ? "\(row)·\(columns[0])" : "\(row)（\(columns.joined(separator: "、"))）"
    }
    return items.joined(separator: "、")
  }

  private func isWholeTable(_ list: ArraySlice<ListItem>) -> Bool {
    guard list.count > 1, case .cell(let first) = list.first else { return false }
    let table = program.forms.table(of: first.cell)
    guard work.tables[table].cells.expected == list.count else { return false }
    return list.allSatisfy {
      if case .cell(let site) = $0 { program.forms.table(of: site.cell) == table } else { false }
    }
  }

  private mutating func printed(_ symbol: Symbol) -> String {
    let catalog = program.catalog
    switch symbol {
    case .state(let state): return state.title
    case .unit(let unit): return unit.title
    case .kind(let kind): return kind.title
    case .level(let level): return level.title
    case .noteKind(let kind): return kind.title
    case .weight(let weight): return weight.title
    case .edition(let edition): return catalog.editions[edition].id
    case .mixedEditions: return "新旧混合"
    case .table(let table): return catalog.tables[table].name
    case .section(let section): return view.sectionNumber(section)
    case .row(let table, let row):
      let isOwn = instance.table == Int32(table) && instance.row == Int32(row)
      return view.rowName(table: table, row: row, subRow: isOwn ? instance.subRow : -1)
    case .column(let table, let column): return catalog.tables[table].columns[column]
    }
  }

  /// A text of the report as a message carries it: in one line, and of at most so many scalars.
  private static func excerpt(_ text: String, to length: Int) -> String {
    var text = text
    return text.withUTF8 { excerpt($0, to: length) }
  }

  private static func excerpt(_ text: UnsafeBufferPointer<UInt8>, to length: Int) -> String {
    let ellipsis: StaticString = "…"
    return String(unsafeUninitializedCapacity: text.count + ellipsis.utf8CodeUnitCount) { excerpt in
      var end = 0
      func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        for byte in bytes {
          excerpt[end] = byte
          end += 1
        }
      }
      var count = 0
      var i = 0
      while i < text.count {
        let size = UTF8.width(text.scalar(at: i))
        defer { i += size }
        // Titles and cells may run over several lines, with tabs between.
        let isControl =
          text[i] < 0x20 || text[i] == 0x7F || text[i] == 0xC2 && size == 2 && text[i + 1] < 0xA0
        if isControl, end > 0, excerpt[end - 1] == 0x20 { continue }
        if count == length {
          append(UnsafeBufferPointer(start: ellipsis.utf8Start, count: ellipsis.utf8CodeUnitCount))
          break
        }
        if isControl {
          excerpt[end] = 0x20
          end += 1
        } else {
          append(UnsafeBufferPointer(rebasing: text[i..<i + size]))
        }
        count += 1
      }
      return end
    }
  }
}
