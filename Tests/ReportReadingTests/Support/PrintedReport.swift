import AuditModel
import TestSupport

/// A whole report, made at random from the form data, with what stands in it.
struct PrintedReport {
  struct Section {
    var index: Int
    var heading: String
    var paragraphs: [String]
    var tables: [TableGrid]
  }

  enum Kind: CaseIterable {
    case tabCells, pipes, tabRows
    case trailingPipe, lonePipe, openingPipe, blankLine, plainLine
    case running, oneLine, page, borders

    /// Layouts in which the lines tell the rows.
    static let framed: [Kind] = [.tabCells, .pipes, .tabRows]
    /// Layouts in which they do not.
    static let unframed = allCases.filter { !framed.contains($0) }

    /// Whether a cell without text leaves a trace that can be told from any other.
    var showsBlanks: Bool { Self.framed.contains(self) }
  }

  let catalog: FormCatalog
  let edition: Int
  let kind: Kind
  var year: Int
  var agency: String
  var signer: String?
  var title: String?
  var preamble: [String] = []
  var sections: [Section] = []
  var signature: [String] = []
  /// By catalog cell; of a row with sub-rows, one for each.
  var texts: [Int: [CellText]] = [:]
  var subRows: [String: [String]] = [:]
  var random: SeededRandom

  /// Set by `print`.
  private(set) var bytes: [UInt8] = []
  private(set) var places: [Int: [Int]] = [:]
  private(set) var headingPlaces: [Range<Int>] = []

  static let agencies = [
    "临江市清溪区人民政府", "清溪区柳浪街道办事处", "望海县白鹤镇人民政府", "云岭省财政厅", "青岚市市场监督管理局",
    "松原高新技术产业开发区管理委员会", "平湖区人民政府办公室",
  ]

  /// - Parameter variety: whether anything but the plainest print occurs.
  init(catalog: FormCatalog, edition: Int, kind: Kind, seed: Int, variety: Bool = true) {
    self.catalog = catalog
    self.edition = edition
    self.kind = kind
    var random = SeededRandom(seed: seed)
    let form = catalog.editions[edition]
    year = form.firstYear + random.below((form.lastYear ?? form.firstYear + 4) - form.firstYear + 1)
    agency = random.pick(Self.agencies)
    if variety, form.tables.contains(where: { $0.rows.contains { $0.name == "其他事项" } }),
      random.once(in: 4)
    {
      subRows = ["其他事项": ["行政检查", "行政确认"]]
    }
    self.random = random
    fillTexts(form, variety: variety)
    makeTitle(variety: variety)
    makeSections(form, variety: variety)
    makeSignature(variety: variety)
  }

  private mutating func fillTexts(_ form: FormEdition, variety: Bool) {
    for table in form.tables {
      let names = catalog.tables[table.index]
      for row in table.rows {
        for column in table.columns where table.declares(row: row, column: column) {
          let count = subRows[row.name]?.count ?? 1
          texts[names.cell(row: row.index, column: column.index)] = (0..<count).map { _ in
            // A blank beside a sub-row's name leaves open whether the name is a value.
            if count > 1 { return .number(random.below(50)) }
            return variety && kind.showsBlanks
              ? .random(column.figure, hasWords: table.blocks.isEmpty, &random)
              : .number(random.below(kind == .page ? 1000 : 100_000))
          }
        }
      }
      // Nothing tells a blank at the end of a lone line from filling.
      guard table.isPrintedAcross, kind != .tabCells else { continue }
      let cells = catalog.declared[edition][table.index].cells
      for end in [cells.first, cells.last] { texts[end ?? 0] = [.number(random.below(9))] }
    }
  }

  private mutating func makeTitle(variety: Bool) {
    let tail = "政府信息公开工作年度报告"
    switch variety ? random.below(5) : 0 {
    case 0: title = "\(agency)\(year)年\(tail)"
    case 1: title = "\(year)年度\(agency)\(tail)"
    case 2: title = "\(agency)\n\(year)年\(tail)"
    case 3: title = "\(agency)\(year)年\n\(tail)"
    default: title = "　　\(agency)\(year)年度\(tail)"
    }
    let titles = catalog.editions[edition].sections.map(\.title).joined(separator: "、")
    preamble = [
      "根据《中华人民共和国政府信息公开条例》的规定，编制本报告。全文包括\(titles)六个部分。",
      "本年报所列数据的统计期限自\(year)年1月1日起至\(year)年12月31日止。",
    ]
    if variety, random.once(in: 4) {
      preamble += catalog.editions[edition].sections.map { "\($0.number)、\($0.title)" }
    }
  }

  private mutating func makeSections(_ form: FormEdition, variety: Bool) {
    for (index, section) in form.sections.enumerated() {
      var heading = "\(section.number)、\(section.title)"
      if variety {
        switch random.below(10) {
        case 0:
          heading =
            "\(section.number)、"
            + (section.variants.randomElement(using: &random)?.text ?? section.title)
        case 1: heading = "　　" + heading
        case 2: heading = "[bookmark: _GoBack]" + heading
        case 3: heading = "\(section.number) 、" + section.title
        case 4:
          heading = "\(section.number)、" + section.title.map(String.init).joined(separator: " ")
        case 5: heading += "　"
        case 6: heading = "## " + heading
        default: break
        }
      }
      let tables = form.tables.filter { $0.section == index }.map { grid($0, variety: variety) }
      sections.append(
        .init(
          index: index, heading: heading,
          paragraphs: tables.isEmpty ? prose(section.number, variety: variety) : [], tables: tables)
      )
    }
  }

  private mutating func prose(_ number: String, variety: Bool) -> [String] {
    var found = ["（一）主动公开情况。\(number)是本机关全年主动公开政府信息\(random.below(900))条。", "1.加强组织领导，健全工作机制。"]
    if variety, random.once(in: 3) { found.append("二、三级单位同步公开，总计\(random.below(99))件；") }
    return found
  }

  private mutating func makeSignature(variety: Bool) {
    guard !variety || random.once(in: 2) else { return }
    signer = agency
    signature = [agency, "\(year + 1)年1月\(1 + random.below(31))日"]
  }

  /// Table `form` as this report prints it.
  mutating func grid(_ form: FormTable, variety: Bool = true) -> TableGrid {
    var style = TableGrid.Style()
    style.subRows = subRows
    if variety {
      style.shufflesColumns = random.once(in: 4)
      // Below the first line a column outside the groups stands last.
      style.shallowLevel = style.shufflesColumns ? 0 : random.below(3)
      style.usesVariants = random.once(in: 2)
    }
    var grid = TableGrid(form, catalog: catalog, style: style, random: &random) { cell, subRow in
      texts[cell]?[subRow ?? 0].text ?? ""
    }
    if variety { space(&grid) }
    return grid
  }

  /// Puts blanks into some labels.
  private mutating func space(_ grid: inout TableGrid) {
    for line in grid.lines.indices {
      for i in grid.lines[line].cells.indices {
        guard case .label(let text, let role) = grid.lines[line].cells[i].content, role != .extra,
          text.count >= 2, random.once(in: 12)
        else { continue }
        // Where one blank parts two cells, a number parted from its mark is a figure.
        let first = kind == .running || kind == .oneLine ? 3 : 1
        guard text.count > first else { continue }
        var words = text
        let at = words.index(words.startIndex, offsetBy: first + random.below(text.count - first))
        words.insert(contentsOf: random.pick([" ", "　", "  "]), at: at)
        grid.lines[line].cells[i].content = .label(words, role)
      }
    }
  }
}

// MARK: Printing

extension PrintedReport {
  private mutating func layout(variety: Bool) -> TableLayout {
    switch kind {
    case .tabCells:
      return .tabCells(
        .init(
          breaksLabels: variety && random.once(in: 2), spill: variety ? random.below(6) : 0,
          trailingSpace: variety))
    case .pipes:
      return .pipes(
        .init(
          keepsMerged: variety && random.once(in: 3), opensWithPipe: variety && random.once(in: 3),
          hasRule: variety && random.once(in: 3), filling: variety ? random.below(2) : 0,
          halfWidth: variety && random.once(in: 2)))
    case .tabRows:
      return .tabRows(
        .init(
          keepsMerged: variety && random.once(in: 3),
          phantoms: variety ? random.below(3) : 0, hasRule: variety && random.once(in: 3),
          ruleBehindValues: true, filling: variety ? random.below(3) : 0,
          losesLastValue: variety && random.once(in: 3)))
    case .trailingPipe: return lineCells(.trailingPipe, variety: variety)
    case .lonePipe: return lineCells(.lonePipe, variety: variety)
    case .openingPipe: return lineCells(.openingPipe, variety: variety)
    case .blankLine: return lineCells(.blankLine, variety: variety)
    case .plainLine: return lineCells(.nothing, variety: variety)
    case .running, .oneLine:
      let separator = variety ? random.pick([" ", "  ", " | ", "\t", "　　"]) : " "
      let rowSeparator = kind == .oneLine ? separator : random.pick(["\n", separator])
      return .running(
        .init(separator: separator, rowSeparator: rowSeparator == " | " ? " || " : rowSeparator))
    case .borders: return .borders(.init(areDrawn: variety && random.once(in: 2)))
    case .page:
      return .page(
        .init(
          widthOfHan: variety ? 1 + random.below(2) : 1,
          alignment: variety ? random.pick(TableLayout.Page.Alignment.allCases) : .middle,
          labelWidths: variety
            ? [6 + random.below(4), 8 + random.below(4), 14 + random.below(20)] : [8, 10, 30],
          valueWidth: 8 + (variety ? random.below(4) : 0),
          pageLength: variety && random.once(in: 2) ? 20 + random.below(30) : nil,
          isCentred: !variety || random.once(in: 2)))
    }
  }

  private mutating func lineCells(
    _ parting: TableLayout.LineCells.Parting, variety: Bool
  ) -> TableLayout {
    .lineCells(
      .init(
        parting: parting, rowEnd: variety ? random.below(3) : 0,
        indent: variety ? random.pick(["", "", "    ", "　　"]) : ""))
  }

  /// Writes the report down; `layout` nil chooses one at random.
  mutating func print(_ fixed: TableLayout? = nil, variety: Bool = true) {
    var writer = ReportWriter(
      lineEnd: variety ? random.pick(ReportWriter.LineEnd.allCases) : .lf,
      hasMark: variety && random.once(in: 4))
    if let title { writer.write(title + "\n\n") }
    for line in preamble { writer.write(line + "\n") }
    let layout = fixed ?? layout(variety: variety)
    headingPlaces = []
    for section in sections {
      let start = writer.bytes.count
      writer.write(section.heading)
      headingPlaces.append(start..<writer.bytes.count)
      writer.write(random.once(in: 2) ? "\n" : "\n\n")
      for line in section.paragraphs { writer.write(line + "\n") }
      for grid in section.tables { grid.print(layout, into: &writer, random: &random) }
      writer.write("\n")
    }
    for line in signature { writer.write(line + "\n") }
    if kind == .oneLine { writer.joinLines() }
    bytes = writer.bytes
    places = writer.places
  }

  /// Takes one value from every fourth line of the tables, where more than two stand there.
  mutating func loseValues(_ random: inout SeededRandom) {
    for table in catalog.tables.indices {
      change(table) { grid in
        for line in grid.valueLines where random.once(in: 4) {
          let values = grid.lines[line].cells.indices.filter { grid.lines[line].cells[$0].isValue }
          guard values.count > 2 else { continue }
          grid.lines[line].cells.remove(at: random.pick(values))
          grid.lines[line].lost = 1
        }
      }
    }
  }

  /// The grids, to be changed.
  mutating func change(_ table: Int, _ body: (inout TableGrid) -> Void) {
    for s in sections.indices {
      for g in sections[s].tables.indices where sections[s].tables[g].table == table {
        body(&sections[s].tables[g])
      }
    }
  }
}
