import AuditModel
import Foundation
import RuleLanguage
import TestSupport

/// The files of the project's own rules folder.
func projectRuleFiles() throws -> [RuleFile] {
  let folder = projectFolder.appendingPathComponent("rules")
  let paths = FileManager.default.enumerator(atPath: folder.path)!.compactMap { $0 as? String }
  return try paths.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".txt") }.sorted().map { path in
    RuleFile(path: path, bytes: Array(try Data(contentsOf: folder.appendingPathComponent(path))))
  }
}

/// Forms and settings that are right, without any rule.
func settingsFiles() throws -> [RuleFile] {
  let settings = try projectRuleFiles().filter {
    !$0.path.hasPrefix("checks/") && $0.path != "grading.yaml"
  }
  return settings + [RuleFile(path: "grading.yaml", bytes: Array(plainGrading.utf8))]
}

/// A scale that names no rule.
private let plainGrading = """
  full: 100
  points: {serious: 10, ordinary: 3, hint: 0}
  grades:
    - {name: 合格, from: 60}
    - {name: 不合格, from: 0}
  ungraded: {name: 未评级, missing sections: 1, missing cells: 10%}
  """

/// Reads one rule file beside right settings.
func readRule(
  _ text: String, path: String = "checks/table3/balance.yaml", keepsWording: Bool = false
) throws -> (rules: RuleSet?, errors: [RuleFileError]) {
  let rule = RuleFile(path: path, bytes: Array(text.utf8))
  return RuleSetReader(folder: "rules", keepsWording: keepsWording).read(
    try settingsFiles() + [rule])
}
