/// A file below the rules folder with its tree, as far as there is one.
struct OpenedFile {
  let diagnostics: Diagnostics
  /// nil where the file is no YAML that rule files may use; the mistake is reported.
  let root: YAMLNode?

  private static let ruleKeys = Set(
    Vocabulary.key.spellings + Vocabulary.exampleKey.spellings + Vocabulary.templateKey.spellings)

  /// `isRule`: also look for the slips of the pen that rule files suffer from.
  init(_ file: RuleFile, shownAs path: String, isRule: Bool) {
    let (source, fault) = Screening.decode(path: path, bytes: file.bytes)
    diagnostics = Diagnostics(source)
    var root: YAMLNode?
    if let fault {
      diagnostics.add(fault)
    } else {
      if isRule {
        for slip in LineSlips.find(in: source, keys: Self.ruleKeys) { diagnostics.add(slip) }
      }
      if diagnostics.isEmpty {
        let diagnostics = diagnostics
        root = diagnostics.attempt { () throws(Fault) in
          guard let root = try YAMLTree.read(source, bytes: file.bytes) else {
            throw Fault(.emptyFile, 0..<0)
          }
          return root
        }
      }
    }
    self.root = root
  }
}

extension OpenedFile {
  /// Whether it is a rule that is not applied.
  var isRetired: Bool { value(of: "retired") != nil }

  /// The template that a rule names.
  var template: String? { (try? value(of: "use")?.text("use"))?.string }

  private func value(of key: String) -> YAMLNode? {
    guard case .mapping(let pairs) = root?.content else { return nil }
    return pairs.first { Vocabulary.key.canonical($0.key.string) == key }?.value
  }
}

extension Vocabulary {
  /// Both spellings of one word.
  func spellings(of english: String) -> [String] {
    terms.filter { $0.english == english }.flatMap { [$0.english, $0.chinese] }
  }
}
