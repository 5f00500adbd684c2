import Foundation
import RuleLanguage
import TestSupport

/// The files of the project's own rules folder.
func projectRuleFiles() throws -> [RuleFile] {
  let folder = projectFolder.appendingPathComponent("rules")
  let paths = FileManager.default.enumerator(atPath: folder.path)!.compactMap { $0 as? String }
  return try paths.filter { $0.hasSuffix(".yaml") }.sorted().map { path in
    RuleFile(path: path, bytes: Array(try Data(contentsOf: folder.appendingPathComponent(path))))
  }
}
