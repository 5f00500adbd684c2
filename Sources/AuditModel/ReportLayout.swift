/// How the values of a report's tables are parted; the raw values stand in results.
public enum ReportLayout: String, Sendable {
  /// No tables were told from prose.
  case text
  /// One cell per line behind a tab.
  case tabCells = "tab-cells"
  case tabRows = "tab-rows"
  case pipes
  /// Cells on lines of their own, pipes behind or between them.
  case pipeCells = "pipe-cells"
  /// Cells on lines of their own, with or without blank lines between them.
  case lineCells = "line-cells"
  /// Labels and values one after the other in running text.
  case running
  /// Columns by blanks, as on a printed page.
  case aligned
  /// Running text of the whole report, headings and all.
  case oneLine = "one-line"
  /// Lines that stood there before are missing: no table can be read.
  case deduplicated

  /// Whether the order of cells alone tells which value stands where, however wide they are printed.
  public var isOrdered: Bool { self != .text }

  /// For people.
  public var title: String {
    switch self {
    case .text: "没有表格"
    case .tabCells: "一行一格，格前有制表符"
    case .tabRows: "制表符分列"
    case .pipes: "竖线分列"
    case .pipeCells: "一行一格，竖线分隔"
    case .lineCells: "一行一格"
    case .running: "标签和数字连排"
    case .aligned: "空格对齐"
    case .oneLine: "全文不分行"
    case .deduplicated: "重复的行已丢失"
    }
  }
}
