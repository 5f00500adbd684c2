/// Writes down what was read of reports, one at a time.
public protocol ReadingRenderer: Sendable {
  /// What stands between two readings.
  var separator: String { get }
  /// What stands before all readings; `isArray`: whether more than one was asked for.
  func begin(isArray: Bool, into output: inout OutputBuffer)
  /// What was read of one report.
  func render(_ reading: Reading, into output: inout OutputBuffer)
  /// What stands behind all readings.
  func end(isArray: Bool, into output: inout OutputBuffer)
}
