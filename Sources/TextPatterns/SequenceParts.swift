/// The parts of a sequence, taken in one behind the other.
struct SequenceParts {
  /// Texts that are known, and what stands before them.
  private var run = PatternPart.noText
  private var before = PatternPart.Extent.nothing
  /// As many as stand alone: of 省政府 or 市政府, 政府 says more than a list of both.
  private var word: [UInt8] = []
  private var beforeWord = PatternPart.Extent.nothing
  private var isExact = true
  private var endsText = false
  private var required: [PatternPart.Choice] = []
  /// What must stand ahead, and takes no text.
  private var ahead: [PatternPart.Choice] = []

  mutating func add(_ text: ArraySlice<UInt8>) {
    word += text
    for i in run.indices { run[i] += text }
  }

  mutating func add(ahead choices: [PatternPart.Choice]) {
    let extent = before.followed(by: PatternPart(exact: run).extent)
    ahead += choices.map { $0.behind(extent) }
  }

  mutating func add(_ part: PatternPart) {
    if part.endsText { endsText = true }
    if let exact = part.exact, exact.count == 1 { word += exact[0] } else { closeWord(part) }
    if let exact = part.exact, run.count * exact.count <= PatternPart.mostTexts {
      run = run == PatternPart.noText ? exact : run.flatMap { start in exact.map { start + $0 } }
      return
    }
    isExact = false
    closeRun()
    if let exact = part.exact {
      run = exact
    } else {
      run = PatternPart.noText
      required += part.choices.map { $0.behind(before) }
      before = before.followed(by: part.extent)
    }
  }

  /// The whole sequence as one part.
  consuming func joined() -> PatternPart {
    if isExact {
      let known = PatternPart(exact: run, endsText: endsText)
      if !Self.isOutdone(known, by: ahead) { return known }
    }
    closeWord(.empty)
    closeRun()
    return PatternPart(required: required + ahead, before, endsText: endsText)
  }

  private mutating func closeWord(_ next: PatternPart) {
    if !word.isEmpty {
      let part = PatternPart(exact: [word])
      required += part.choices.map { $0.behind(beforeWord) }
      beforeWord = beforeWord.followed(by: part.extent)
      word = []
    }
    beforeWord = beforeWord.followed(by: next.extent)
  }

  private mutating func closeRun() {
    if run == PatternPart.noText { return }
    let part = PatternPart(exact: run)
    required += part.choices.map { $0.behind(before) }
    before = before.followed(by: part.extent)
  }

  /// Whether what must stand ahead says more than the texts themselves.
  private static func isOutdone(_ known: PatternPart, by ahead: [PatternPart.Choice]) -> Bool {
    guard let least = ahead.map(\.cost).min() else { return false }
    return known.choices.allSatisfy { $0.cost > least }
  }
}
