import ArgumentParser
import Glibc
import GoujiKit

@main
struct Gouji: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gouji",
    abstract: "勾稽：核查政府信息公开工作年度报告。",
    discussion: """
      规则写在 rules/ 里，是主管部门看得懂、改得动的 YAML 文件；改完即用，无须重新编译。

      退出状态：0 没有达到 --fail-on 级别的问题；1 有；2 规则文件有误、路径不存在或有文件未能读取\
      （其余报告照常核查）；64 用法有误。
      """,
    version: "gouji \(Tool.version)",
    subcommands: [AuditCommand.self, ReadCommand.self, ExplainCommand.self, RulesCommand.self])

  /// A reader that stops reading (`| head`) ends the run quietly, whatever the parent process set.
  static func main() {
    signal(SIGPIPE, SIG_DFL)
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let error as ValidationError {
      Terminal.note("错误：\(error.message)")
      exit(withError: ExitCode.validationFailure)
    } catch {
      let (text, status) = told(error)
      if !text.isEmpty {
        if status.isSuccess { print(text) } else { Terminal.note(text) }
      }
      exit(withError: status)
    }
  }

  /// The names below the command that `path` leads to, this one first.
  private static func commands(below path: [String]) -> [String] {
    func name(_ command: any ParsableCommand.Type) -> String {
      command.configuration.commandName ?? "\(command)".lowercased()
    }
    var command: any ParsableCommand.Type = Self.self
    for step in path.dropFirst() {
      command = command.configuration.subcommands.first { name($0) == step } ?? command
    }
    return command.configuration.subcommands.map(name)
  }

  /// What to say of the parser's errors, help and version among them, and how to end.
  static func told(_ error: any Error) -> (text: String, status: ExitCode) {
    // Chinese signs take two columns each, which the parser does not know.
    let text = fullMessage(for: error, columns: 60)
    return (ChineseUsage.text(text, commands: commands), exitCode(for: error))
  }
}
