import AuditModel

extension AuditRun {
  /// By severity, then place; as the rules are ordered where both agree.
  func sortedFindings() -> [Finding] {
    guard findings.count > 1 else { return findings }
    let order = findings.indices.sorted { a, b in
      let (x, y) = (findings[a], findings[b])
      if x.severity != y.severity { return x.severity < y.severity }
      if x.location.place != y.location.place { return x.location.place < y.location.place }
      return a < b
    }
    var sorted = order.map { findings[$0] }
    for i in sorted.indices where !program.writings[sorted[i].rule].causes.isEmpty {
      sorted[i].cause = cause(of: i, among: sorted)
    }
    return sorted
  }

  /// The finding of a rule that the rule of finding `i` yields to, at the same place.
  private func cause(of i: Int, among findings: [Finding]) -> Int? {
    for rule in program.writings[findings[i].rule].causes {
      let found = findings.indices.first { j in
        findings[j].rule == rule && findings[i].stands(with: findings[j])
      }
      if let found { return found }
    }
    return nil
  }
}

extension Finding {
  /// Whether both rest on a cell; where one of them rests on none, whether they are shown at lines in
  /// common.
  fileprivate func stands(with other: Finding) -> Bool {
    if cells.isEmpty || other.cells.isEmpty {
      return location.place.line <= other.location.endLine
        && other.location.place.line <= location.endLine
    }
    return cells.contains { cell in
      other.cells.contains { $0.cell == cell.cell && $0.subRow == cell.subRow }
    }
  }
}
