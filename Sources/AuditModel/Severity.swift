/// How grave a finding is. The three levels are a convention of this tool, drawn from the score
/// sheets of supervisors; no national source grades single findings.
public enum Severity: UInt8, Sendable, Comparable, CaseIterable {
  /// 严重: breaks the law's content or deadline, makes published figures wrong, or leaks data.
  case serious
  /// 一般: incomplete, altered or doubtful; to be corrected with the next edit.
  case ordinary
  /// 提示: cosmetic, or please confirm.
  case hint

  /// The graver one comes first.
  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

  /// The word of rule files and JSON.
  public var name: String {
    switch self {
    case .serious: "serious"
    case .ordinary: "ordinary"
    case .hint: "hint"
    }
  }

  /// What a supervisor reads.
  public var title: String {
    switch self {
    case .serious: "严重"
    case .ordinary: "一般"
    case .hint: "提示"
    }
  }
}
