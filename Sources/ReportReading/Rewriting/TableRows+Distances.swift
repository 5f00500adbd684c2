/// How far the cells of a row stand from one another, and what that is usually.
extension TableRows {
  /// What parts two neighbouring cells.
  struct Unit: Hashable {
    enum Mark: Int { case pipe, lineEnd, tab }

    var mark: Mark
    var count: Int
    /// How many marks part two cells that are not blank; some converters write fewer for a blank one.
    var first: Int

    init(mark: Mark, count: Int, first: Int? = nil) {
      self.mark = mark
      self.count = count
      self.first = first ?? count
    }

    /// The mark that counts in a gap.
    init?(_ gap: Gap) {
      if gap.pipes > 0 {
        self.init(mark: .pipe, count: gap.pipes)
      } else if gap.lineEnds > 0 {
        self.init(mark: .lineEnd, count: gap.lineEnds)
      } else if gap.tabs > 0 {
        self.init(mark: .tab, count: gap.tabs)
      } else {
        return nil
      }
    }

    /// How many cells lie from one side of a gap to the other.
    func cells(_ gap: Gap) -> Int? {
      let printed =
        switch mark {
        case .pipe: gap.pipes
        // A pipe alone on its line bounds no cell.
        case .lineEnd: max(0, gap.lineEnds - gap.pipes)
        case .tab: gap.tabs
        }
      let blanks = printed - first
      return blanks % count == 0 ? max(0, blanks / count + 1) : nil
    }
  }

  /// A distance, and how many merged cells may be in it.
  struct Sample {
    var distance: Int
    var merged: Int
    /// Tells what cannot be compared apart: how wide the row is, and what the other end is.
    var kind: Kind
  }

  struct Kind: Hashable {
    enum Neighbour { case label, row, header, end }

    var neighbour: Neighbour
    var columns: Int
  }

  /// The usual distances, and whether merged cells are printed as blank ones.
  struct DistanceHabit {
    private var distances: [Kind: Int] = [:]
    private let countsMerged: Bool
    /// Of every row that another one follows.
    private var common: Int?

    init(usual: Int, countsMerged: Bool) {
      common = usual
      self.countsMerged = countsMerged
    }

    /// nil where the samples do not agree.
    init?(_ samples: [Sample], countsMerged: Bool) {
      guard !samples.isEmpty else { return nil }
      self.countsMerged = countsMerged
      for sample in samples {
        let distance = sample.distance - (countsMerged ? sample.merged : 0)
        if distances[sample.kind, default: distance] != distance { return nil }
        distances[sample.kind] = distance
      }
    }

    /// The distance where no cell is blank.
    func usual(for sample: Sample) -> Int? {
      let isCommon = sample.kind.neighbour == .label || sample.kind.neighbour == .row
      let found = distances[sample.kind] ?? (isCommon ? common ?? likeOthers(sample.kind) : nil)
      return found.map { $0 + (countsMerged ? sample.merged : 0) }
    }

    /// What rows of another width show, if they agree.
    private func likeOthers(_ kind: Kind) -> Int? {
      let others = Set(distances.filter { $0.key.neighbour == kind.neighbour }.values)
      return others.count == 1 && kind.neighbour == .label ? others.first : nil
    }

    /// Blank cells in a distance beyond the usual.
    func blanks(in sample: Sample) -> Int? {
      guard let usual = usual(for: sample), sample.distance >= usual else { return nil }
      return sample.distance - usual
    }

    /// Whether so many blank cells are in a distance. Where no row shows what is usual there, pipes end it as
    /// they end other rows, those of as many columns before any; line ends may stand there for many reasons.
    func allows(_ sample: Sample, blanks: Int, _ unit: Unit) -> Bool {
      if let usual = usual(for: sample) { return sample.distance == usual + blanks }
      guard blanks > 0 || sample.kind.neighbour == .row else { return true }
      let ends = distances.filter { $0.key.neighbour != .label }
      let alike = ends.filter { $0.key.columns == sample.kind.columns }
      let others = Set((alike.isEmpty ? ends : alike).values)
      guard unit.mark == .pipe, let usual = common ?? others.first,
        others.allSatisfy({ $0 == usual })
      else { return false }
      return sample.distance == usual + blanks
    }
  }
}
