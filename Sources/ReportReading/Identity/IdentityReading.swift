import AuditModel

/// Finds who reports on which year: title, agency, period, and the days of signature and publication.
struct IdentityReading: Sendable {
  let titles: TitleReading
  let metadata: MetadataReading
  private let agencies: AgencyReading
  private let authors: AuthorReading
  private let sentence: ReportSentence

  init(catalog: FormCatalog, agencyNames: AgencyNames, metadataWords: MetadataWords) {
    titles = TitleReading(catalog, metadataWords)
    metadata = MetadataReading(metadataWords)
    agencies = AgencyReading(agencyNames)
    authors = AuthorReading(agencyNames, agencies)
    sentence = ReportSentence(metadataWords)
  }

  /// Writes what was found into `report`, whose sections are known.
  ///
  /// - Parameter found: what stands in lines of metadata before the report.
  func identify(
    _ report: inout Report, _ found: MetadataReading.Found, in text: Span<UInt8>
  ) {
    let title =
      printedTitle(report, behindSteps: false, in: text)
      ?? printedTitle(report, behindSteps: true, in: text)
      ?? found.title.map { Title(range: $0, name: titles.agency(in: $0, of: text)) }
    let dated = title.map { titles.behindDay($0.range, in: text) }
    let day = dated.flatMap { titles.dayInBrackets(of: $0, in: text) }
    report.title = dated
    if let dated, let day { report.title = trimmed(dated.lowerBound..<day.start, in: text) }
    let signature = Signature(report, agencies, metadata, in: text)
    let published = found.published ?? publishedByPage(report, signature, in: text)
    report.published = published?.date
    report.publishedPlace = published?.range ?? 0..<0
    report.signature = signature.agency
    report.signed = signature.date ?? day?.date ?? dateBelowTitle(report, in: text)
    signature.remove(from: &report)
    report.period = period(report, in: text)
    let titleYear = report.title.flatMap { titles.year(in: $0, of: text)?.year }
    let metadataYear = found.title.flatMap { titles.year(in: $0, of: text)?.year }
    let titleName =
      report.title == title?.range
      ? title?.name : report.title.flatMap { titles.agency(in: $0, of: text) }
    let named = reporting(signature.agency, titleName, in: text)
    let told =
      titleYear == nil || named == nil ? sentence.told(by: report, authors, in: text) : nil
    report.year =
      (titleYear ?? told?.year).map { yearTold(by: report, titled: $0, in: text) }
      ?? report.period?.from.year ?? metadataYear ?? yearBefore(dayOf: report, in: text)
      ?? yearAtClauseStarts(of: report, in: text)
    guard let name = named else {
      return identifyByProse(&report, told, found, in: text)
    }
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

  /// Writes whose report it is where neither title nor signature names it: a wrong name accuses another body, so prose
  /// that does not decide leaves it open, and tells the kind alone (我镇).
  private func identifyByProse(
    _ report: inout Report, _ told: ReportSentence.Told?, _ found: MetadataReading.Found,
    in text: Span<UInt8>
  ) {
    let speaker = authors.speaker(in: report.prose, of: text)
    var isKindTold = true
    var name = [told?.name, found.agency].compactMap { $0 }
      .first { authors.isLike(speaker?.kind, $0, in: text) }
    if name == nil,
      let author = authors.author(in: report.prose, speaking: speaker?.kind, of: text)
    {
      (name, isKindTold) = (author.name, author.isKindTold)
    }
    if let name {
      report.agency = report.text(name)
      (report.agencyKind, report.agencyLevel) = agencies.classify(name, in: text)
      if !isKindTold { report.agencyKind = .unknown }
    }
    if let speaker, report.agencyKind == .unknown {
      report.agencyKind = speaker.kind
      if report.agencyLevel == .unknown { report.agencyLevel = speaker.level }
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

  /// A printed title, and the agency that it names.
  private struct Title {
    var range: Range<Int>
    var name: Range<Int>?
  }

  /// The title among the first lines before the first section; it may be broken over two lines.
  ///
  /// - Parameter behindSteps: whether it may stand at the end of a way through a site, as it may where no other is.
  private func printedTitle(
    _ report: Report, behindSteps: Bool, in text: Span<UInt8>
  ) -> Title? {
    let lines = report.paragraphs[report.preamble].prefix(Self.titleLines)
    // The headline of a page may leave out the agency that the title below it names.
    var nameless: Title?
    for (i, printed) in zip(lines.indices, lines) {
      let line = withoutFurniture(printed, in: text)
      if line.isEmpty || !behindSteps && titles.hasSteps(line, in: text) { continue }
      let next = lines.index(after: i)
      let broken = next < lines.endIndex ? line.lowerBound..<lines[next].upperBound : line
      if let title = title(line, in: text) {
        if title.name != nil { return titleBelowHeadline(at: i, of: lines, in: text) ?? title }
        if i > lines.startIndex, agencies.isName(lines[lines.index(before: i)], in: text) {
          let whole = lines[lines.index(before: i)].lowerBound..<line.upperBound
          return Title(range: whole, name: titles.agency(in: whole, of: text))
        }
        nameless = nameless ?? title
        continue
      }
      if line.count <= Self.longestTitlePart, next < lines.endIndex,
        lines[next].count <= Self.longestTitlePart, let whole = title(broken, in: text)
      {
        // The second line may be the whole title, with the agency above it, or what a page says.
        if isBroken(line, lines[next], whole, in: text), nameless == nil || isNamed(whole, in: text)
        {
          return whole
        }
      }
    }
    return nameless
  }

  /// The title below a page's headline, which names the report shorter, and the line in which the page tells the day.
  private func titleBelowHeadline(
    at headline: Int, of lines: ArraySlice<Range<Int>>, in text: Span<UInt8>
  ) -> Title? {
    guard headline + 2 < lines.endIndex,
      let title = title(withoutFurniture(lines[headline + 2], in: text), in: text),
      title.name != nil,
      metadata.published(in: lines[headline + 1], or: nil, trustsTime: true, in: text) != nil
    else { return nil }
    return title
  }

  private func title(_ range: Range<Int>, in text: Span<UInt8>) -> Title? {
    titles.title(in: range, of: text).map {
      Title(range: range, name: titles.agency(of: $0, in: text))
    }
  }

  /// Whether `whole`, a title that two lines make together, needs both.
  private func isBroken(
    _ first: Range<Int>, _ second: Range<Int>, _ whole: Title, in text: Span<UInt8>
  ) -> Bool {
    let rest = withoutFurniture(second, in: text)
    guard let title = title(rest, in: text) else { return true }
    return rest == second && isNamed(whole, in: text)
      && (!isNamed(title, in: text)
        || agencies.isName(first, in: text) && !holds(title.name ?? rest, first, in: text))
  }

  private func isNamed(_ title: Title, in text: Span<UInt8>) -> Bool {
    title.name.map { agencies.isName($0, in: text) } ?? false
  }

  /// A line without what a browser, a converter or a page puts before the title: Page 8 - , 标题：, 【图文】.
  private func withoutFurniture(_ line: Range<Int>, in text: Span<UInt8>) -> Range<Int> {
    let line = titles.printHeader.removed(from: line, in: text)
    let behindLabel = metadata.behindTitleLabel(line, in: text)
    return titles.behindMark(behindLabel ?? line, in: text)
  }

  private func dateBelowTitle(_ report: Report, in text: Span<UInt8>) -> CalendarDate? {
    for line in report.paragraphs[report.preamble].prefix(6) {
      if let date = wholeDate(line, in: text) { return date }
    }
    // "成文日期：", with the day on the line below where that is all.
    let lines = report.paragraphs[report.preamble].prefix(Self.titleLines + 2)
    for i in lines.indices {
      let next = i + 1 < lines.endIndex ? lines[i + 1] : nil
      if let date = metadata.signedDay(in: lines[i], or: next, of: text) { return date }
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
    let head = report.preamble.dropFirst(top.count).prefix(Self.titleLines)
    for (region, end) in [
      (top, top.upperBound), (below, lines.count), (above, lines.count), (head, head.upperBound),
    ] {
      for i in region {
        let date = metadata.published(
          in: lines[i], or: i + 1 < end ? lines[i + 1] : nil,
          trustsTime: region != head && !mayBePrintHeader(lines[i], of: report, in: text), in: text)
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
}
