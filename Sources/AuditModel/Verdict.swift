/// What a rule says of one instance. Silence never means passed.
public enum Verdict: Hashable, Sendable {
  case passed
  case failed
  case undecided(UndecidedCode)
  case notApplicable
  case waived

  /// A verdict without its reason.
  public enum Kind: CaseIterable, Sendable {
    case passed, failed, undecided, notApplicable, waived
  }

  public var kind: Kind {
    switch self {
    case .passed: .passed
    case .failed: .failed
    case .undecided: .undecided
    case .notApplicable: .notApplicable
    case .waived: .waived
    }
  }
}

extension Verdict.Kind {
  /// What a supervisor reads.
  public var title: String {
    switch self {
    case .passed: "通过"
    case .failed: "不通过"
    case .undecided: "不判定"
    case .notApplicable: "不适用"
    case .waived: "豁免"
    }
  }

  /// What JSON calls it.
  public var name: String {
    switch self {
    case .passed: "passed"
    case .failed: "failed"
    case .undecided: "undecided"
    case .notApplicable: "notApplicable"
    case .waived: "waived"
    }
  }
}

/// Why a rule could not be decided.
public enum UndecidedCode: String, Sendable, CaseIterable {
  case blank, dash, absent, unreadable, ambiguous
  case noYear = "no-year"
  case noEdition = "no-edition"
  case noText = "no-text"
  case noDate = "no-date"
  case noAgency = "no-agency"
  case zeroDivisor = "zero-divisor"
  case needsLastYear = "needs-last-year"
  case needsRoster = "needs-roster"
  case limit

  /// Whether the report, or an example of a rule, does not say something.
  public var isLackOfFacts: Bool {
    switch self {
    case .absent, .noYear, .noEdition, .noText, .noDate, .noAgency: true
    case .blank, .dash, .unreadable, .ambiguous, .zeroDivisor, .needsLastYear, .needsRoster, .limit:
      false
    }
  }

  /// What a supervisor reads.
  public var reason: String {
    switch self {
    case .blank: "单元格空白"
    case .dash: "单元格填“/”或“无”"
    case .absent: "没有读到所需的单元格"
    case .unreadable: "单元格不是数字"
    case .ambiguous: "文字有歧义"
    case .noYear: "不知道报告年度"
    case .noEdition: "不知道表格版式"
    case .noText: "没有读到所需的文字"
    case .noDate: "没有日期"
    case .noAgency: "机关情况不明"
    case .zeroDivisor: "除数是 0"
    case .needsLastYear: "需要上年报告"
    case .needsRoster: "需要机关名册"
    case .limit: "计算超过限度"
    }
  }
}

/// How many verdicts of each kind.
public struct VerdictCounts: Hashable, Sendable {
  public var passed = 0
  public var failed = 0
  public var undecided = 0
  public var notApplicable = 0
  public var waived = 0

  public init() {}

  public subscript(kind: Verdict.Kind) -> Int {
    switch kind {
    case .passed: passed
    case .failed: failed
    case .undecided: undecided
    case .notApplicable: notApplicable
    case .waived: waived
    }
  }

  /// All together.
  public var total: Int { passed + failed + undecided + notApplicable + waived }

  /// Counts one more.
  public mutating func add(_ verdict: Verdict) {
    switch verdict {
    case .passed: passed += 1
    case .failed: failed += 1
    case .undecided: undecided += 1
    case .notApplicable: notApplicable += 1
    case .waived: waived += 1
    }
  }

  public static func += (a: inout Self, b: Self) {
    a.passed += b.passed
    a.failed += b.failed
    a.undecided += b.undecided
    a.notApplicable += b.notApplicable
    a.waived += b.waived
  }

  /// The one verdict of a rule: failed if any instance failed, else undecided for `reason`, passed, waived,
  /// else not applicable.
  public func summary(undecidedFor reason: UndecidedCode?) -> Verdict {
    if failed > 0 { return .failed }
    if undecided > 0, let reason { return .undecided(reason) }
    if passed > 0 { return .passed }
    if waived > 0 { return .waived }
    return .notApplicable
  }
}
