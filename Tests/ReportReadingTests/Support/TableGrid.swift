import AuditModel
import TestSupport

/// One table as a person would draw it: lines of cells, merged ones included, before a layout prints it.
struct TableGrid {
  struct Cell {
    enum Content {
      case label(String, Role)
      /// The text of catalog cell `cell`; nil for a value that the form does not know.
      case value(cell: Int?, text: String)
      /// The rest of a merged cell that began above.
      case merged
    }

    /// What a label names, so that mutations find it.
    enum Role: Equatable {
      case caption
      case block(Int)
      case row(Int)
      case column(Int)
      case group(Int)
      case extra
    }

    var content: Content
    /// How many columns of the table the cell covers.
    var width = 1

    var role: Role? { if case .label(_, let role) = content { role } else { nil } }
    var isValue: Bool { if case .value = content { true } else { false } }
    var text: String {
      switch content {
      case .label(let text, _), .value(_, let text): text
      case .merged: ""
      }
    }
  }

  struct Line {
    enum Kind: Equatable {
      case block
      case header
      /// Values, of the catalog row where the line has one.
      case values(row: Int?)
    }

    var kind: Kind
    var cells: [Cell]
    /// How many cells were taken out of the line with nothing put in their place.
    var lost = 0

    var width: Int { cells.reduce(0) { $0 + $1.width } }
  }

  /// Catalog table.
  var table: Int
  var lines: [Line]

  /// How many columns the widest line has.
  var width: Int { lines.map(\.width).max() ?? 0 }

  /// Positions of the lines of values.
  var valueLines: [Int] {
    lines.indices.filter { if case .values = lines[$0].kind { true } else { false } }
  }

  func line(ofRow row: Int) -> Int? { lines.firstIndex { $0.kind == .values(row: row) } }
}

extension TableGrid {
  /// What may vary in one drawing of a table.
  struct Style {
    /// In which header line 总计 and other columns of no deep nesting stand, counted from the top.
    var shallowLevel = 0
    var shufflesColumns = false
    var usesVariants = false
    /// Names of sub-rows below a row, by row name.
    var subRows: [String: [String]] = [:]
  }

  /// Draws table `form`; `text` gives what stands in a catalog cell.
  init(
    _ form: FormTable, catalog: FormCatalog, style: Style, random: inout SeededRandom,
    text: (_ cell: Int, _ subRow: Int?) -> String
  ) {
    table = form.index
    lines = []
    var drawing = GridDrawing(form: form, catalog: catalog, style: style, random: random)
    lines = form.isPrintedAcross ? drawing.across(text) : drawing.down(text)
    random = drawing.random
  }
}

/// Draws the lines of a `TableGrid`.
private struct GridDrawing {
  let form: FormTable
  let catalog: FormCatalog
  let style: TableGrid.Style
  var random: SeededRandom

  /// A line or group of one axis with what it encloses.
  private final class Node {
    var label: TableGrid.Cell
    var line: FormLine?
    var members: [Node] = []

    init(label: TableGrid.Cell, line: FormLine?) {
      self.label = label
      self.line = line
    }

    var leaves: [FormLine] { line.map { [$0] } ?? members.flatMap(\.leaves) }
    var depth: Int { 1 + (members.map(\.depth).max() ?? 0) }
  }

  private mutating func printed(_ label: String, _ variants: [LabelVariant]) -> String {
    // A header that says 元 changes what its values mean.
    let variants = variants.filter { !$0.text.contains("元") || $0.text.contains("万元") }
    guard style.usesVariants, !variants.isEmpty, random.once(in: 3) else { return label }
    return random.pick(variants).text
  }

  private mutating func label(of line: FormLine, _ axis: Axis) -> TableGrid.Cell {
    .init(
      content: .label(
        printed(line.label, line.variants), axis == .row ? .row(line.index) : .column(line.index)))
  }

  /// The tree of one axis; top-level nodes in the order of the form.
  private mutating func tree(_ lines: [FormLine], _ axis: Axis) -> [Node] {
    var roots: [Node] = []
    var groups: [Int: Node] = [:]
    func node(ofGroup group: Int) -> Node {
      if let known = groups[group] { return known }
      let g = form.groups[group]
      let new = Node(
        label: .init(content: .label(printed(g.label, g.variants), .group(g.index))), line: nil)
      groups[group] = new
      if let parent = g.parent {
        node(ofGroup: parent).members.append(new)
      } else {
        roots.append(new)
      }
      return new
    }
    for line in lines {
      let leaf = Node(label: label(of: line, axis), line: line)
      if let group = line.group {
        node(ofGroup: group).members.append(leaf)
      } else {
        roots.append(leaf)
      }
    }
    return roots
  }

  private mutating func shuffled(_ nodes: [Node]) -> [Node] {
    guard style.shufflesColumns else { return nodes }
    for node in nodes { node.members = shuffled(node.members) }
    return nodes.shuffled(using: &random)
  }

  // MARK: Printed down

  mutating func down(_ text: (Int, Int?) -> String) -> [TableGrid.Line] {
    guard !form.blocks.isEmpty else {
      return section(columns: form.columns, rows: form.rows, text)
    }
    var lines: [TableGrid.Line] = []
    for (index, block) in form.blocks.enumerated() {
      lines.append(
        .init(
          kind: .block,
          cells: [
            .init(
              content: .label(printed(block.caption, block.variants), .block(index)),
              width: 1 + (form.blocks.map(\.columns.count).max() ?? 0))
          ]))
      lines += section(
        columns: block.columns.map { form.columns[$0] }, rows: block.rows.map { form.rows[$0] },
        text)
    }
    return lines
  }

  private mutating func section(
    columns: [FormLine], rows: [FormLine], _ text: (Int, Int?) -> String
  ) -> [TableGrid.Line] {
    let rowTree = tree(rows, .row)
    let subRowDepth = rows.contains { style.subRows[$0.name] != nil } ? 2 : 1
    let depth = max(rowTree.map(\.depth).max() ?? 1, subRowDepth)
    let columnTree = shuffled(tree(columns, .column))
    var lines = header(columnTree, labelWidth: depth)
    let order = columnTree.flatMap(\.leaves)
    var path: [Node] = []
    func draw(_ node: Node) {
      path.append(node)
      if let row = node.line {
        drawLine(row: row, path, order, depth, &lines, text)
        // What stands above was printed; below it is merged.
        for printed in path.dropLast() { printed.label.content = .merged }
      } else {
        node.members.forEach(draw)
      }
      path.removeLast()
    }
    rowTree.forEach(draw)
    return lines
  }

  private func drawLine(
    row: FormLine, _ path: [Node], _ columns: [FormLine], _ depth: Int,
    _ lines: inout [TableGrid.Line], _ text: (Int, Int?) -> String
  ) {
    func values(_ subRow: Int?) -> [TableGrid.Cell] {
      columns.map { column in
        let cell = catalog.tables[form.index].cell(row: row.index, column: column.index)
        return .init(content: .value(cell: cell, text: text(cell, subRow)))
      }
    }
    var labels = path.map(\.label)
    guard let names = style.subRows[row.name] else {
      labels[labels.count - 1].width = depth - labels.count + 1
      lines.append(.init(kind: .values(row: row.index), cells: labels + values(nil)))
      return
    }
    for (i, name) in names.enumerated() {
      if i > 0 { for k in labels.indices { labels[k].content = .merged } }
      let sub = TableGrid.Cell(content: .label(name, .extra), width: depth - labels.count)
      lines.append(.init(kind: .values(row: row.index), cells: labels + [sub] + values(i)))
    }
  }

  /// Header lines over the columns; the corner beside them holds the first caption.
  private mutating func header(_ columns: [Node], labelWidth: Int) -> [TableGrid.Line] {
    let height = columns.map(\.depth).max() ?? 1
    let corner: TableGrid.Cell =
      form.captions.first.map {
        .init(content: .label(printed($0.label, $0.variants), .caption), width: labelWidth)
      } ?? .init(content: .merged, width: labelWidth)
    return (0..<height).map { level in
      var cells: [TableGrid.Cell] = [
        level == 0 ? corner : .init(content: .merged, width: labelWidth)
      ]
      for node in columns { cells += headerCells(node, level: level, at: 0, height: height) }
      return .init(kind: .header, cells: cells)
    }
  }

  private func headerCells(
    _ node: Node, level: Int, at depth: Int, height: Int
  ) -> [TableGrid.Cell] {
    guard node.line != nil else {
      if level == depth {
        var label = node.label
        label.width = node.leaves.count
        return [label]
      }
      return level < depth
        ? [] : node.members.flatMap { headerCells($0, level: level, at: depth + 1, height: height) }
    }
    let printedAt = depth == 0 ? min(style.shallowLevel, height - 1) : depth
    if level == printedAt { return [node.label] }
    return level < printedAt ? [] : [.init(content: .merged)]
  }

  // MARK: Printed across

  mutating func across(_ text: (Int, Int?) -> String) -> [TableGrid.Line] {
    let rows = tree(form.rows, .row)
    let height = (rows.map(\.depth).max() ?? 1) + 1
    var lines: [TableGrid.Line] = []
    for level in 0..<height {
      lines.append(
        .init(kind: .header, cells: rows.flatMap { acrossCells($0, level: level, at: 0) }))
    }
    let table = catalog.tables[form.index]
    lines.append(
      .init(
        kind: .values(row: nil),
        cells: rows.flatMap(\.leaves).flatMap { row in
          form.columns.map { column in
            let cell = table.cell(row: row.index, column: column.index)
            return .init(content: .value(cell: cell, text: text(cell, nil)))
          }
        }))
    return lines
  }

  private mutating func acrossCells(_ node: Node, level: Int, at depth: Int) -> [TableGrid.Cell] {
    if level == depth {
      var label = node.label
      label.width = node.leaves.count * form.columns.count
      return [label]
    }
    if level < depth { return [] }
    if node.line == nil {
      var cells: [TableGrid.Cell] = []
      for member in node.members { cells += acrossCells(member, level: level, at: depth + 1) }
      return cells
    }
    if level == depth + 1 {
      var cells: [TableGrid.Cell] = []
      for column in form.columns { cells.append(label(of: column, .column)) }
      return cells
    }
    return form.columns.map { _ in .init(content: .merged) }
  }
}
