import AuditModel

/// What was read of a report, for a person who holds the paper beside it.
public struct TextReadingRenderer: ReadingRenderer {
  public var separator: String { "" }
  let style: TextStyle

  public init(style: TextStyle) { self.style = style }

  public func begin(isArray: Bool, into output: inout OutputBuffer) {}
  public func end(isArray: Bool, into output: inout OutputBuffer) {}

  public func render(_ reading: Reading, into output: inout OutputBuffer) {
    output.writeText(style) { page in
      page.facts(of: reading)
      page.sections(of: reading)
      for table in reading.catalog.tables.indices { page.table(table, of: reading) }
      page.notes(of: reading)
      page.line()
    }
  }
}

extension TextWriter {
  fileprivate mutating func facts(of reading: Reading) {
    let report = reading.report
    let catalog = reading.catalog
    rule()
    line(style.paint(reading.path.printable, .bold))
    field("机关", report.agency ?? "没有读到")
    field("类型", "\(report.agencyKind.title)，\(report.agencyLevel.title)")
    field("年度", report.year.map { String($0) } ?? "没有读到")
    let title = report.title.map { "\(report.text($0))（第\(reading.place($0).line)行）" }
    field("标题", title ?? "没有读到")
    let expected = report.expectedEdition(in: catalog).map { "应为 \(catalog.editions[$0].id) 版" }
    let detected = report.detectedEdition(in: catalog)?.title(in: catalog)
    field("版式", [expected, detected ?? "未识别出表格版式"].compactMap(\.self).joined(separator: "，"))
    if !reading.report.editionEvidence.isEmpty {
      field("    ", "依据标签：" + reading.report.editionEvidence.joined(separator: "；"))
    }
    field("成文", report.signed?.description ?? "没有读到")
    field("发布", report.published?.description ?? "没有读到")
    if let period = report.period {
      field("期限", "\(period.from) 至 \(period.to)（第\(reading.place(period.place).line)行）")
    }
    field("编排", "\(report.layout.title)；\(reading.format)，\(report.encoding)")
  }

  fileprivate mutating func sections(of reading: Reading) {
    line()
    line(style.paint("章节", .bold))
    if reading.report.sections.isEmpty { field("", "没有读到任何章节标题", indent: 2, paint: .yellow) }
    for section in reading.report.sections {
      let start = reading.place(section.heading).line
      let end = reading.endLine(of: section)
      let lines = start == end ? "第\(start)行" : "第\(start)–\(end)行"
      let printed = reading.report.text(section.heading)
      field(
        "",
        "\(printed)　\(lines)，\(section.paragraphs.count) 段"
          + (section.hasTable ? "，有表格" : ""), indent: 2)
    }
  }

  /// The table as a grid; rows with the same columns share a head.
  fileprivate mutating func table(_ index: Int, of reading: Reading) {
    let table = reading.report.tables[index]
    let edition = table.edition.map { "　\(reading.catalog.editions[$0].id) 版" } ?? ""
    line()
    line(style.paint(reading.catalog.tables[index].name, .bold) + edition)
    guard table.isFound else { return field("", "没有找到这张表", indent: 2, paint: .yellow) }
    let cells = reading.cells(ofTable: index)
    guard !cells.isEmpty else {
      return field("", "年度和版式都不明，无从对号入座", indent: 2, paint: .yellow)
    }
    var rows: [[Reading.PlacedCell]] = []
    for cell in cells {
      if rows.last?[0].row == cell.row {
        rows[rows.count - 1].append(cell)
      } else {
        rows.append([cell])
      }
    }
    rows.removeAll { $0.allSatisfy(\.isReplaced) }
    let nameWidth = rows.reduce(0) { max($0, $1[0].row.printable.displayWidth) }
    while let head = rows.first?.map(\.column) {
      let block = rows.prefix { $0.map(\.column) == head }
      rows.removeFirst(block.count)
      grid(Array(block), head: head, nameWidth: nameWidth, in: reading)
    }
  }

  private mutating func grid(
    _ rows: [[Reading.PlacedCell]], head: [String], nameWidth: Int, in reading: Reading
  ) {
    let shown = rows.map { $0.map { Self.shown($0.cell, in: reading) } }
    let widths = head.indices.map { column in
      shown.reduce(head[column].displayWidth) { max($0, $1[column].displayWidth) }
    }
    let names = zip(head, widths).map { "  " + $0.paddedLeft(to: $1) }.joined()
    line(style.paint("  " + "".padded(to: nameWidth) + names, .dim))
    for (row, texts) in zip(rows, shown) {
      var text = "  " + row[0].row.printable.padded(to: nameWidth)
      for (column, placed) in row.enumerated() {
        let isNumber = placed.cell.state == .number
        text +=
          "  " + style.paint(texts[column].paddedLeft(to: widths[column]), isNumber ? nil : .yellow)
      }
      if let first = row.first(where: { $0.cell.state != .absent }) {
        text += style.paint("  第\(reading.place(first.cell.text).line)行", .dim)
      }
      line(text)
    }
  }

  private static func shown(_ cell: Cell, in reading: Reading) -> String {
    switch cell.state {
    case .number, .dash: printed(cell, in: reading)
    case .blank: "空"
    case .absent: "缺"
    case .unreadable: "“\(printed(cell, in: reading))”"
    }
  }

  /// Without the spaces of any kind around it: they would shift the columns.
  private static func printed(_ cell: Cell, in reading: Reading) -> String {
    let text = reading.report.text(cell.text)
    guard let first = text.firstIndex(where: { !$0.isWhitespace }),
      let last = text.lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(text[first...last]).printable
  }

  fileprivate mutating func notes(of reading: Reading) {
    guard !reading.report.notes.isEmpty else { return }
    line()
    line(style.paint("读数附注", .bold))
    var lines: [(place: String, text: String, sites: [NoteSite])] = []
    var numbers: [String: Int] = [:]
    var siteNumbers: [String: Int] = [:]
    for note in reading.report.notes {
      let place = "第\(reading.place(note.place).line)行"
      let printed = note.printed.map { "“\($0)”" }
      let official = note.official.map { "规定为“\($0)”" }
      let text =
        note.kind.title + [printed, official].compactMap(\.self).map { "　" + $0 }.joined()
      // What holds for many cells alike is said once.
      let line = numbers[place + text] ?? lines.count
      if line == lines.count {
        lines.append((place, text, []))
        numbers[place + text] = line
      }
      guard let table = note.table else { continue }
      let site = NoteSite(table: table, cell: note.cell, in: reading.catalog)
      let key = "\(line) \(site.line)"
      if let known = siteNumbers[key] {
        lines[line].sites[known].cellCount += 1
      } else {
        siteNumbers[key] = lines[line].sites.count
        lines[line].sites.append(site)
      }
    }
    for (place, text, sites) in lines {
      let names = sites.map(\.name).joined(separator: "、")
      field(place.padded(to: 8), text + (names.isEmpty ? "" : "　" + names), indent: 0)
    }
  }
}

/// What a note is about: a table, a cell, or several cells of one row.
private struct NoteSite {
  /// 表三, or 表三“不掌握”行.
  let line: String
  /// 表三[不掌握,总计]; nil for a table.
  let cell: String?
  var cellCount = 1

  init(table: Int, cell: Int?, in catalog: FormCatalog) {
    let form = catalog.tables[table]
    self.cell = cell.map { catalog.reference(to: $0) }
    line = form.name + (cell.map { "“\(form.rows[catalog.address(of: $0).row])”行" } ?? "")
  }

  var name: String {
    guard let cell else { return line }
    return cellCount > 1 ? "\(line) \(cellCount) 格" : cell
  }
}
