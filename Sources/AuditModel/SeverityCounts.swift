/// How many findings of each severity.
public struct SeverityCounts: Hashable, Sendable {
  private var serious: Int
  private var ordinary: Int
  private var hint: Int

  public init(serious: Int = 0, ordinary: Int = 0, hint: Int = 0) {
    self.serious = serious
    self.ordinary = ordinary
    self.hint = hint
  }

  public subscript(severity: Severity) -> Int {
    get {
      switch severity {
      case .serious: serious
      case .ordinary: ordinary
      case .hint: hint
      }
    }
    set {
      switch severity {
      case .serious: serious = newValue
      case .ordinary: ordinary = newValue
      case .hint: hint = newValue
      }
    }
  }

  /// All together.
  public var total: Int { serious + ordinary + hint }

  public static func += (a: inout Self, b: Self) {
    for severity in Severity.allCases { a[severity] += b[severity] }
  }
}
