/// How a text is set on its pages, where blanks alone part what stands side by side.
struct PageSetting {
  /// How many columns of the page a Han character takes.
  private let widthOfHan: Int
  /// Whether values stand in columns, counted so.
  private let isInColumns: Bool

  init(of lines: [LineScan.Line], in text: Span<UInt8>) {
    let pages = [2, 1].map { PageWords(lines[...], widthOfHan: $0, in: text) }
    widthOfHan = pages[1].spread < pages[0].spread ? 1 : 2
    isInColumns = pages[2 - widthOfHan].isSetInColumns
  }

  /// A table as the words of its lines stand on the page, counted in the columns in which that fits better; nil
  /// where they stand in no columns.
  func table(
    _ table: Int, on lines: ArraySlice<LineScan.Line>, _ forms: FormLookup,
    _ prefixes: LabelPrefixes, in text: Span<UInt8>
  ) -> PageTable? {
    var best: PageTable?
    let labels = forms.foldedLabels(of: table) { $0 == .column }
    for width in [widthOfHan, 3 - widthOfHan] {
      var page = PageTable(
        forms: forms, prefixes: prefixes, table: table,
        page: PageWords(lines, widthOfHan: width, labels: labels, in: text),
        isSetInColumns: isInColumns && width == widthOfHan)
      page.read(in: text)
      guard page.placed > 0 else { continue }
      if best.map({ (page.placed, -page.misfit) > ($0.placed, -$0.misfit) }) ?? true { best = page }
    }
    return best
  }

  /// A table as the order of its words tells it; nil where that does not.
  func tableByOrder(
    _ table: Int, on lines: ArraySlice<LineScan.Line>, _ forms: FormLookup,
    _ prefixes: LabelPrefixes, in text: Span<UInt8>
  ) -> PageTable? {
    let labels = forms.foldedLabels(of: table) { $0 == .column }
    var page = PageTable(
      forms: forms, prefixes: prefixes, table: table,
      page: PageWords(lines, widthOfHan: widthOfHan, labels: labels, in: text),
      isSetInColumns: false, isByOrder: true)
    page.read(in: text)
    return page.placed > 0 && page.isNamedByOrder ? page : nil
  }
}
