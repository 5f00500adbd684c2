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

  /// Reads and judges inputs, and hands them on in their order. What cannot be read becomes an entry that says so; nil
  /// stands for a result of an earlier run that was found among the reports.
  func audit(
    _ inputs: ArraySlice<ReportInputs.Input>, at place: inout Workplace, withDigest: Bool,
    consume: (AuditedFile?) -> Void
  ) {
    var rest = inputs
    while !rest.isEmpty {
      var files: [AuditedFile?] = []
      // By report of the place: its file.
      var read: [Int] = []
      var size = 0
      while read.count < Workplace.mostReports, size < Workplace.mostBytes,
        let input = rest.popFirst()
      {
        var file = AuditedFile(
          path: input.path.text, sha256: nil, format: input.format, outcome: .unreadable(""))
        do {
          let bytes = try bytes(of: input)
          if input.isFound, OwnOutput.isOne(bytes) {
            files.append(nil)
            continue
          }
          if withDigest { file.sha256 = SHA256.hexDigest(of: bytes) }
          try reader.read(bytes, into: &place.reports[read.count], with: &place.memory)
          size += bytes.count
          read.append(files.count)
        } catch {
          if case FileProblem.emptyFolder = error { file.format = "" }
          file.outcome = .unreadable("\(error)")
        }
        files.append(file)
      }
      for (audit, file) in zip(judge.audit(place.reports.prefix(read.count)), read) {
        files[file]?.outcome = .audited(audit)
      }
      place.shrink(first: read.count)
      files.forEach(consume)
    }
  }
}
