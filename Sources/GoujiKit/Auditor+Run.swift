public import AuditModel
public import AuditReporting

extension Auditor {
  /// Audits all inputs and writes them down.
  ///
  /// `jobs` reports are worked on at a time; the output is the same for any number of them. Never more
  /// than a few hundred rendered reports are held in memory. `passedOver` is told the paths of results of earlier
  /// runs that were found among the reports.
  public func audit(
    _ inputs: ReportInputs, with renderer: any AuditRenderer, into output: OutputFile, jobs: Int,
    passedOver: (String) -> Void = { _ in }, progress: (Int) -> Void = { _ in }
  ) throws(OutputProblem) -> AuditSummary {
    var page = OutputBuffer()
    renderer.renderHeader(into: &page)
    try output.write(page.bytes)
    var collector = BatchCollector(renderer: renderer, output: output)
    let size = max(1, min(32, inputs.count / max(1, jobs * 4)))
    let all = inputs.inputs
    try OrderedWork(count: (all.count + size - 1) / size, jobs: jobs).run { piece in
      self.render(all[piece * size..<min((piece + 1) * size, all.count)], with: renderer)
    } consume: { batch throws(OutputProblem) in
      try collector.add(batch)
      for path in batch.passedOver { passedOver(path) }
      progress(collector.summary.reports)
    }
    try collector.finish()
    return collector.summary
  }

  /// So many bytes does a clean report take in the text for people.
  private static let usualPage = 1024

  /// Reads, judges and renders some inputs, one after the other in the same memory.
  private func render(
    _ inputs: ArraySlice<ReportInputs.Input>, with renderer: any AuditRenderer
  ) -> RenderedBatch {
    var batch = RenderedBatch()
    batch.page.bytes.reserveCapacity(inputs.count * Self.usualPage)
    var next = inputs.startIndex
    workplaces.use { place in
      audit(inputs, at: &place, withDigest: renderer.carriesDigests) { file in
        if let file {
          batch.add(file, index: next, renderer: renderer, grading: rules.grading)
        } else {
          batch.passOver(inputs[next].path.text)
        }
        next += 1
      }
    }
    return batch
  }
}

/// Neighbouring reports, rendered, each with the renderer's separator before it.
private struct RenderedBatch: Sendable {
  var page = OutputBuffer()
  /// Results of earlier runs.
  var passedOver: [String] = []
  var summary = AuditSummary()
  /// Only where the reports do not stand in the order of the inputs: what sorts them, and where each ends
  /// in `page`.
  var standings: [ReportStanding] = []
  var ends: [Int] = []

  mutating func passOver(_ path: String) {
    passedOver.append(path)
    ends.append(page.bytes.count)
  }

  mutating func add(
    _ file: AuditedFile, index: Int, renderer: any AuditRenderer, grading: Grading
  ) {
    page.write(renderer.separator)
    renderer.render(file, into: &page)
    summary.add(file, ungraded: grading.ungraded.name)
    if renderer.order == .worstFirst {
      standings.append(ReportStanding(of: file, index: index, grading: grading))
    }
    ends.append(page.bytes.count)
  }
}

/// Takes batches in order and writes the reports in the order of the renderer.
private struct BatchCollector: ~Copyable {
  let renderer: any AuditRenderer
  let output: OutputFile
  private(set) var summary = AuditSummary()
  private var standings: [ReportStanding] = []
  /// By input: where its block stands in the spool.
  private var blocks: [Range<Int>] = []
  private var spool = Spool()
  private var hasWritten = false

  init(renderer: any AuditRenderer, output: OutputFile) {
    self.renderer = renderer
    self.output = output
  }

  mutating func add(_ batch: RenderedBatch) throws(OutputProblem) {
    summary.add(batch.summary)
    switch renderer.order {
    case .byPath:
      // Nothing stands before the first report.
      let isFirst = !hasWritten && !batch.page.bytes.isEmpty
      hasWritten = hasWritten || isFirst
      try output.write(batch.page.bytes.dropFirst(isFirst ? renderer.separator.utf8.count : 0))
    case .worstFirst:
      var start = spool.count
      let base = start
      for end in batch.ends {
        blocks.append(start..<(base + end))
        start = base + end
      }
      standings += batch.standings
      try spool.append(batch.page.bytes)
    }
  }

  mutating func finish() throws(OutputProblem) {
    let sorted = ReportStanding.worstFirst(standings)
    for standing in sorted { try output.write(spool.block(blocks[standing.index])) }
    var page = OutputBuffer()
    renderer.renderFooter(standings: sorted, summary: summary, into: &page)
    try output.write(page.bytes)
    try output.flush()
  }
}
