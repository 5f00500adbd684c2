import ArgumentParser
import AuditModel
import AuditReporting
import GoujiKit

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "检查、试跑、查阅和新写规则。",
    subcommands: [Check.self, Test.self, List.self, Names.self, Explain.self, New.self])

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "检查全部规则文件，一次列出所有错误；有错误时以状态 2 退出。")

    @OptionGroup var rules: RulesOption

    @Flag(help: "没有示例、依据或建议的规则也算错误。")
    var strict = false

    func run() throws {
      let rulebook = try Terminal.failing { try rules.read() }
      try report(rulebook.check(isStrict: strict))
    }
  }

  struct Test: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "按规则自带的示例逐一试跑；结果与示例不符时以状态 2 退出。")

    @OptionGroup var rules: RulesOption

    func run() throws {
      let rulebook = try Terminal.failing { try rules.read() }
      try report(rulebook.test())
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "列出全部规则。")

    @OptionGroup var rules: RulesOption

    func run() throws {
      let rulebook = try Terminal.failing { try rules.read() }
      var page = OutputBuffer()
      TextRulesRenderer(try rulebook.usableRules(), style: Terminal.style).renderList(into: &page)
      try Terminal.write(page)
      if !rulebook.problems.isEmpty { throw ExitCode(2) }
    }
  }

  struct Names: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "列出规则里能用的名称：各版格式的章、各表的行和列。")

    @Argument(help: ArgumentHelp("只看一张表，如 表三。", valueName: "表"))
    var table: String?

    @OptionGroup var rules: RulesOption

    func run() throws {
      let rulebook = try Terminal.failing { try rules.read() }
      let catalog = try rulebook.usableRules().catalog
      if let table, !catalog.tables.contains(where: { $0.name == table }) {
        let known = catalog.tables.map(\.name).joined(separator: "、")
        throw ValidationError("没有叫“\(table)”的表；可以写 \(known)")
      }
      var page = OutputBuffer()
      TextNamesRenderer(catalog, style: Terminal.style).render(table: table, into: &page)
      try Terminal.write(page)
    }
  }

  struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "说明一条规则：级别、依据、核查什么，以及规则全文。")

    @Argument(help: ArgumentHelp("规则编号，如 table3/balance。", valueName: "编号"))
    var id: String

    @OptionGroup var rules: RulesOption

    func run() throws {
      let rulebook = try Terminal.failing { try rules.read(keepsWording: true) }
      var page = OutputBuffer()
      switch rulebook.describe(id, style: Terminal.style, into: &page) {
      case .described: try Terminal.write(page)
      case .broken:
        try Terminal.write(page)
        throw ExitCode(2)
      case .unknown: throw rulebook.unknownRule(id)
      }
    }
  }
}

extension RulesCommand {
  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "新写一条规则：在规则文件夹里放一份带说明、可以直接运行的规则；已有的文件不会改动。")

    @Argument(help: ArgumentHelp("规则编号，写成 类别/名称，如 table3/balance。", valueName: "编号"))
    var id: String

    @OptionGroup var rules: RulesOption

    func run() throws {
      let rulebook = try Terminal.failing { try rules.read() }
      do throws(NewRuleProblem) {
        let path = try rulebook.writeNewRule(id)
        var page = OutputBuffer()
        page.write("已写好 \(path)。改成自己要的规则，再运行 gouji rules check 和 gouji rules test。\n")
        try? Terminal.write(page)
      } catch {
        if case .badName = error { throw ValidationError("\(error)") }
        Terminal.note("\(error)")
        throw ExitCode(2)
      }
    }
  }
}

/// Prints what came of the rules; status 2 where something is wrong with them.
private func report(_ report: RulesReport) throws {
  var page = OutputBuffer()
  page.write(report.text)
  try Terminal.write(page)
  if !report.isGood { throw ExitCode(2) }
}
