import ArgumentParser
import AuditReporting
import GoujiKit

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "说明一条规则对一份报告为什么是这个判定：逐处列出判定、用到的数字和原句，以及为什么不适用。",
    discussion: "规则编号可以只写开头：table3/ 是表三的全部规则。")

  enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

  @Argument(help: ArgumentHelp("报告；- 表示标准输入。", valueName: "报告"))
  var report: String

  @Argument(help: ArgumentHelp("规则编号，如 table3/balance，或编号的开头。", valueName: "编号"))
  var rule: String

  @OptionGroup var rules: RulesOption

  @Option(help: ArgumentHelp("输出格式：text 或 json。", valueName: "格式"))
  var format = Format.text

  /// Why no rule that works has the id: the mistakes of the one that has it, else that there is none.
  private func whyNone(_ rulebook: Rulebook) -> any Error {
    var mistakes = OutputBuffer()
    guard rulebook.describe(rule, style: Terminal.plain, into: &mistakes) == .broken else {
      return rulebook.unknownRule(rule)
    }
    Terminal.note(String(decoding: mistakes.bytes, as: UTF8.self) + "规则“\(rule)”写错了，先改对它。")
    return ExitCode(2)
  }

  func run() throws {
    let rulebook = try Terminal.failing { try rules.read(keepsWording: true) }
    let auditor = try rulebook.auditor()
    let asked = auditor.rules(like: rule)
    guard !asked.isEmpty else { throw whyNone(rulebook) }
    let inputs = ReportInputs([report])
    guard inputs.count == 1 else {
      throw ValidationError("explain 一次只看一份报告；“\(report)”里有 \(inputs.count) 份。")
    }
    let explanation: Explanation
    do {
      explanation = try auditor.explain(inputs, by: asked)
    } catch {
      Terminal.note("\(report)：\(error)")
      throw ExitCode(2)
    }
    var page = OutputBuffer()
    let renderer: any ExplanationRenderer =
      format == .json ? JSONExplanationRenderer() : TextExplanationRenderer(style: Terminal.style)
    renderer.render(explanation, into: &page)
    try Terminal.write(page)
  }
}
