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
    subcommands: [AuditCommand.self, ReadCommand.self, RulesCommand.self])

  /// A reader that stops reading (`| head`) ends the run quietly, whatever the parent process set.
  static func main() {
    signal(SIGPIPE, SIG_DFL)
    main(nil)
  }
}
