import RuleLanguage
import Testing

/// A rule file with one mistake; `▮` stands before the sign where it must be reported.
struct MistakeCase: Sendable, CustomTestStringConvertible {
  let name: String
  let code: String
  let marked: String

  init(_ name: String, _ code: String, _ marked: String) {
    self.name = name
    self.code = code
    self.marked = marked
  }

  var testDescription: String { name }

  /// The file without the mark.
  var text: String { String(marked.unicodeScalars.filter { $0 != "▮" }.map(Character.init)) }

  /// Where the mark stands: `4:10`.
  var place: String {
    var line = 1
    var column = 1
    for scalar in marked.unicodeScalars {
      if scalar == "▮" { return "\(line):\(column)" }
      column += 1
      if scalar == "\n" { (line, column) = (line + 1, 1) }
    }
    return "no mark"
  }

  /// `checks/names/misspelled-row.yaml`
  func path(in group: String) -> String {
    let words = name.split { !$0.isLetter && !$0.isNumber }
    return "checks/\(group)/\(words.joined(separator: "-").lowercased()).yaml"
  }

  /// What the reader says of each case, all of them read in one go, by name.
  static func errors(of cases: [MistakeCase], in group: String) throws -> [String: [RuleFileError]]
  {
    let files = cases.map { RuleFile(path: $0.path(in: group), bytes: Array($0.text.utf8)) }
    let errors = RuleSetReader(folder: "rules").read(try settingsFiles() + files).errors
    return Dictionary(
      uniqueKeysWithValues: cases.map { one in
        (one.name, errors.filter { $0.file == "rules/" + one.path(in: group) })
      })
  }
}
