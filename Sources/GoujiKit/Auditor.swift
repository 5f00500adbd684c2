import AuditEngine
public import AuditModel
import AuditReporting
import ReportReading

/// Audits files: the one way in for the command, and later for the server.
public final class Auditor: Sendable {
  /// No annual report comes near it.
  static let sizeLimit = 20 << 20

  public let rules: RuleSet
  let reader: ReportReader
  let judge: Judge
  let workplaces: Workplaces

  /// nil where the rulebook has no rules that can be used.
  public init?(_ rulebook: Rulebook) throws {
    guard let rules = rulebook.rules else { return nil }
    self.rules = rules
    // Patterns are compiled once: the judge that ran the examples goes on.
    judge = try rulebook.judge ?? Judge(rules)
    reader = ReportReader(
      catalog: rules.catalog, agencyNames: rules.agencyNames, metadataWords: rules.metadataWords)
    workplaces = Workplaces(rules.catalog)
  }

  /// The file's bytes, or why there are none.
  func bytes(of input: ReportInputs.Input) throws(FileProblem) -> [UInt8] {
    if let problem = input.problem { throw problem }
    return input.isStandardInput
      ? try FileSystem.readStandardInput(limit: Self.sizeLimit)
      : try FileSystem.read(input.path, limit: Self.sizeLimit)
  }

  /// Reads and judges one input. What cannot be read becomes an entry that says so; nil for a result of an earlier
  /// run that was found among the reports.
  func audit(
    _ input: ReportInputs.Input, at place: inout Workplace, withDigest: Bool
  ) -> AuditedFile? {
    var file = AuditedFile(
      path: input.path.text, sha256: nil, format: input.format, outcome: .unreadable(""))
    do {
      let bytes = try bytes(of: input)
      if input.isFound, OwnOutput.isOne(bytes) { return nil }
      if withDigest { file.sha256 = SHA256.hexDigest(of: bytes) }
      file.outcome = audit(bytes, at: &place)
    } catch {
      if error == .emptyFolder { file.format = "" }
      file.outcome = .unreadable(error.description)
    }
    return file
  }

  private func audit(_ bytes: [UInt8], at place: inout Workplace) -> AuditedFile.Outcome {
    do {
      try reader.read(bytes, into: &place.report, with: &place.memory)
      return .audited(judge.audit(place.report))
    } catch {
      return .unreadable(error.description)
    }
  }
}
