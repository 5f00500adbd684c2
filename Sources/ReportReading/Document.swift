import AuditModel

/// The layout-neutral text of a report: headings, paragraphs and rows of tables, in the order of the print.
///
/// Flat arrays of byte ranges; nothing is copied out of the source. An extractor for another format
/// (a web page, a Word file) fills the same arrays.
struct Document {
  enum BlockKind: UInt8 {
    case heading
    case paragraph
    case row
    /// A table whose skeleton is known.
    case table
  }

  struct Block {
    var kind: BlockKind
    /// The trimmed text of the whole piece.
    var text: Range<Int>
    /// Of a row: its cells, as indices into `cells`.
    var cells: Range<Int>
    /// Of a heading: the index of its section; of a table, that of its placement.
    var number = 0
    /// Of a row: whether each cell stands on a line of its own, so that none is there as mere filling.
    var hasOwnLines = false
    /// Of a heading: whether it counts only where the section has no better one.
    var isWeak = false
  }

  var layout = ReportLayout.text
  /// Whether lines of pipes begin with one that bounds no cell, as Markdown's do.
  var opensWithPipe = false
  /// Whether lines of pipes end with one that closes the last cell.
  var closesWithPipe = true
  var blocks: [Block] = []
  /// Trimmed; an empty range where a blank cell's text would begin.
  var cells: [Range<Int>] = []
}
