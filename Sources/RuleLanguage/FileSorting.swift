/// Sorts the files of a rules folder by what they are for; a file that would silently do nothing is a mistake.
struct FileSorting {
  private let folder: String
  private(set) var forms: [RuleFile] = []
  /// By file name.
  private(set) var settings: [String: RuleFile] = [:]
  /// Rules by id, in the order of their paths.
  private(set) var checks: [(id: String, file: RuleFile)] = []
  /// By name, in the order of their paths.
  private(set) var templates: [(name: String, file: RuleFile)] = []
  /// Lists of words by name, in the order of their paths.
  private(set) var words: [(name: String, file: RuleFile)] = []
  private(set) var errors: [RuleFileError] = []
  /// Ids of files that cannot be rules for their name alone.
  private(set) var brokenRules: [String] = []
  private var idsByCase: [String: String] = [:]

  static let settingNames = ["agency-kinds.yaml", "grading.yaml", "metadata.yaml", "ruleset.yaml"]

  init(folder: String) { self.folder = folder }

  func shownPath(_ path: String) -> String { folder.isEmpty ? path : "\(folder)/\(path)" }

  mutating func add(_ file: RuleFile) {
    let parts = file.path.utf8
      .split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
    guard let name = parts.last, !parts.contains(where: { $0.hasPrefix(".") }) else { return }
    if parts.first == "words" {
      addWords(file, parts)
      return
    }
    guard name.hasSuffix(".yaml") else {
      // A rule saved as .yml or .yaml.txt would never run and nobody would know.
      let lower = name.lowercased()
      let isRule = lower.contains(".yaml") || lower.contains(".yml")
      let isBelowRules = ["checks", "forms", "templates"].contains(parts.first)
      if isRule || isBelowRules && Self.looksLikeText(lower) { report(.wrongEnding(name), file) }
      return
    }
    switch parts.first {
    case "checks": addCheck(file, parts.dropFirst())
    case "forms" where parts.count == 2: forms.append(file)
    case "templates": addTemplate(file, parts)
    default:
      if parts.count == 1, Self.settingNames.contains(name) {
        settings[name] = file
      } else {
        let near = nearName(to: file.path, among: Self.settingNames)
        report(.unknownFile(file.path, near: near), file)
      }
    }
  }

  /// Whether an editor may have saved a rule under this name.
  private static func looksLikeText(_ name: String) -> Bool {
    !name.hasPrefix("readme")
      && [".txt", ".md", ".doc", ".docx", ".wps", ".rtf", ".json"].contains(where: name.hasSuffix)
  }

  private mutating func addTemplate(_ file: RuleFile, _ parts: [String]) {
    let name = parts.last.map { $0.dropLast(".yaml".count) } ?? ""
    guard parts.count == 2, Self.isValidPart(name) else {
      report(.badTemplateName(file.path), file)
      return
    }
    templates.append((String(name), file))
  }

  private mutating func addWords(_ file: RuleFile, _ parts: [String]) {
    let name = parts.last.map { $0.split(separator: ".", maxSplits: 1) } ?? []
    guard parts.count == 2, name.count == 2, name[1] == "txt", Self.isValidPart(name[0]) else {
      report(.badWordListName(file.path), file)
      return
    }
    words.append((String(name[0]), file))
  }

  private mutating func addCheck(_ file: RuleFile, _ parts: ArraySlice<String>) {
    let id = String(parts.joined(separator: "/").dropLast(".yaml".count))
    let name = parts.last?.dropLast(".yaml".count) ?? ""
    guard parts.count == 2, let family = parts.first, Self.isValidPart(family[...]),
      Self.isValidPart(name)
    else {
      report(.badRuleName(id), file)
      brokenRules.append(id)
      return
    }
    let lowercased = id.lowercased()
    if let other = idsByCase[lowercased] {
      report(.sameButForCase(id, other), file)
      brokenRules.append(id)
      return
    }
    idsByCase[lowercased] = id
    checks.append((id, file))
  }

  /// Letters, digits and single hyphens between them.
  static func isValidPart(_ part: Substring) -> Bool {
    part.unicodeScalars.split(separator: "-", omittingEmptySubsequences: false).allSatisfy { word in
      !word.isEmpty && word.allSatisfy { $0.isWordScalar && $0 != "_" }
    }
  }

  private mutating func report(_ mistake: Mistake, _ file: RuleFile) {
    let source = SourceText.decode(
      path: shownPath(file.path), bytes: Array(file.bytes.prefix(4096)))
    errors.append(RuleFileError(mistake, at: 0..<0, in: source.text))
  }
}
