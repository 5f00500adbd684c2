import ArgumentParser
import AuditModel
import AuditReporting
import Glibc
import GoujiKit

/// Standard error and the habits of terminals.
enum Terminal {
  /// For text on standard output: colours only where a person looks on, and never with `NO_COLOR`.
  static var style: TextStyle {
    TextStyle(isColoured: isatty(STDOUT_FILENO) == 1 && !isColourRefused)
  }

  static let plain = TextStyle(isColoured: false)

  private static var isColourRefused: Bool {
    getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
  }

  static func note(_ text: String) { write(text + "\n") }

  private static func write(_ text: String) {
    var text = text
    text.withUTF8 { _ = Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }

  /// A whole page on standard output.
  static func write(_ page: OutputBuffer) throws {
    try failing {
      let output = OutputFile.standardOutput()
      try output.write(page.bytes)
      try output.flush()
    }
  }

  /// Overwrites one line, where a person looks on.
  static func progress(_ done: Int, of total: Int) {
    guard total >= 1000, isatty(STDERR_FILENO) == 1 else { return }
    write("\r已核查 \(done)／\(total)" + (done == total ? "\n" : ""))
  }

  /// Ends the run with status 2 where our own work cannot be done, and says why.
  static func failing<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as RulesFolderProblem {
      note("\(error)")
    } catch let error as OutputProblem {
      note("\(error)")
    }
    throw ExitCode(2)
  }
}

/// Where the rules are, for every command that needs them.
struct RulesOption: ParsableArguments {
  @Option(name: .customLong("rules"), help: ArgumentHelp("规则文件夹。", valueName: "文件夹"))
  var folder = "rules"

  func read(keepsWording: Bool = false) throws(RulesFolderProblem) -> Rulebook {
    Rulebook(try RulesFolder(folder), keepsWording: keepsWording)
  }
}

extension Rulebook {
  /// An auditor by the rules; as `usableRules`.
  func auditor() throws -> Auditor {
    guard let auditor = try Auditor(self) else { throw unusable() }
    return auditor
  }

  /// The rules, or the end of the run where the forms or a file of settings have any mistake.
  func usableRules() throws -> RuleSet {
    guard let rules else { throw unusable() }
    return rules
  }

  /// What to say of an id that no rule has.
  func unknownRule(_ id: String) -> ValidationError {
    let near = ids(like: id)
    let hint =
      near.isEmpty
      ? "gouji rules list 列出全部规则。" : "您是不是想写“\(near.joined(separator: "”“"))”？"
    return ValidationError("没有编号为“\(id)”的规则；\(hint)")
  }

  private func unusable() -> ExitCode {
    for problem in problems { Terminal.note(problem.text) }
    Terminal.note("规则文件夹 \(folder.path) 的基本文件（表格格式、评级办法等）有误，无法核查：没有查任何报告，也没有评级。")
    return ExitCode(2)
  }
}
