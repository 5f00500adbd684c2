import AuditModel

/// The words by which prose tells whose report it is, made ready to be looked for.
struct AgencyClues: Sendable {
  let joints: WordList
  let noNames: WordList
  let citedBefore: WordList
  let citedBehind: WordList
  let contacts: WordList
  let makers: WordList
  let deeds: WordList
  let selves: WordList
  private let spelledSelves: [([UInt8], AgencyNames.Ending)]

  init(_ clues: AgencyNames.Clues) {
    joints = WordList(clues.joints)
    noNames = WordList(clues.noNames)
    citedBefore = WordList(clues.citedBefore)
    citedBehind = WordList(clues.citedBehind)
    contacts = WordList(clues.contacts)
    makers = WordList(clues.makers)
    deeds = WordList(clues.deeds)
    selves = WordList(clues.selves.map(\.text))
    spelledSelves = clues.selves.map { (Array($0.text.utf8), $0) }
  }

  /// What kind of body speaks of itself in prose (我镇); nil where none does, or more than one.
  func speaker(
    in prose: some Sequence<Range<Int>>, of text: Span<UInt8>
  ) -> (kind: AgencyKind, level: AgencyLevel)? {
    var speaker: (kind: AgencyKind, level: AgencyLevel)?
    for range in prose {
      var i = range.lowerBound
      while i < range.upperBound {
        guard let end = selves.end(at: i, before: range.upperBound, in: text) else {
          i += scalar(at: i, in: text).length
          continue
        }
        let spelled = spelledSelves.first { holds(i..<end, $0.0, in: text) }
        if let known = spelled.map({ ($0.1.kind, $0.1.level ?? .unknown) }) {
          if let speaker, speaker != known { return nil }
          speaker = known
        }
        i = end
      }
    }
    return speaker
  }
}
