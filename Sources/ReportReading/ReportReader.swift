public import AuditModel

/// Reads a report from the bytes of a file.
///
/// One reader serves any number of reports and threads; it holds nothing but what the form data say.
public struct ReportReader: Sendable {
  private let forms: FormLookup
  private let titles: TitleReading
  private let agencies: AgencyReading
  private let metadata: MetadataReading
  private let printHeader: PrintHeader
  private let prefixes: LazyPrefixes

  public init(catalog: FormCatalog, agencyNames: AgencyNames, metadataWords: MetadataWords) {
    forms = FormLookup(catalog)
    titles = TitleReading(catalog)
    agencies = AgencyReading(agencyNames)
    metadata = MetadataReading(metadataWords)
    printHeader = PrintHeader(metadataWords)
    prefixes = LazyPrefixes(catalog)
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
  }

  private func attempt(
    _ approach: Approach, _ bytes: [UInt8], into report: inout Report,
    with memory: inout ReadingMemory
  ) throws(ReportReadingError) -> Outcome {
    report.clear()
    let start = Self.startBehindMark(bytes)
    memory.scan(bytes.span, from: start)
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
    let isDeduplicated = memory.scan.isDeduplicated(
      in: report.source.span, knowing: memory.store)
    guard let isDeduplicated else { return .ledAstray }
    let knowsTables = !memory.scan.placements.isEmpty
    let order = putInOrder(&report, approach, isDeduplicated: isDeduplicated, with: &memory)
    // What is put in order is read as a whole: a table that was passed over is none of it.
    guard order == nil || !knowsTables else { return .ledAstray }
    // The report is filled while its text is read.
    let source = report.source
    let text = source.span
    if memory.scan.lines.allSatisfy({ trimmed($0.range, in: text).isEmpty }) { throw .empty }
    let found = metadata.read(text, from: memory.scan.lines.first?.range.lowerBound ?? 0)
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
    if assembly.filling.hasRowsRunTogether, order == nil, approach == .asPrinted {
      return .rowsRunTogether
    }
    if let order { report.layout = order.layout }
    identify(&report, found, in: text)
    guard assembly.fillTables(of: &report, in: text) else { return .ledAstray }
    let isGlued = !(order?.glued.isEmpty ?? true)
    if let order, isGlued { report.mark(order.glued, in: forms.catalog) }
    if report.sections.isEmpty, !report.tables.contains(where: \.isFound) {
      throw .noReport
    }
    // What was run together is so in this text alone.
    if isGlued { return .read }
    SkeletonLearning(
      forms: forms, document: extraction.document, lines: memory.scan.lines,
      readings: assembly.filling.tables, hasGuesses: assembly.filling.guesses > 0
    ).learn(from: report, in: text, into: &memory.store)
    return .read
  }

  /// Writes the text anew where its lines do not tell the rows of its tables; the layout that it had, and
  /// the cells that were run together in it.
  private func putInOrder(
    _ report: inout Report, _ approach: Approach, isDeduplicated: Bool,
    with memory: inout ReadingMemory
  ) -> (layout: ReportLayout, glued: [Int: GluedText])? {
    let printed = report.source
    guard
      isDeduplicated || approach == .rowsParted
        || !memory.scan.rowSigns(in: printed.span, knowing: memory.store).tellRows
    else {
      return nil
    }
    var rewriting = TextRewriting(
      forms: forms, prefixes: prefixes.value, titles: titles, lines: memory.scan.lines,
      isDeduplicated: isDeduplicated, partsRows: approach == .rowsParted, of: printed.span)
    guard let (text, layout) = rewriting.rewrite(printed.span) else { return nil }
    report.source = text.bytes
    report.printed = PrintedText(bytes: printed, pieces: text.pieces)
    memory.scan(report.source.span, from: 0)
    return (layout, text.glued)
  }

  private static func startBehindMark(_ bytes: [UInt8]) -> Int {
    bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
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

  // MARK: Who reports on which year

  private func identify(
    _ report: inout Report, _ found: MetadataReading.Found, in text: Span<UInt8>
  ) {
    report.title = printedTitle(report, in: text) ?? found.title
    let signature = Signature(report, agencies, in: text)
    let published = found.published ?? publishedByPage(report, signature, in: text)
    report.published = published?.date
    report.publishedPlace = published?.range ?? 0..<0
    report.signature = signature.agency
    report.signed = signature.date ?? dateBelowTitle(report, in: text)
    signature.remove(from: &report)
    report.period = period(report, in: text)
    let titleYear = report.title.flatMap { titles.year(in: $0, of: text)?.year }
    let metadataYear = found.title.flatMap { titles.year(in: $0, of: text)?.year }
    report.year =
      titleYear.map { yearTold(by: report, titled: $0, in: text) }
      ?? report.period?.from.year ?? metadataYear

    let titleName = report.title.flatMap { titles.agency(in: $0, of: text) }
    guard
      let name = reporting(signature.agency, titleName, in: text) ?? found.agency
        ?? agencies.nameInProse(report.prose, in: text)
    else { return }
    report.agency = report.text(name)
    (report.agencyKind, report.agencyLevel) = agencies.classify(name, in: text)
    // 县人民政府 alone names no place; who signs for it may.
    if report.agencyLevel == .unknown, let signed = signature.agency {
      report.agencyLevel = agencies.classify(signed, in: text).level
    }
  }

  /// The name of the signature, unless the title prints the same name more fully, or names the body for
  /// which the signature stands.
  private func reporting(
    _ signature: Range<Int>?, _ title: Range<Int>?, in text: Span<UInt8>
  ) -> Range<Int>? {
    guard let signature, let title else { return signature ?? title }
    let bytes = signature.map { text[$0] }
    if firstOccurrence(of: bytes, in: title, of: text) != nil { return title }
    let isSame = agencies.classify(signature, in: text) == agencies.classify(title, in: text)
    return !isSame && agencies.isTitled(title, signedBy: signature, in: text) ? title : signature
  }

  /// So many lines may stand before a title is given up, and so long may either half of a broken one be: forty
  /// characters.
  private static let titleLines = 10
  private static let longestTitlePart = 120

  /// The title among the first lines before the first section; it may be broken over two lines.
  private func printedTitle(_ report: Report, in text: Span<UInt8>) -> Range<Int>? {
    let lines = report.paragraphs[report.preamble].prefix(Self.titleLines)
    for (i, printed) in zip(lines.indices, lines) {
      let line = printHeader.removed(from: printed, in: text)
      if line.isEmpty { continue }
      let next = lines.index(after: i)
      let broken = next < lines.endIndex ? line.lowerBound..<lines[next].upperBound : line
      if titles.isTitle(line, in: text) {
        guard i > lines.startIndex, agencies.isName(lines[lines.index(before: i)], in: text),
          titles.agency(in: line, of: text) == nil
        else { return line }
        return lines[lines.index(before: i)].lowerBound..<line.upperBound
      }
      if line.count <= Self.longestTitlePart, next < lines.endIndex,
        lines[next].count <= Self.longestTitlePart, titles.isTitle(broken, in: text)
      {
        // The second line may be the whole title, with the agency above it.
        let name = titles.agency(in: broken, of: text)
        let isWhole = titles.isTitle(lines[next], in: text)
        if !isWhole || name.map({ agencies.isName($0, in: text) }) ?? false { return broken }
      }
    }
    return nil
  }

  private func dateBelowTitle(_ report: Report, in text: Span<UInt8>) -> CalendarDate? {
    for line in report.paragraphs[report.preamble].prefix(6) {
      if let date = wholeDate(line, in: text) { return date }
    }
    return nil
  }

  /// So many lines may stand between the day of publication and the name below it.
  private static let linesAboveSignature = 3

  /// What the web page says below the title, below the signature, or right above it.
  private func publishedByPage(
    _ report: Report, _ signature: Signature, in text: Span<UInt8>
  ) -> PrintedDate? {
    let lines = report.paragraphs
    let below = (max(0, min(signature.start, lines.count - 1))..<lines.count).suffix(4)
    let last = report.sections.last?.paragraphs.lowerBound ?? lines.count
    let above =
      min(
        max(last, signature.start - Self.linesAboveSignature), below.lowerBound)..<below.lowerBound
    let top = report.preamble.prefix(Self.titleLines + 2)
    for (region, end) in [(top, top.upperBound), (below, lines.count), (above, lines.count)] {
      for i in region {
        let next = i + 1 < end ? lines[i + 1] : nil
        guard let date = metadata.published(in: lines[i], or: next, in: text) else { continue }
        guard mayBePrintHeader(lines[i], of: report, in: text) else { return date }
        if let date = metadata.published(in: lines[i], or: next, trustsTime: false, in: text) {
          return date
        }
      }
    }
    return nil
  }

  /// Whether a time of day in `line` may be that of printing: above the title, at the top of a page, beside the
  /// title or an address.
  private func mayBePrintHeader(
    _ line: Range<Int>, of report: Report, in text: Span<UInt8>
  ) -> Bool {
    line.lowerBound < report.title?.lowerBound ?? 0
      || PrintHeader.isTopOfPage(line.lowerBound, in: text)
      || PrintHeader.hasAddress(line, in: text) || titles.isTitle(line, in: text)
  }

  private func period(_ report: Report, in text: Span<UInt8>) -> Report.Period? {
    for range in report.prose {
      if let found = firstPeriod(in: range, of: text) { return found }
    }
    return nil
  }
}

extension Report {
  /// Everything printed before section 二, where period and name of the agency stand.
  var prose: ArraySlice<Range<Int>> {
    let end = sections.first { $0.index > 0 }?.paragraphs.lowerBound ?? paragraphs.count
    return paragraphs[..<end]
  }

  /// Empties the report for the next one, keeping its buffers.
  mutating func clear() {
    printed = nil
    agency = nil
    agencyKind = .unknown
    agencyLevel = .unknown
    year = nil
    title = nil
    signature = nil
    signed = nil
    published = nil
    publishedPlace = 0..<0
    period = nil
    for i in tables.indices { tables[i] = .missing }
    cells.withUnsafeMutableBufferPointer { $0.update(repeating: .absent) }
    subRows.removeAll(keepingCapacity: true)
    paragraphs.removeAll(keepingCapacity: true)
    preamble = 0..<0
    sections.removeAll(keepingCapacity: true)
    notes.removeAll(keepingCapacity: true)
  }
}
