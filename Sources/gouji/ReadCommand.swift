import ArgumentParser
import AuditReporting
import GoujiKit

struct ReadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read", abstract: "显示从报告中读到了什么：机关、年度、版式、章节、每一格及其位置。")

  enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

  @Argument(help: ArgumentHelp("要读的报告。", valueName: "文件"))
  var files: [String]

  @OptionGroup var rules: RulesOption

  @Option(help: ArgumentHelp("输出格式：text 或 json。", valueName: "格式"))
  var format = Format.text

  func run() throws {
    let failed = try Terminal.failing {
      let rulebook = try rules.read()
      return try rulebook.auditor().read(
        ReportInputs(files), asArray: files.count > 1,
        with: format == .json ? JSONReadingRenderer() : TextReadingRenderer(style: Terminal.style),
        into: .standardOutput())
    }
    for (path, reason) in failed { Terminal.note("\(path)：\(reason)") }
    if !failed.isEmpty { throw ExitCode(2) }
  }
}
