public import AuditModel

/// Reads a report from the bytes of a file.
///
/// One reader serves any number of reports and threads; it holds nothing but what the form data say.
public struct ReportReader: Sendable {
  let forms: FormLookup
  private let identity: IdentityReading
  private let prefixes: LazyPrefixes
  private let traditional: TraditionalSigns

  public init(catalog: FormCatalog, agencyNames: AgencyNames, metadataWords: MetadataWords) {
    forms = FormLookup(catalog)
    identity = IdentityReading(
      catalog: catalog, agencyNames: agencyNames, metadataWords: metadataWords)
    prefixes = LazyPrefixes(catalog)
    traditional = TraditionalSigns(metadataWords.traditional)
  }

  /// Reads text into `report`, whose buffers are used again. The text may be in UTF-8, GB18030 (so GBK and
  /// GB2312 too) or, with a byte order mark, UTF-16; `report.source` holds it in UTF-8.
  ///
  /// - Parameter memory: what makes the next report like this one cheaper; it never changes what is read.
  /// - Throws: where the bytes are no text, or no part of a report can be recognised in them.
  public func read(
    _ bytes: [UInt8], into report: inout Report, with memory: inout ReadingMemory
  ) throws(ReportReadingError) {
    if let format = OtherFormat(of: bytes.span) { throw .otherFormat(format) }
    var failure: ReportReadingError?
    do { try readSigns(bytes, into: &report, with: &memory) } catch { failure = error }
    // Of a text in traditional signs hardly a heading or a label is known: the rest of its reading is worth nothing.
    if failure.map({ $0 == .noReport }) ?? isPartly(report),
      let folded = traditional.folded(report.printed?.bytes ?? report.source)
    {
      let encoding = report.encoding
      try readSigns(folded, into: &report, with: &memory)
      report.encoding = encoding
    } else if failure == .noReport || failure == nil && lacksCells(report) {
      try readPlainMarks(into: &report, after: failure, with: &memory)
    } else if let failure {
      throw failure
    }
  }

  /// Whether a section or a table is not there.
  private func isPartly(_ report: Report) -> Bool {
    report.sections.count < forms.tableOfSection.count || !report.tables.allSatisfy(\.isFound)
  }

  /// Reads a text in the signs that it is printed in.
  func readSigns(
    _ bytes: [UInt8], into report: inout Report, with memory: inout ReadingMemory
  ) throws(ReportReadingError) {
    var outcome = try attempt(.asPrinted, bytes, into: &report, with: &memory)
    if outcome == .read { return }
    // Everything is read in full.
    memory.isTrusted = false
    defer { memory.isTrusted = true }
    if outcome == .ledAstray {
      outcome = try attempt(.asPrinted, bytes, into: &report, with: &memory)
    }
    if outcome == .rowsRunTogether {
      _ = try attempt(.rowsParted, bytes, into: &report, with: &memory)
    } else if outcome == .tableUnread {
      let printed = report
      let again = try? attempt(.rowsParted, bytes, into: &report, with: &memory)
      // What its labels tell may be less than what its lines told.
      if again == nil || report.unreadCells >= printed.unreadCells { report = printed }
    }
  }

  /// How a text is taken.
  private enum Approach {
    /// By its lines, where they look like rows.
    case asPrinted
    /// By its labels, whatever its lines look like.
    case rowsParted
  }

  private enum Outcome {
    case read
    /// A known table stands where it may mean something else.
    case ledAstray
    /// What looks like a row holds more than one.
    case rowsRunTogether
    /// The lines of a table tell no rows, though those of others do.
    case tableUnread
  }

  private func attempt(
    _ approach: Approach, _ bytes: [UInt8], into report: inout Report,
    with memory: inout ReadingMemory
  ) throws(ReportReadingError) -> Outcome {
    report.clear()
    try takeText(bytes, into: &report, with: &memory)
    let isDeduplicated = memory.scan.isDeduplicated(
      in: report.source.span, knowing: memory.store)
    guard let isDeduplicated else { return .ledAstray }
    let knowsTables = !memory.scan.placements.isEmpty
    let order = putInOrder(&report, approach, isDeduplicated: isDeduplicated, with: &memory)
    // What is put in order is read as a whole: a table that was passed over is none of it.
    guard order == nil || !knowsTables else { return .ledAstray }
    return try fill(&report, order, approach, with: &memory)
  }

  /// Puts the text into `report`, in UTF-8, and scans its lines.
  private func takeText(
    _ bytes: [UInt8], into report: inout Report, with memory: inout ReadingMemory
  ) throws(ReportReadingError) {
    memory.scan(bytes.span, from: behindByteOrderMark(from: 0, in: bytes.span) ?? 0)
    if let fault = memory.scan.fault {
      try decode(bytes, faultyAt: fault, into: &report)
      memory.scan(report.source.span, from: 0)
      if let null = memory.scan.fault {
        throw .binary(at: LineIndex(report.source).place(of: null, in: report.source))
      }
    } else {
      report.source = bytes
      report.encoding = TextEncoding.utf8.rawValue
    }
    if memory.scan.hasRadicals { Radical.replace(in: &report.source) }
  }

  /// Brings a text that is no UTF-8 from byte `fault` on into UTF-8.
  private func decode(
    _ bytes: [UInt8], faultyAt fault: Int, into report: inout Report
  ) throws(ReportReadingError) {
    let place = LineIndex(bytes).place(of: fault, in: bytes)
    if bytes[fault] == 0 { throw .binary(at: place) }
    guard let encoding = TextEncoding(ofNonUTF8: bytes.span) else { throw .notUTF8(at: place) }
    guard let decoded = encoding.decode(bytes) else { throw .undecodable(at: place) }
    report.source = decoded
    report.encoding = encoding.rawValue
  }

  /// A text that was written anew: the layout that its tables had, and the cells that were run together in it.
  private struct Order {
    /// nil where the tables stand as they were printed.
    var layout: ReportLayout?
    var glued: [Int: GluedText]
  }

  /// Writes the text anew where its lines do not tell the rows of its tables or break its paragraphs; nil where they do
  /// neither.
  private func putInOrder(
    _ report: inout Report, _ approach: Approach, isDeduplicated: Bool,
    with memory: inout ReadingMemory
  ) -> Order? {
    let printed = report.source
    let reason: TextRewriting.Reason
    if isDeduplicated {
      reason = .linesMissing
    } else if approach == .rowsParted {
      reason = .rowsRunTogether
    } else if !memory.scan.rowSigns(in: printed.span, knowing: memory.store).tellRows {
      reason = .rowsUntold
    } else if ProseWrapping.mayBreak(memory.scan.lines, in: printed.span) {
      reason = .paragraphsBroken
    } else {
      return nil
    }
    var rewriting = TextRewriting(
      because: reason, forms: forms, prefixes: prefixes.value, titles: identity.titles,
      lines: memory.scan.lines, of: printed.span)
    guard let (text, layout) = rewriting.rewrite(printed.span) else { return nil }
    report.source = text.bytes
    report.printed = PrintedText(bytes: printed, pieces: text.pieces)
    memory.scan(report.source.span, from: 0)
    return Order(layout: layout, glued: text.glued)
  }

  /// Reads the scanned text of `report` into its sections, its tables and what says whose it is.
  private func fill(
    _ report: inout Report, _ order: Order?, _ approach: Approach, with memory: inout ReadingMemory
  ) throws(ReportReadingError) -> Outcome {
    // The report is filled while its text is read.
    let source = report.source
    let text = source.span
    if memory.scan.lines.allSatisfy({ trimmed($0.range, in: text).isEmpty }) { throw .empty }
    let found = identity.metadata.read(memory.scan.lines, in: text)
    var extraction = TextExtraction(headings: forms.headings)
    guard extraction.extract(memory.scan, from: found.end, knowing: memory.store, in: text) else {
      return .ledAstray
    }
    for range in extraction.artefacts {
      report.notes.append(
        ReaderNote(kind: .artefact, place: range, printed: squeezed(range, in: text)))
    }
    let known = memory.scan.placements.map { TableShift($0, in: memory.store) }
    var assembly = ReportAssembly(forms: forms, document: extraction.document, known: known)
    guard assembly.assemble(into: &report, in: text) else { return .ledAstray }
    if assembly.filling.hasRowsRunTogether, order?.layout == nil, approach == .asPrinted {
      return .rowsRunTogether
    }
    if let layout = order?.layout { report.layout = layout }
    identity.identify(&report, found, in: text)
    report.notes += assembly.filling.notes
    let tables = CollectedTables(
      forms: forms, readings: assembly.filling.tables, known: known,
      isPutInOrder: order?.layout.map { $0 != .tabRows } ?? false)
    guard tables.fill(&report, in: text) else { return .ledAstray }
    if let order { report.mark(order.glued, in: forms.catalog) }
    if report.sections.isEmpty, !report.tables.contains(where: \.isFound) { throw .noReport }
    let isTableUnread = report.tables.contains { $0.isUnread && !$0.isFound }
    BreakingOff(forms: forms, prefixes: prefixes).note(in: &report, text)
    if approach == .asPrinted, order?.layout != .deduplicated, isTableUnread { return .tableUnread }
    // What was run together is so in this text alone.
    guard order?.glued.isEmpty ?? true else { return .read }
    SkeletonLearning(
      forms: forms, document: extraction.document, lines: memory.scan.lines,
      readings: tables.readings, hasGuesses: assembly.filling.guesses > 0
    ).learn(from: report, in: text, into: &memory.store)
    return .read
  }
}
