import AuditEngine
public import AuditModel
public import AuditReporting
import ReportReading

extension Auditor {
  /// Rules, retired ones too, whose id is `id` or begins with it.
  public func rules(like id: String) -> [Rule] {
    let all = (rules.rules + rules.retired).sorted { $0.id < $1.id }
    return all.first { $0.id == id }.map { [$0] } ?? all.filter { $0.id.hasPrefix(id) }
  }

  /// What rules say of the first input, with all they looked at.
  ///
  /// Throws why the report cannot be read.
  public func explain(_ inputs: ReportInputs, by asked: [Rule]) throws -> Explanation {
    guard let input = inputs.inputs.first else { throw FileProblem.emptyFolder }
    var place = workplaces.make()
    try reader.read(try bytes(of: input), into: &place.reports[0], with: &place.memory)
    let applied = asked.filter { $0.retired == nil }
    let retired = asked.filter { $0.retired != nil }
    let told =
      try rules.explanations(of: place.reports[0], for: applied)
      + rules.ofRetired.explanations(of: place.reports[0], for: retired)
    return Explanation(
      path: input.path.text, report: place.reports[0], catalog: rules.catalog,
      rules: told.sorted { $0.id < $1.id })
  }
}
