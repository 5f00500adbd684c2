import AuditModel
import Foundation
import RuleLanguage
import TestSupport
import Testing

/// `docs/rule-language.md` tells the truth: its rules compile and its words are the program's.
struct ReferenceTests {
  private func reference() throws -> String {
    try String(
      contentsOf: projectFolder.appendingPathComponent("docs/rule-language.md"), encoding: .utf8)
  }

  @Test func everyRuleCompiles() throws {
    let files = printedFiles(in: try reference()).map {
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
