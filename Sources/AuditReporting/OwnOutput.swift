/// Tells what this program wrote: results that were stored among the reports are no reports.
public enum OwnOutput {
  /// The first words of an audit for people, and what ends its first line.
  static let title = "勾稽核查结果"
  static let titleEnd = " 条"
  private static let titleStart = Array((title + "　").utf8)
  /// What the schemas of all our JSON begin with.
  static let schemas = #"{"schema":"gouji/"#

  /// By the head of a file. A reading (`gouji/report/1`) is a report, not a result.
  public static func isOne(_ head: [UInt8]) -> Bool {
    if head.first == UInt8(ascii: "{"), head.starts(with: schemas.utf8) {
      return !head.starts(with: #"{"schema":"gouji/report/"#.utf8)
    }
    guard head.starts(with: titleStart) else { return false }
    let line = head.prefix { $0 != 0x0A && $0 != 0x0D }
    return line.reversed().starts(with: titleEnd.utf8.reversed())
  }
}
