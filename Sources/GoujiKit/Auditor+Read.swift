import AuditModel
public import AuditReporting
import ReportReading

extension Auditor {
  /// Writes down what was read of each input; returns those that could not be read, and why.
  ///
  /// JSON of several files is an array, also where only one of them could be read.
  public func read(
    _ inputs: ReportInputs, asArray: Bool, with renderer: any ReadingRenderer,
    into output: OutputFile
  ) throws(OutputProblem) -> [(path: String, reason: String)] {
    var failed: [(path: String, reason: String)] = []
    var place = workplaces.make()
    var page = OutputBuffer()
    let isArray = asArray || inputs.count > 1
    renderer.begin(isArray: isArray, into: &page)
    var isFirst = true
    for input in inputs.inputs {
      do {
        try reader.read(try bytes(of: input), into: &place.reports[0], with: &place.memory)
      } catch {
        failed.append((input.path.text, "\(error)"))
        continue
      }
      if !isFirst { page.write(renderer.separator) }
      isFirst = false
      renderer.render(
        Reading(
          path: input.path.text, format: input.format, report: place.reports[0],
          catalog: rules.catalog),
        into: &page)
      try output.write(page.bytes)
      page.removeAll()
    }
    renderer.end(isArray: isArray, into: &page)
    try output.write(page.bytes)
    try output.flush()
    return failed
  }
}
