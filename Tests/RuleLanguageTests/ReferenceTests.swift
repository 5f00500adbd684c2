import AuditModel
import Foundation
import TestSupport
import Testing

@testable import RuleLanguage

/// `docs/rule-language.md` and its Chinese sister tell the truth: their rules compile and their words are the
/// program's.
struct ReferenceTests {
  private func reference(_ name: String = "rule-language.md") throws -> String {
    try String(
      contentsOf: projectFolder.appendingPathComponent("docs/\(name)"), encoding: .utf8)
  }

  @Test(arguments: ["rule-language.md", "rule-language.zh-CN.md"])
  func everyRuleCompiles(name: String) throws {
    let files = printedFiles(in: try reference(name)).map {
      RuleFile(path: $0.path, bytes: Array($0.text.utf8))
    }
    let rules = files.filter { $0.path.hasPrefix("checks/") }
    #expect(rules.count >= 14)
    #expect(files.contains { $0.path.hasPrefix("templates/") })
    #expect(files.contains { $0.path.hasPrefix("words/") })
    let (set, errors) = RuleSetReader(folder: "docs").read(try settingsFiles() + files)
    #expect(errors.map(\.description) == [])
    #expect(set.map { $0.rules.count + $0.retired.count } == rules.count)
  }

  /// In the Chinese page, too, in the order of the program.
  @Test func everyWordIsListedInChinese() throws {
    let page = try reference("rule-language.zh-CN.md")
    let table = page.components(separatedBy: "## 十三、词语对照").last ?? ""
    let rows = table.components(separatedBy: "\n").filter { $0.hasPrefix("| ") }.dropFirst()
    let later = Vocabulary.key.terms.filter { Vocabulary.laterKeys.contains($0.english) }
    let words = Vocabulary.allCases.map { category in
      let known = category.terms.filter { !later.contains($0) }
      let terms = category == .later ? later + known : known
      return terms.map { "\($0.chinese) `\($0.english)`" }.joined(separator: "、")
    }
    #expect(rows.map { $0.components(separatedBy: " | ").last } == words.map { $0 + " |" })
  }

  /// What a supervisor may write is explained, not only listed.
  @Test func everyKeyAndFunctionIsExplainedInChinese() throws {
    let page = try reference("rule-language.zh-CN.md")
    let text = page.components(separatedBy: "## 十三、词语对照")[0]
    let later = Set(Vocabulary.later.terms.map(\.chinese) + ["需要", "每对", "每机关"])
    let categories: [Vocabulary] = [
      .key, .exampleKey, .severity, .policy, .operatorWord, .function, .selection, .instance, .fact,
      .state, .textSource, .capture, .extent, .foundWord, .tolerance, .templateKey, .searchKey,
      .messageName,
    ]
    for category in categories {
      for term in category.terms where !later.contains(term.chinese) {
        #expect(text.contains(term.chinese), "\(term.chinese) is not explained")
      }
    }
  }

  @Test func everyWordIsListed() throws {
    var table = ""
    for category in Vocabulary.allCases {
      let terms = category.terms.map { "`\($0.english)` \($0.chinese)" }
      table += "| \(category.meaning) | \(terms.joined(separator: ", ")) |\n"
    }
    let head = "## All words\n\n| category | words |\n|---|---|\n"
    let found = try reference().components(separatedBy: head).dropFirst().first
    #expect(found == table, "the table must be:\n\(head)\(table)")
  }
}

extension Vocabulary {
  fileprivate var meaning: String {
    switch self {
    case .key: "keys"
    case .exampleKey: "keys of `examples`"
    case .severity: "severities"
    case .policy: "policies"
    case .scopeValue: "values of `each` and `examples`"
    case .operatorWord: "operators"
    case .function: "functions"
    case .selection: "sets"
    case .instance: "instances"
    case .fact: "facts"
    case .noteFact: "facts of a note"
    case .state: "states of cells"
    case .cellUnit: "units"
    case .agencyKind: "kinds of agencies"
    case .agencyLevel: "levels of agencies"
    case .noteKind: "kinds of notes"
    case .weight: "weights"
    case .messageName: "in messages"
    case .exampleName: "in examples"
    case .textSource: "texts"
    case .searchKey: "in `each match` and `extract`"
    case .capture: "captures"
    case .extent: "about a find"
    case .foundWord: "of a list of words"
    case .tolerance: "of `tolerance`"
    case .templateKey: "of templates"
    case .later: "of later versions"
    }
  }
}
