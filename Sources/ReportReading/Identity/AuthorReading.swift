import AuditModel

/// Finds whose report prose says it is, where neither a title nor a signature does.
///
/// A class, so that whoever asks it copies nothing.
final class AuthorReading: Sendable {
  private let agencies: AgencyReading
  /// Endings by which prose alone may name the agency.
  private let endings: WordList
  /// Endings of places that prose tells of as acting.
  private let actingEndings: WordList
  // As in `AgencyNames` and its `Clues`.
  private let boundaries: WordList
  private let joints: WordList
  private let noNames: WordList
  private let citedBefore: WordList
  private let citedBehind: WordList
  private let contacts: WordList
  private let makers: WordList
  private let deeds: WordList
  private let selves: WordList
  private let spelledSelves: [([UInt8], AgencyNames.Ending)]

  init(_ names: AgencyNames, _ agencies: AgencyReading) {
    self.agencies = agencies
    endings = WordList(names.endings.filter(\.isFoundInProse).map(\.text))
    actingEndings = WordList(names.endings.filter(\.acts).map(\.text))
    boundaries = WordList(names.boundaries)
    let clues = names.clues
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

  /// Whether a short text is a name, and not how an agency speaks of itself (我局).
  func isOwnName(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
    agencies.isName(range, in: text)
      && !noNames.isEnd(at: range.upperBound, notBefore: range.lowerBound, in: text)
  }

  /// Whether a name may be that of a body which speaks of itself as `speaker`.
  func isLike(_ speaker: AgencyKind?, _ name: Range<Int>, in text: Span<UInt8>) -> Bool {
    guard let speaker else { return true }
    switch agencies.classify(name, in: text).kind {
    case speaker, .unknown, .other, .office: return true
    case .government, .township, .subdistrict, .committee, .department: return false
    }
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

  // MARK: Who made the report

  /// What a mention says of a body, more telling last.
  private enum Role: Int, CaseIterable {
    /// Another one, as the owner of a site is.
    case cited
    /// A place that is told of as acting, which a department's report may do of its county.
    case place
    case mentioned
    /// At the start of a sentence that tells what it did.
    case acting
    /// Whom readers are to ask.
    case contact
    /// Who made the report.
    case maker
  }

  /// A name, and how often it stands in each role.
  private struct Candidate {
    var name: Range<Int>
    var counts = [Int](repeating: 0, count: Role.allCases.count)
  }

  /// So many names are told apart in prose; a report has a handful.
  private static let mostNames = 200

  /// The body that prose gives as the author, in its most telling role; nil where two have as much for them.
  ///
  /// - Parameter speaker: the kind that the author says it is.
  /// - Returns: the name, and whether its kind is told: readers are sent to an office by its government too.
  func author(
    in ranges: some Sequence<Range<Int>>, speaking speaker: AgencyKind?, of text: Span<UInt8>
  ) -> (name: Range<Int>, isKindTold: Bool)? {
    let found = candidates(in: ranges, of: text).filter { isLike(speaker, $0.name, in: text) }
    for role in Role.allCases.reversed() where role != .cited {
      let standing = found.filter { $0.counts[role.rawValue] > 0 }
      guard !standing.isEmpty else { continue }
      guard let best = mostNamed(standing, of: found, as: role, in: text) else { return nil }
      let isKindTold =
        role != .contact || !agencies.isOffice(best.name, in: text)
        || best.counts[Role.acting.rawValue] > 0
      return (best.name, isKindTold)
    }
    return nil
  }

  /// The one that stands most often in a role. A short name speaks for the longer one that ends with it.
  private func mostNamed(
    _ standing: [Candidate], of candidates: [Candidate], as role: Role, in text: Span<UInt8>
  ) -> Candidate? {
    let weighed = standing.map { one in
      let same = candidates.filter { ends(one.name, with: $0.name, in: text) }
      return (
        candidate: one, count: same.reduce(0) { $0 + $1.counts[role.rawValue] },
        all: same.reduce(0) { $0 + $1.counts.dropFirst().reduce(0, +) }
      )
    }
    guard let best = weighed.max(by: { ($0.count, $0.all) < ($1.count, $1.all) }) else {
      return nil
    }
    let ties = weighed.filter { ($0.count, $0.all) == (best.count, best.all) }.map(\.candidate)
    // Two that prose shortens to one name are that body, more or less fully named.
    let isOne = candidates.contains { short in
      ties.allSatisfy { $0.name != short.name && ends($0.name, with: short.name, in: text) }
    }
    return ties.count == 1 || isOne ? ties.first : nil
  }

  private func ends(_ long: Range<Int>, with short: Range<Int>, in text: Span<UInt8>) -> Bool {
    short.count <= long.count && areSame(long.suffix(short.count), short, in: text)
  }

  private func candidates(
    in ranges: some Sequence<Range<Int>>, of text: Span<UInt8>
  ) -> [Candidate] {
    var found: [Candidate] = []
    for range in ranges {
      var i = range.lowerBound
      var isQuoted = false
      while i < range.upperBound {
        let body = endings.end(at: i, before: range.upperBound, in: text)
        guard let end = body ?? actingEndings.end(at: i, before: range.upperBound, in: text) else {
          let (value, length) = scalar(at: i, in: text)
          // 《 and 》: what stands between them is the name of a paper.
          if value == 0x300A { isQuoted = true } else if value == 0x300B { isQuoted = false }
          i += length
          continue
        }
        let start = i
        i = end
        guard !noNames.isEnd(at: end, notBefore: range.lowerBound, in: text),
          let begin = nameStart(before: start, notBefore: range.lowerBound, in: text),
          start - begin >= 6
        else { continue }
        var role = isQuoted ? .cited : role(of: begin..<end, in: range, of: text)
        if body == nil { role = role == .acting ? .place : .cited }
        if let known = found.firstIndex(where: { areSame($0.name, begin..<end, in: text) }) {
          found[known].counts[role.rawValue] += 1
        } else if found.count < Self.mostNames {
          var candidate = Candidate(name: begin..<end)
          candidate.counts[role.rawValue] = 1
          found.append(candidate)
        }
      }
    }
    return found
  }

  private func role(
    of name: Range<Int>, in range: Range<Int>, of text: Span<UInt8>
  ) -> Role {
    func isBefore(_ words: WordList) -> Bool {
      name.lowerBound >= range.lowerBound + 3
        && words.isEnd(at: name.lowerBound, notBefore: range.lowerBound, in: text)
    }
    func isBehind(_ words: WordList) -> Bool {
      words.end(at: name.upperBound, before: range.upperBound, in: text) != nil
    }
    if isBehind(citedBehind) { return .cited }
    if isBehind(makers) { return .maker }
    if isBefore(contacts) { return .contact }
    if isBefore(citedBefore) { return .cited }
    return isBehind(deeds) && isStart(name.lowerBound, of: range, in: text)
      ? .acting : .mentioned
  }

  /// Whether a clause begins there, or all that stands before is a year.
  private func isStart(_ i: Int, of range: Range<Int>, in text: Span<UInt8>) -> Bool {
    guard i >= range.lowerBound + 3 else { return true }
    let before = scalar(at: i - 3, in: text).value
    return !beginsHan(text[i - 3]) || before == 0x5E74 || before == 0x5EA6  // 年 度
  }

  /// Goes back from a name's ending over Han characters to the nearest word that cannot be part of a name; nil where
  /// none ends so long a name.
  private func nameStart(before end: Int, notBefore limit: Int, in text: Span<UInt8>) -> Int? {
    var i = end
    while i >= limit + 3 {
      let previous = i - 3
      guard beginsHan(text[previous]), text[previous + 1] & 0xC0 == 0x80 else { break }
      if boundaries.isEnd(at: i, notBefore: limit, in: text),
        !joints.isEnd(at: i, notBefore: limit, in: text)
      {
        break
      }
      if end - i >= Self.longestName { return nil }
      i = previous
    }
    return i < end ? i : nil
  }

  /// In bytes, without the ending: 25 characters.
  private static let longestName = 75
}
