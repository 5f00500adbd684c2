public import AuditModel

/// The whole audit as one JSON object (`gouji/audit/1`), a report a line.
public struct JSONAuditRenderer: AuditRenderer {
  public var order: ReportOrder { .byPath }
  public var carriesDigests: Bool { true }
  public var separator: String { ",\n" }

  private let run: AuditContext

  public init(_ run: AuditContext) { self.run = run }

  public func renderHeader(into output: inout OutputBuffer) {
    output.writeJSON { json in
      json.beginObject()
      json.field("schema", "gouji/audit/1")
      json.object("tool") { json in
        json.field("name", "gouji")
        json.field("version", run.toolVersion)
      }
      json.rules(of: run)
      json.key("reports")
      json.beginArray()
    }
    output.write("\n" as StaticString)
  }

  public func render(_ file: AuditedFile, into output: inout OutputBuffer) {
    output.writeJSON { $0.report(file, of: run.rules) }
  }

  public func renderFooter(
    standings: [ReportStanding], summary: AuditSummary, into output: inout OutputBuffer
  ) {
    output.write("\n],\n" as StaticString)
    output.writeJSON { json in
      json.key("summary")
      json.summary(summary, of: run.rules.grading)
    }
    output.write("}\n" as StaticString)
  }
}

/// One JSON object a line for every report, the same as in `JSONAuditRenderer`, for tools that read
/// line by line. Where rule files are broken, a first line says so.
public struct JSONLinesAuditRenderer: AuditRenderer {
  public var order: ReportOrder { .byPath }
  public var carriesDigests: Bool { true }
  public var separator: String { "" }

  private let run: AuditContext

  public init(_ run: AuditContext) { self.run = run }

  public func renderHeader(into output: inout OutputBuffer) {
    guard !run.problems.isEmpty else { return }
    output.writeJSON { json in
      json.beginObject()
      json.rules(of: run)
      json.endObject()
    }
    output.write("\n" as StaticString)
  }

  public func render(_ file: AuditedFile, into output: inout OutputBuffer) {
    output.writeJSON { $0.report(file, of: run.rules) }
    output.write("\n" as StaticString)
  }

  public func renderFooter(
    standings: [ReportStanding], summary: AuditSummary, into output: inout OutputBuffer
  ) {}
}
