/// Writes down what was read of reports, one at a time.
public protocol ReadingRenderer: Sendable {
  /// What stands between two readings.
  var separator: String { get }
  /// `isArray`: whether more than one reading was asked for.
  func begin(isArray: Bool, into output: inout OutputBuffer)
  func render(_ reading: Reading, into output: inout OutputBuffer)
  func end(isArray: Bool, into output: inout OutputBuffer)
}
