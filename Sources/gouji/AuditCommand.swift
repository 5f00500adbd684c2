import ArgumentParser
import AuditModel
import AuditReporting
import Glibc
import GoujiKit

struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "核查年度报告，按机关列出问题，最差的在前。",
    discussion: """
      文件夹逐层查找；本版本读取 txt 和 md（UTF-8、GBK/GB18030、UTF-16），其他报告格式会注明未能读取。- 表示从标准输入读一份报告。
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, jsonl

    func renderer(_ context: AuditContext, style: TextStyle) -> any AuditRenderer {
      switch self {
      case .text: TextAuditRenderer(context, style: style)
      case .json: JSONAuditRenderer(context)
      case .jsonl: JSONLinesAuditRenderer(context)
      }
    }
  }

  @Argument(help: ArgumentHelp("要核查的报告或文件夹。", valueName: "路径"))
  var paths = ["reports"]

  @OptionGroup var rules: RulesOption

  @Option(help: ArgumentHelp("输出格式：text 给人看，json、jsonl（每份报告一行）给程序用。", valueName: "格式"))
  var format = Format.text

  @Option(help: ArgumentHelp("写入文件，而不是标准输出。", valueName: "文件"))
  var output: String?

  @Option(
    help: ArgumentHelp("问题达到哪一级时以状态 1 退出：serious 严重、ordinary 一般、hint 提示、never 从不。", valueName: "级别")
  )
  var failOn = FailureThreshold.serious

  @Option(help: ArgumentHelp("机关名册；留给以后的版本，写了也不影响结果。", valueName: "文件"))
  var roster: String?

  @Option(help: ArgumentHelp("核查日期；留给以后的版本，写了也不影响结果。", valueName: "年-月-日"))
  var date: String?

  @Option(help: ArgumentHelp("同时核查几份报告；不写则与处理器核数相同。", valueName: "数目"))
  var jobs = Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))

  func validate() throws {
    if jobs < 1 { throw ValidationError("--jobs 应为正整数。") }
    if let date, CalendarDate(iso: date) == nil {
      throw ValidationError("--date 应为实有的日期，写作 2021-01-31；“\(date)”不是。")
    }
  }

  func run() throws {
    let outcome = try Terminal.failing { try audit() }
    throw ExitCode(outcome.status(failingOn: failOn))
  }

  private func audit() throws -> AuditOutcome {
    let rulebook = try rules.read()
    let auditor = try rulebook.auditor()
    let context = rulebook.context(with: auditor.rules, isDigested: format != .text)
    noteUnused()
    var inputs = ReportInputs(paths)
    let file =
      try output.map { try OutputFile(path: $0, besides: &inputs) }
      ?? .standardOutput(besides: &inputs)
    note(inputs)
    if format != .text || output != nil {
      for problem in context.problems { Terminal.note(problem.text) }
    }
    var results = inputs.results
    let summary = try auditor.audit(
      inputs,
      with: format.renderer(context, style: output == nil ? Terminal.style : Terminal.plain),
      into: file, jobs: jobs, passedOver: { results.append($0) },
      progress: { Terminal.progress($0, of: inputs.count) })
    if !results.isEmpty {
      Terminal.note("跳过以前的核查结果：\(list(results))。结果最好存到报告文件夹外面。")
    }
    if summary.unreadable > 0 {
      Terminal.note("有 \(summary.unreadable) 个文件未能读取，原因写在核查结果里。")
    }
    return AuditOutcome(summary: summary, hasRuleProblems: !context.problems.isEmpty)
  }

  private func noteUnused() {
    if roster != nil { Terminal.note("提示：本版本没有用到名册的规则，--roster 未使用。") }
    if date != nil { Terminal.note("提示：本版本没有用到核查日期的规则，--date 未使用。") }
  }

  /// Files passed over that are named one by one.
  private static let mostNamed = 20

  private func list(_ paths: [String]) -> String {
    let more = paths.count > Self.mostNamed ? " 等 \(paths.count) 个文件" : ""
    return paths.sorted().prefix(Self.mostNamed).joined(separator: "、") + more
  }

  private func note(_ inputs: ReportInputs) {
    if inputs.hidden > 0 { Terminal.note("跳过 \(inputs.hidden) 个隐藏文件。") }
    if !inputs.skipped.isEmpty {
      Terminal.note("跳过不是报告格式的文件（含名册）：\(list(inputs.skipped))。")
    }
    if inputs.repeatedFolders > 0 {
      Terminal.note("跳过 \(inputs.repeatedFolders) 个指向已查文件夹的链接。")
    }
  }
}
