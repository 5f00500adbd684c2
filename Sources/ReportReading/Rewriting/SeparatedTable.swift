import AuditModel

/// A table whose cells are parted by commas, semicolons or 、, or by a colon and blanks, as spreadsheets and clerks write
/// them: 规章,0,0,12 and 规章：0，0，12.
///
/// Its lines are rows already; what parts their cells is replaced. A comma may also stand within a figure (1,234): a row
/// with another number of figures than its columns is told, and not read.
struct SeparatedTable {
  private enum Line {
    case row([RewrittenText.Cell])
    /// No row: a paragraph between two, the caption of a block.
    case other
    /// The numbers that a program gave to the columns.
    case numbering
  }

  private let forms: FormLookup
  private let table: Int
  private let mark: FieldMark
  /// Whether a figure of four digits and more stands without a comma, so that commas only part.
  private var hasLongFigures = false
  private var lines: [Line] = []

  /// Lines that hold a row of the form with its figures must be at least so many; of a table printed across, one.
  private static let fewestRows = 2

  /// nil where no mark parts the cells of the lines.
  init?(
    _ lines: ArraySlice<LineScan.Line>, table: Int, _ forms: FormLookup, in text: Span<UInt8>
  ) {
    guard !lines.contains(where: { $0.hasPipe || $0.tabs > 0 || $0.placement != nil }) else {
      return nil
    }
    let isNumbered = Self.areNumbered(lines, in: text)
    let marks = isNumbered ? [FieldMark.numbered] : FieldMark.all
    let fewest = forms.isPrintedAcross[table] ? 1 : Self.fewestRows
    var best: (mark: FieldMark, rows: Int)?
    for mark in marks {
      let rows = lines.count { line in
        mark.stands(in: line.range, of: text)
          && Self.isRow(
            mark.fields(of: line.range, table: table, forms, in: text), table: table, forms,
            in: text)
      }
      if rows >= fewest, rows > best?.rows ?? 0 { best = (mark, rows) }
    }
    guard let found = best?.mark else { return nil }
    self.forms = forms
    self.table = table
    mark = found
    let all = lines.map { found.fields(of: $0.range, table: table, forms, in: text) }
    hasLongFigures = all.joined().contains { field in
      field.count > 3 && field.allSatisfy { text[$0] &- 0x30 <= 9 }
    }
    var width = 0
    // The numbers of the columns stand in the first line.
    var isFirst = isNumbered
    for (fields, line) in zip(all, lines) {
      let isHead = isFirst && !trimmed(line.range, in: text).isEmpty
      self.lines.append(isHead ? .numbering : self.line(fields, headerWidth: &width, in: text))
      if isHead { isFirst = false }
    }
  }

  /// Writes the lines that it was taken from.
  func write(
    _ printed: ArraySlice<LineScan.Line>, into output: inout RewrittenText, of text: Span<UInt8>
  ) {
    for (line, printed) in zip(lines, printed) {
      switch line {
      case .row(let cells): output.writeTabbedRow(cells, of: text)
      case .other: output.copyLine(printed.range, of: text)
      case .numbering: break
      }
    }
  }

  /// Whether lines begin with 0, 1, 2, …, below a line of nothing but that.
  private static func areNumbered(
    _ lines: ArraySlice<LineScan.Line>, in text: Span<UInt8>
  ) -> Bool {
    let printed = lines.map { trimmed($0.range, in: text) }.filter { !$0.isEmpty }
    guard let head = printed.first, isPlainNumber(head.prefix(1), in: text),
      isNumbering(runs(of: head, in: text), in: text)
    else { return false }
    var next: Int64 = 0
    for line in printed.dropFirst() {
      guard let first = runs(of: line, in: text).first, plainNumber(first, in: text) == next else {
        return false
      }
      next += 1
    }
    return next > 1
  }

  /// Whether a line holds as many figures as a row of the form has, behind its label.
  private static func isRow(
    _ fields: [Range<Int>], table: Int, _ forms: FormLookup, in text: Span<UInt8>
  ) -> Bool {
    if forms.isPrintedAcross[table] {
      return fields.count == forms.cellsAcross[table]
        && fields.contains { !$0.isEmpty }
        && fields.allSatisfy { $0.isEmpty || isValue($0, in: text) }
    }
    guard fields.count > 1 else { return false }
    let value = fields.firstIndex { isValue($0, in: text) }
    guard fields[(value ?? fields.count)...].allSatisfy({ $0.isEmpty || isValue($0, in: text) }),
      let label = label(of: fields[..<(value ?? fields.count)], table: table, forms, in: text)
    else { return false }
    // Nothing but its blanks tells a row in which nothing is printed.
    return value != nil
      || columnCounts(fields[label], table: table, forms, in: text).contains(
        fields.count - label - 1)
  }

  /// The last field before the figures that is the label of a row; what ends in a digit has figures in it already, which
  /// blanks part.
  private static func label(
    of fields: ArraySlice<Range<Int>>, table: Int, _ forms: FormLookup, in text: Span<UInt8>
  ) -> Int? {
    guard let last = fields.lastIndex(where: { !$0.isEmpty }),
      digit(UInt32(text[fields[last].upperBound - 1])) == nil,
      forms.isLabel(labelKey(fields[last], in: text), of: .row, in: table)
    else { return nil }
    return last
  }

  private func line(
    _ fields: [Range<Int>], headerWidth width: inout Int, in text: Span<UInt8>
  ) -> Line {
    guard fields.count > 1 else { return .other }
    if Self.isNumbering(fields, in: text) { return .numbering }
    guard let value = fields.firstIndex(where: { isValue($0, in: text) }) else {
      guard fields.contains(where: { isLabel($0, in: text) }) else { return .other }
      if fields.contains(where: { isColumn($0, in: text) }) { width = fields.count }
      return .row(cells(fields[...]))
    }
    guard !forms.isPrintedAcross[table] else {
      return fields.allSatisfy { $0.isEmpty || isValue($0, in: text) }
        ? .row(cells(fields[...])) : .other
    }
    guard let label = fields[..<value].lastIndex(where: { !$0.isEmpty }) else { return .other }
    let isKnown = Self.label(of: fields[..<value], table: table, forms, in: text) != nil
    // An altered label may be known all the same further on: its row must be as wide as the table.
    let counts =
      isKnown
      ? Self.columnCounts(fields[label], table: table, forms, in: text)
      : Set(forms.catalog.declared.map { $0[table].columns.count })
    let values = fields[(label + 1)...]
    let isFitting = counts.contains(values.count) || fields.count == width
    if isFitting, !mayBeThousands(values, in: text) { return .row(cells(fields[...])) }
    // Which figures go together nobody can tell.
    guard let first = values.first(where: { !$0.isEmpty }), let last = values.last,
      let count = counts.max()
    else { return .row(cells(fields[...])) }
    var cell = RewrittenText.Cell(first.lowerBound..<last.upperBound)
    cell.glued = GluedText(
      printed: first.lowerBound..<last.upperBound, doubt: .readings([], count: 0))
    return .row(cells(fields[...label]) + (0..<count).map { _ in cell })
  }

  private func cells(_ fields: ArraySlice<Range<Int>>) -> [RewrittenText.Cell] {
    fields.map { $0.isEmpty ? .init(blankAt: $0.lowerBound) : .init($0) }
  }

  private func isLabel(_ field: Range<Int>, in text: Span<UInt8>) -> Bool {
    !field.isEmpty && forms.isLabel(labelKey(field, in: text), in: table)
  }

  private func isColumn(_ field: Range<Int>, in text: Span<UInt8>) -> Bool {
    !field.isEmpty && forms.isLabel(labelKey(field, in: text), of: .column, in: table)
  }

  /// How many columns the editions have for the row that a label names.
  private static func columnCounts(
    _ label: Range<Int>, table: Int, _ forms: FormLookup, in text: Span<UInt8>
  ) -> Set<Int> {
    Set(
      forms.columns(ofRowLabelled: labelKey(label, in: text), in: table).map {
        $0.columns.nonzeroBitCount
      }.filter { $0 > 0 })
  }

  /// 0,1,2,3
  private static func isNumbering(_ fields: [Range<Int>], in text: Span<UInt8>) -> Bool {
    fields.count > 2 && fields.enumerated().allSatisfy { plainNumber($1, in: text) == Int64($0) }
  }

  /// Whether two of the figures look like one with its thousands parted (1,234), and nothing speaks against it: neither
  /// figures of four digits anywhere, nor the total of just these. No figure of its own begins like 034.
  private func mayBeThousands(
    _ values: ArraySlice<Range<Int>>, in text: Span<UInt8>
  ) -> Bool {
    guard mark.mayPartThousands else { return false }
    let pairs = zip(values, values.dropFirst()).filter { left, right in
      right.count == 3 && (1...3).contains(left.count) && left.upperBound + 3 >= right.lowerBound
        && right.allSatisfy { text[$0] &- 0x30 <= 9 } && left.allSatisfy { text[$0] &- 0x30 <= 9 }
        && text[left.lowerBound] != 0x30
    }
    if pairs.contains(where: { text[$1.lowerBound] == 0x30 }) { return true }
    guard !pairs.isEmpty, !hasLongFigures else { return false }
    // The form's totals stand last.
    guard let numbers = readCounts(values, dashesAsZero: true, in: text), numbers.count > 2,
      forms.catalog.declared.contains(where: { declared in
        declared[table].columns.last.map { forms.isDerived($0, of: table) } ?? false
      })
    else { return true }
    return numbers.dropLast().reduce(0, &+) != numbers[numbers.count - 1]
  }
}
