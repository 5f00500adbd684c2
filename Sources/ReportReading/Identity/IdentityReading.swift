import AuditModel

/// Finds who reports on which year: title, agency, period, and the days of signature and publication.
struct IdentityReading: Sendable {
  let titles: TitleReading
  let metadata: MetadataReading
  private let agencies: AgencyReading
  private let printHeader: PrintHeader

  init(catalog: FormCatalog, agencyNames: AgencyNames, metadataWords: MetadataWords) {
    printHeader = PrintHeader(metadataWords)
    titles = TitleReading(catalog, behind: printHeader)
    metadata = MetadataReading(metadataWords)
    agencies = AgencyReading(agencyNames)
  }

  /// Writes what was found into `report`, whose sections are known.
  ///
  /// - Parameter found: what stands in lines of metadata before the report.
  func identify(
    _ report: inout Report, _ found: MetadataReading.Found, in text: Span<UInt8>
  ) {
    let title =
      printedTitle(report, behindSteps: false, in: text)
      ?? printedTitle(report, behindSteps: true, in: text) ?? found.title
    report.title = title.map { titles.behindDay($0, in: text) }
    let signature = Signature(report, agencies, metadata, in: text)
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
      ?? report.period?.from.year ?? metadataYear ?? yearBefore(dayOf: report, in: text)

    let titleName = report.title.flatMap { titles.agency(in: $0, of: text) }
    guard
      let name = reporting(signature.agency, titleName, in: text) ?? found.agency
        ?? agencies.nameInProse(report.prose, in: text)
    else { return }
    report.agency = report.text(name)
    (report.agencyKind, report.agencyLevel) = agencies.classify(name, in: text)
    // Whose report an office signs, its own or its government's, only a title tells.
    if titleName == nil, let signed = signature.agency, areSame(name, signed, in: text),
      agencies.isOffice(signed, in: text)
    {
      report.agencyKind = .unknown
    }
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
    if holds(title, signature, in: text) { return title }
    let isSame = agencies.classify(signature, in: text) == agencies.classify(title, in: text)
    return !isSame && agencies.isTitled(title, signedBy: signature, in: text) ? title : signature
  }

  /// So many lines may stand before a title is given up, and so long may either half of a broken one be: forty
  /// characters.
  private static let titleLines = 10
  private static let longestTitlePart = 120

  /// The title among the first lines before the first section; it may be broken over two lines.
  ///
  /// - Parameter behindSteps: whether it may stand at the end of a way through a site, as it may where no other is.
  private func printedTitle(
    _ report: Report, behindSteps: Bool, in text: Span<UInt8>
  ) -> Range<Int>? {
    let lines = report.paragraphs[report.preamble].prefix(Self.titleLines)
    for (i, printed) in zip(lines.indices, lines) {
      let line = printHeader.removed(from: printed, in: text)
      if line.isEmpty || !behindSteps && titles.hasSteps(line, in: text) { continue }
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
        let date = metadata.published(
          in: lines[i], or: i + 1 < end ? lines[i + 1] : nil,
          trustsTime: !mayBePrintHeader(lines[i], of: report, in: text), in: text)
        if let date { return date }
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
