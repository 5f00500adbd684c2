import TextPatterns

// Where matches of a pattern may begin.
extension LiteralScan {
  /// The choice that tells most of where a match may begin.
  private func rarest(of pattern: Int, _ hits: LiteralHits) -> Need? {
    var rarest: Need?
    var least = -1
    for i in needsOf[pattern].range where needs[i].tellsStart {
      guard let known = rarest else {
        rarest = needs[i]
        continue
      }
      if least < 0 { least = effort(known, hits) }
      let effort = effort(needs[i], hits)
      if effort < least { (rarest, least) = (needs[i], effort) }
    }
    return rarest
  }

  /// About how many bytes before the hits a match may begin at, all hits together, and what each hit costs.
  private func effort(_ need: Need, _ hits: LiteralHits) -> Int {
    let choice = choices[need.choice]
    var member = members.base + Int(choice.start)
    let end = member + Int(choice.count)
    var effort = 0
    while member < end {
      let bytes = Self.bytesForOneStart &+ min(member.pointee.lead.bytes ?? .max, Self.bytesOfLine)
      effort &+= hits.count(of: Int(member.pointee.literal)) &* bytes
      member += 1
    }
    return effort
  }

  /// So much of a paragraph stands before a hit somewhere in it.
  private static let bytesOfLine = 160

  /// In a text of so many bytes, to try one more place costs as much as to look through it.
  private static let bytesForOneStart = 16
  /// Fewer than this, and there is no telling how many are left once those that overlap are joined.
  private static let bytesForOneHit = 16

  /// Where matches of a pattern may begin in `text`, counted from its start; nil: anywhere.
  ///
  /// They stand in `work.starts` until the next call.
  func starts(
    of pattern: Int, in text: Range<Int>, _ work: Workspace
  ) -> TextPattern.Starts? {
    let (hits, starts) = (work.literalHits, work.starts)
    let reach = Int(reaches[pattern])
    if reach >= 0 { return start(reaching: reach, in: text, work) }
    guard text.upperBound <= hits.end else { return nil }
    guard let need = rarest(of: pattern, hits) else { return nil }
    starts.truncate(to: 0)
    for i in choices[need.choice].range {
      let lead = members[i].lead
      for hit in hits.offsets(of: Int(members[i].literal), in: text) {
        let low = lead.start(before: hit, notBefore: text.lowerBound, in: work.prose)
        starts.append(low - text.lowerBound...hit - text.lowerBound)
      }
    }
    guard starts.count <= 1 + text.count / Self.bytesForOneHit else { return nil }
    sort(starts)
    var last = -1
    for i in 0..<starts.count {
      let range = starts[i]
      if last >= 0, range.lowerBound <= starts[last].upperBound {
        starts[last] = starts[last].lowerBound...max(starts[last].upperBound, range.upperBound)
      } else {
        last += 1
        starts[last] = range
      }
    }
    starts.truncate(to: last + 1)
    return last > text.count / Self.bytesForOneStart ? nil : starts.all
  }

  /// The last places of a text, so many bytes before its end.
  private func start(
    reaching bytes: Int, in text: Range<Int>, _ work: Workspace
  ) -> TextPattern.Starts? {
    guard bytes < text.count else { return nil }
    let prose = work.prose.bytes
    var low = text.upperBound - bytes
    while low > text.lowerBound, prose[low] & 0xC0 == 0x80 { low -= 1 }
    work.starts.truncate(to: 0)
    work.starts.append(low - text.lowerBound...text.count)
    return work.starts.all
  }

  /// Beyond this many, moving them one by one would take longer than all else together.
  private static let mostMoved = 128

  /// The hits of each literal are in order, so that few of a few have to move.
  private func sort(_ starts: GrowingBuffer<ClosedRange<Int>>) {
    if starts.count > Self.mostMoved {
      var all = starts.slice(0..<starts.count)
      return all.sort { $0.lowerBound < $1.lowerBound }
    }
    for i in 0..<starts.count {
      let start = starts[i]
      var place = i
      while place > 0, starts[place - 1].lowerBound > start.lowerBound {
        starts[place] = starts[place - 1]
        place -= 1
      }
      if place < i { starts[place] = start }
    }
  }
}

extension RequiredLiterals.Extent {
  /// Where a match may begin before the literal at `hit`.
  fileprivate func start(before hit: Int, notBefore limit: Int, in prose: Prose) -> Int {
    var low = max(limit, hit - (bytes ?? .max / 2))
    if !crossesLines { low = max(low, prose.startOfLine(at: hit)) }
    let bytes = prose.bytes
    while low > limit, bytes[low] & 0xC0 == 0x80 { low -= 1 }
    return low
  }
}
