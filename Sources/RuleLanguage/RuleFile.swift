/// A file below a rules folder, as the caller read it.
public struct RuleFile: Sendable {
  /// Relative to the rules folder, with "/": `checks/table3/balance.yaml`.
  public var path: String
  public var bytes: [UInt8]

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}
