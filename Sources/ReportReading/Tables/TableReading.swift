import AuditModel

/// What is collected of one table while its pieces pass by.
struct TableReading {
  /// A line of values, not yet aligned to the columns.
  struct Record {
    /// Catalog row number; nil where the values' columns name it (表四).
    var row: Int?
    var label: Range<Int>
    /// Candidates for values, in the order of the print: indices into `TableReading.slots`.
    var slots: Range<Int>
    /// How many cells of the line stand before the first slot.
    var offset: Int
    /// Whether every slot was printed as a cell of its own, so that none is mere filling.
    var hasOwnLines: Bool
    /// Whether each slot stands below the label of its column, in a line as wide as the header.
    var isBelowHeader = false
    /// Index into `TableReading.columnOrders`; nil where no header stood above.
    var columns: Int?
    /// The name of a sub-row below `row`.
    var subRow: Range<Int>?
  }

  /// A line of values without a label, and where it stands.
  struct Nameless {
    var record: Record
    var place: Range<Int>
    /// How many records stand before it.
    var recordsBefore: Int
  }

  /// A label that was recognised, to be held against the edition found in the end.
  struct SeenLabel {
    var kind: LabelIndex.Meaning.Kind
    var index: Int
    var printed: Range<Int>
    var key: UInt64
    /// Bit mask of the editions in which the form does not print the label just so.
    var altered: Int
    /// How much it differs where it was recognised by its spelling alone; nil where the form data know it.
    var guess: LabelVariant.Weight?
  }

  var isFound = false
  var place: Range<Int> = 0..<0
  var records: [Record] = []
  /// The slots of all records; empty ranges for blanks.
  var slots: [Range<Int>] = []
  var labels: [SeenLabel] = []
  var columnOrders: [[HeaderOrder.Slot]] = []
  /// By index into `columnOrders`: the known columns as a bit mask.
  var columnMasks: [UInt64] = []
  /// By edition: labels that only some editions have; empty where none was met.
  var votes: [Int] = []
  /// By key, of the labels that only some editions have: bit masks of those editions.
  var voters: [UInt64: Int] = [:]
  var evidence: [Range<Int>] = []
  var hasCorner = false
  /// How many cells the widest line of separated cells has.
  var width = 0
  /// Labels that stand alone in a paragraph, with no value behind them.
  var lonelyLabels: [Range<Int>] = []
  /// Lines of values without a label, in the order of the print.
  var nameless: [Nameless] = []
  /// Lines with values under a label that the form does not know.
  var extraRows: [Range<Int>] = []
  var extraColumns: [Range<Int>] = []
  /// Labels of columns that were told by the columns beside them.
  var guessedColumns: [Range<Int>] = []

  /// The header being read; complete once a line of values follows.
  var header: HeaderOrder
  private(set) var headerIsOpen = false
  /// Whether a merged cell of the header was printed once for each cell that it takes the place of.
  private(set) var headerRepeats = false
  /// By cell of the header's last line, its label among the labels of the line: 0, 1, 2, 2.
  private(set) var headerNumbers: [Int] = []
  /// By cell of the header's last line: whether it is blank.
  private(set) var headerBlanks: [Bool] = []
  /// The key of the last label in that line.
  private var lastHeaderKey: UInt64 = 0
  private var lastColumns: Int?

  init(_ plan: HeaderPlan) { header = HeaderOrder(plan) }

  /// Makes room for a table of the usual size.
  private mutating func reserve() {
    records.reserveCapacity(32)
    slots.reserveCapacity(256)
    labels.reserveCapacity(64)
  }

  mutating func extend(to range: Range<Int>) {
    place = isFound ? place.union(range) : range
    isFound = true
  }

  /// The columns of the header above, as an index into `columnOrders`; nil where none is complete.
  var columns: Int? { headerIsOpen ? nil : lastColumns }

  /// Ends the header above, if one is open: a line of values follows.
  mutating func completeHeader() {
    guard headerIsOpen else { return }
    if !extraColumns.isEmpty { nameUnknownColumns() }
    headerIsOpen = false
    let order = header.slots
    columnOrders.append(order)
    columnMasks.append(HeaderOrder.Slot.mask(of: order))
    lastColumns = header.isEmpty ? nil : columnOrders.count - 1
  }

  /// Takes an unknown label for that of the one column which the header else lacks.
  private mutating func nameUnknownColumns() {
    guard !header.plan.hasBlocks else { return }
    for (column, label) in header.nameUnknown() {
      extraColumns.removeAll { $0 == label }
      guessedColumns.append(label)
      labels.append(
        .init(
          kind: .column, index: column, printed: label, key: 0, altered: -1, guess: .content))
    }
  }

  /// A new header line: continues the open header, or begins another after values.
  mutating func startHeaderLine() {
    if labels.capacity == 0 { reserve() }
    if !headerIsOpen {
      header = HeaderOrder(header.plan)
      headerIsOpen = true
      headerRepeats = false
    }
    headerNumbers.removeAll(keepingCapacity: true)
    headerBlanks.removeAll(keepingCapacity: true)
    lastHeaderKey = 0
    header.startLine()
  }

  /// Takes the next cell of the header's line, of a table printed down.
  mutating func addHeaderCell(isBlank: Bool, key: UInt64) {
    let isRepeated = key != 0 && key == lastHeaderKey
    if isRepeated { headerRepeats = true }
    let last = headerNumbers.last ?? -1
    headerNumbers.append(isRepeated ? last : last + 1)
    headerBlanks.append(isBlank)
    // A blank between two labels parts nothing that was merged.
    if !isBlank { lastHeaderKey = key }
  }

  /// Forgets the header: below a block's caption another one follows.
  mutating func closeHeader() {
    header = HeaderOrder(header.plan)
    headerIsOpen = false
    lastColumns = nil
  }
}
