public import AuditModel
public import TextPatterns

/// Reads everything below a rules folder, checks all of it, and tells every mistake at once.
public struct RuleSetReader {
  private let folder: String
  private let keepsWording: Bool
  private let patterns: PatternStore

  /// `folder` is shown before the paths of files in messages; `keepsWording`: whether the rules have
  /// `Rule.words`; `patterns` will hold those of the rules.
  public init(
    folder: String, keepsWording: Bool = false, patterns: PatternStore = PatternStore()
  ) {
    self.folder = folder
    self.keepsWording = keepsWording
    self.patterns = patterns
  }

  /// The rules that are right, and all mistakes, sorted by place.
  ///
  /// A rule with a mistake is left out and named in `RuleSet.broken`. The rule set is nil where the forms or a
  /// file of settings has any mistake.
  public func read(_ files: [RuleFile]) -> (rules: RuleSet?, errors: [RuleFileError]) {
    var reading = RuleSetReading(
      folder: folder, files: files, keepsWording: keepsWording, store: patterns)
    let rules = reading.read()
    return (rules, reading.errors.withUsesTogether)
  }
}

/// One run of a `RuleSetReader`.
private struct RuleSetReading {
  private let sorting: FileSorting
  private let keepsWording: Bool
  private let store: PatternStore
  private(set) var errors: [RuleFileError]
  private var usedTemplates: Set<String> = []
  /// The full score; where that cannot be read, nothing is too much.
  private var mostPoints = FixedDecimal(scaled: .max)

  init(folder: String, files: [RuleFile], keepsWording: Bool, store: PatternStore) {
    self.keepsWording = keepsWording
    self.store = store
    var sorting = FileSorting(folder: folder)
    for file in files.sorted(by: { $0.path < $1.path }) { sorting.add(file) }
    self.sorting = sorting
    errors = sorting.errors
  }

  mutating func read() -> RuleSet? {
    guard let catalog = readForms() else { return nil }
    let words = readWords()
    let patterns = PatternTable(words: words, store: store)
    // What is not applied must not cost an audit anything.
    let retiredPatterns = PatternTable(words: words, store: store)
    let names = FormNames(catalog)
    let ids = sorting.checks.map(\.id) + sorting.brokenRules
    let grading = readSettings("grading.yaml") {
      GradingReader(diagnostics: $0, catalog: catalog, ruleIDs: ids).read($1)
    }
    if let grading { mostPoints = grading.full }
    let (templates, opened) = readTemplates()
    let (rules, broken) = readRules(names, patterns, retired: retiredPatterns, templates)
    // Their patterns are no rule's.
    let unusedPatterns = PatternTable(words: words, store: store)
    check(templates.unused(by: usedTemplates), names, unusedPatterns, templates)
    errors += opened.flatMap(\.errors)
    let head = readSettings("ruleset.yaml") { RuleSetHeadReader(diagnostics: $0).read($1) }
    let agencies = readSettings("agency-kinds.yaml") { AgencyNamesReader(diagnostics: $0).read($1) }
    let metadata = readSettings("metadata.yaml") { MetadataWordsReader(diagnostics: $0).read($1) }
    guard let head, let agencies, let metadata, let grading else { return nil }
    return RuleSet(
      name: head.name, version: head.version, catalog: catalog, agencyNames: agencies,
      grading: grading, rules: rules.filter { $0.retired == nil }.sorted { $0.id < $1.id },
      patterns: patterns.patterns,
      broken: broken.sorted(), metadataWords: metadata,
      figureWords: FigureWords(
        inexactBefore: words.texts("inexact-before"), inexactAfter: words.texts("inexact-after")),
      retired: rules.filter { $0.retired != nil }.sorted { $0.id < $1.id },
      retiredPatterns: retiredPatterns.patterns)
  }

  private mutating func readForms() -> FormCatalog? {
    guard !sorting.forms.isEmpty else {
      reportMissing("forms/*.yaml")
      return nil
    }
    var forms: [FormFile] = []
    var opened: [Diagnostics] = []
    for file in sorting.forms {
      let file = OpenedFile(file, shownAs: sorting.shownPath(file.path), isRule: false)
      opened.append(file.diagnostics)
      if let root = file.root, let form = FormFileReader(diagnostics: file.diagnostics).read(root) {
        forms.append(form)
      }
    }
    // Half of the editions would number the lines otherwise and make good rules look wrong.
    let catalog = forms.count == opened.count ? FormCatalogBuilder.build(forms) : nil
    errors += opened.flatMap(\.errors)
    return catalog
  }

  private mutating func readWords() -> WordLists {
    var words = WordLists()
    for (name, file) in sorting.words {
      let (source, fault) = Screening.decode(
        path: sorting.shownPath(file.path), bytes: file.bytes)
      let diagnostics = Diagnostics(source)
      if let fault { diagnostics.add(fault) }
      words.add(WordList(name: name, diagnostics))
      errors += diagnostics.errors
    }
    return words
  }

  private func readTemplates() -> (templates: RuleTemplates, opened: [Diagnostics]) {
    var templates = RuleTemplates()
    var diagnostics: [Diagnostics] = []
    for (name, file) in sorting.templates {
      let opened = OpenedFile(file, shownAs: sorting.shownPath(file.path), isRule: true)
      templates.add(
        name, opened.root.flatMap { RuleTemplate(name: name, $0, opened.diagnostics) })
      diagnostics.append(opened.diagnostics)
    }
    return (templates, diagnostics)
  }

  private func check(
    _ unused: [RuleTemplate], _ names: FormNames, _ patterns: PatternTable,
    _ templates: RuleTemplates
  ) {
    for template in unused {
      RuleFileReader(
        id: template.name, path: template.source.path, names: names, patterns: patterns,
        templates: templates, ids: sorting.checks.map(\.id), mostPoints: mostPoints,
        diagnostics: template.diagnostics,
        keepsWording: false
      ).checkAlone(template)
    }
  }

  private mutating func readRules(
    _ names: FormNames, _ patterns: PatternTable, retired: PatternTable,
    _ templates: RuleTemplates
  ) -> (rules: [Rule], broken: [String]) {
    var read: [RuleFileReader.Reading] = []
    var opened: [Diagnostics] = []
    var broken = sorting.brokenRules
    let ids = sorting.checks.map(\.id)
    for (id, file) in sorting.checks {
      let text = OpenedFile(file, shownAs: sorting.shownPath(file.path), isRule: true)
      opened.append(text.diagnostics)
      if let template = text.template { usedTemplates.insert(template) }
      let reader = RuleFileReader(
        id: id, path: file.path, names: names,
        patterns: text.isRetired ? retired : patterns, templates: templates, ids: ids,
        mostPoints: mostPoints, diagnostics: text.diagnostics, keepsWording: keepsWording)
      if let reading = text.root.flatMap(reader.read) {
        read.append(reading)
      } else {
        broken.append(id)
      }
    }
    for circle in YieldingCircles(read.map(\.rule)).circles {
      guard let reading = read.first(where: { $0.rule.id == circle[0] }) else { continue }
      let next = reading.causes.first { $0.string == circle[1] }
      reading.diagnostics.add(.yieldsInCircle(circle), next?.whole ?? 0..<0)
      read.removeAll { $0.rule.id == circle[0] }
      broken.append(circle[0])
    }
    errors += opened.flatMap(\.errors)
    return (read.map(\.rule), broken)
  }

  private mutating func readSettings<Value>(
    _ name: String, _ read: (Diagnostics, YAMLNode) -> Value?
  ) -> Value? {
    guard let file = sorting.settings[name] else {
      reportMissing(name)
      return nil
    }
    let opened = OpenedFile(file, shownAs: sorting.shownPath(name), isRule: false)
    let value = opened.root.flatMap { read(opened.diagnostics, $0) }
    errors += opened.diagnostics.errors
    // By a scale that is half right every report would be judged wrong.
    return opened.diagnostics.isEmpty ? value : nil
  }

  private mutating func reportMissing(_ name: String) {
    let source = SourceText(path: sorting.shownPath(name), scalars: [])
    errors.append(RuleFileError(.missingFile(name), at: 0..<0, in: source))
  }
}
