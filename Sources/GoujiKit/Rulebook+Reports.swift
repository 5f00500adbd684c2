public import AuditModel
public import AuditReporting
import RuleLanguage

/// What a look over the rules came to, for people.
public struct RulesReport: Sendable {
  public var text: String
  public var isGood: Bool
}

extension Rulebook {
  /// What the renderers of an audit need to know of these rules.
  public func context(with rules: RuleSet, isDigested: Bool) -> AuditContext {
    AuditContext(
      toolVersion: Tool.version, rules: rules, rulesDigest: isDigested ? folder.digest : nil,
      problems: problems)
  }

  /// All mistakes; with `isStrict` also what a rule should have and lacks.
  public func check(isStrict: Bool) -> RulesReport {
    let found = problems + (isStrict ? lacks : [])
    let count = rules.map { "规则 \($0.rules.count) 条\($0.retiredTitle)" } ?? "规则不能使用"
    return report(
      found, ending: found.isEmpty ? "\(count)，没有错误。" : "\(count)；错误 \(found.count) 处。")
  }

  /// Whether every example comes out as it says.
  public func test() -> RulesReport {
    let counts = "示例 \(examples.total) 个：相符 \(examples.passed)，不符 \(examples.failed)。"
    let compile = problems.count - examples.failed
    return report(
      problems, ending: counts + (compile > 0 ? "另有错误 \(compile) 处；\(untested)没有试跑。" : ""))
  }

  private var untested: String { rules == nil ? "基本文件有误，全部规则" : "有错误的规则" }

  private func report(_ problems: [RuleProblem], ending: String) -> RulesReport {
    let texts = problems.map { $0.text + "\n" } + (problems.isEmpty ? [] : [""])
    return RulesReport(
      text: texts.joined(separator: "\n") + ending + "\n", isGood: problems.isEmpty)
  }

  /// What `rules check --strict` asks of rules beyond that they work.
  private var lacks: [RuleProblem] {
    (rules.map { $0.rules + $0.retired } ?? []).flatMap { rule in
      [
        rule.examples.isEmpty ? "没有示例，无从证明它会生效" : nil,
        rule.basis == nil ? "没有写依据（basis）" : nil,
        rule.hint == nil ? "没有写建议（hint）" : nil,
      ].compactMap(\.self).map { message in
        let file = "\(folder.path)/\(rule.file)"
        return RuleProblem(file: file, message: message, text: "\(file): 从严 \(message)")
      }
    }
  }
}

extension Rulebook {
  /// What was found under the id of a rule.
  public enum Lookup: Hashable, Sendable {
    case described
    case broken
    case unknown
  }

  /// Writes down one rule, or what is wrong with its file.
  public func describe(
    _ id: String, style: TextStyle, into page: inout OutputBuffer
  ) -> Lookup {
    let own = "checks/\(id).yaml"
    if let rules, let rule = (rules.rules + rules.retired).first(where: { $0.id == id }) {
      let sources = [own, rule.words?.template].compactMap { path in
        folder.files.first { $0.path == path }.map {
          (path: $0.path, text: String(decoding: $0.bytes, as: UTF8.self))
        }
      }
      TextRulesRenderer(rules, style: style).renderDescription(
        of: rule, sources: sources, into: &page)
      return .described
    }
    guard folder.files.contains(where: { $0.path == own }) else { return .unknown }
    let path = "\(folder.path)/checks/\(id).yaml"
    // A mistake of a template names the rules that use it.
    for problem in problems where problem.file == path || problem.text.contains(path + ":") {
      page.write(problem.text + "\n")
    }
    return .broken
  }

  /// Ids that share the name behind the family, or hold what was typed.
  public func ids(like id: String) -> [String] {
    let name = id.split(separator: "/").last.map(String.init) ?? id
    let known = rules.map { ($0.rules + $0.retired).map(\.id) } ?? []
    return Array(known.filter { $0.hasSuffix("/" + name) || $0.contains(name) }.prefix(3))
  }
}
