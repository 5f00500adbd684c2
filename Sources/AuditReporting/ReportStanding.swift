public import AuditModel

/// The little of a report that its place in the order and its line in the summary table need.
///
/// Tens of thousands are kept at once where the rendered reports themselves are not.
public struct ReportStanding: Sendable {
  public var path: String
  public var agency: String?
  public var year: Int?
  /// nil: 未评级, or unreadable.
  public var score: FixedDecimal?
  public var grade: String?
  public var isUnreadable: Bool
  public var findings = SeverityCounts()
  /// Rules that are undecided, not their instances: one table that was not read leaves hundreds of these.
  public var undecided = 0
  /// Place among the inputs, by path.
  public var index: Int

  /// Place of the grade on the scale, the worst first; 未评级 stands before all.
  private var gradeRank = 0
  /// Whether any rule was asked; none is of a form before 2019.
  private var isJudged = false

  public init(of file: AuditedFile, index: Int, grading: Grading) {
    path = file.path
    self.index = index
    switch file.outcome {
    case .unreadable: isUnreadable = true
    case .audited(let audit):
      isUnreadable = false
      agency = audit.agency
      year = audit.year
      score = audit.score
      grade = audit.grade
      gradeRank = grading.rank(of: audit.grade)
      isJudged = audit.checks.total > audit.checks.notApplicable
      undecided = audit.checks.undecided
      findings = audit.findingCounts
    }
  }

  /// What makes one report worse than another; the smaller key is worse.
  ///
  /// A report that was judged and got no grade could not show its figures: nothing is worse. One that no
  /// rule was asked of (the form before 2019) stands behind all others.
  private var rank: (Int, Int64, Int, Int, Int) {
    let hasNothingToShow = isUnreadable || (grade == nil && !isJudged)
    return (
      hasNothingToShow ? (isUnreadable ? .max : .max - 1) : gradeRank, score?.scaled ?? 0,
      -findings[.serious], -findings[.ordinary], -findings[.hint]
    )
  }

  /// The reports grouped by agency, agencies by their worst report, within an agency by path.
  public static func worstFirst(_ standings: [ReportStanding]) -> [ReportStanding] {
    let ranks = standings.map(\.rank)
    // By agency: the worst report met so far. It stands for the others, and they point at it.
    var groups: [BytesKey: Int] = [:]
    var worst: [Int] = []
    let groupOf = standings.indices.map { i -> Int? in
      guard let agency = standings[i].agency else { return nil }
      let name = BytesKey(Array(agency.utf8))
      let group = groups[name, default: worst.count]
      if group == worst.count {
        groups[name] = group
        worst.append(i)
      } else if ranks[i] < ranks[worst[group]] {
        worst[group] = i
      }
      return group
    }
    let leaders = standings.indices.map { i in groupOf[i].map { worst[$0] } ?? i }
    return standings.indices.sorted { a, b in
      let (x, y) = (leaders[a], leaders[b])
      if x == y { return standings[a].index < standings[b].index }
      return ranks[x] == ranks[y]
        ? standings[x].index < standings[y].index : ranks[x] < ranks[y]
    }.map { standings[$0] }
  }
}

extension Grading {
  fileprivate func rank(of grade: String?) -> Int {
    guard let place = grades.firstIndex(where: { $0.name == grade }) else { return 0 }
    return grades.count - place
  }
}
