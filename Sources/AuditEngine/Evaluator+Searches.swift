import AuditModel

/// Searches of rules over the prose: each is made once per report.
extension Evaluator {
  /// Finds of one search that are looked at in one report.
  static let mostFinds = 500

  mutating func result(of search: Int) -> SearchResult {
    if case .notAsked = work.searchResults[search] {
      work.searchResults[search] = run(program.searches[search])
    }
    if isTracing { trace.texts += slots(of: program.searches[search]) }
    return work.searchResults[search]
  }

  private mutating func slots(of plan: TextSearchPlan) -> [TextSlot] {
    var slots: [TextSlot] = []
    for place in plan.places.all {
      if let slot = slot(place) { slots.append(slot) }
    }
    return slots
  }

  private mutating func run(_ plan: TextSearchPlan) -> SearchResult {
    let first = work.finds.count
    var isMissing = false
    var hasText = false
    for place in plan.places.all {
      guard let slot = slot(place),
        case .found(let text) = work.text(slot, view)
      else {
        isMissing = true
        continue
      }
      if text.isEmpty { continue }
      hasText = true
      let places = slot.places
      if program.literalScan.isAbsent(plan.pattern, in: places, work.literalHits) {
        continue
      }
      guard find(plan, in: text, slot: slot, last: first + Self.mostFinds) else { return .limit }
      if work.finds.count - first > Self.mostFinds { break }
    }
    let isCut = work.finds.count - first > Self.mostFinds
    if isCut { work.finds.truncate(to: work.finds.count - 1) }
    let found = first..<work.finds.count
    if found.isEmpty, isMissing || !hasText { return .unread }
    order(found)
    return .found(found, candidates: candidates(of: plan, among: found), isCut: isCut)
  }

  /// One find more than are looked at shows that there are more. False where the pattern was given up.
  private func find(
    _ plan: TextSearchPlan, in text: Range<Int>, slot: TextSlot, last: Int
  ) -> Bool {
    let matcher = program.patterns[plan.pattern]
    let (scratch, words) = (work.scratch, program.inexact)
    let (finds, captured) = (work.finds, work.captured)
    let starts = starts(of: plan.pattern, in: text)
    let searched = UnsafeBufferPointer(rebasing: work.prose.bytes[text])
    let start = text.lowerBound
    return matcher.visit(searched, startingIn: starts, using: scratch) { range, word in
      finds.append(
        Find(
          range: start + range.lowerBound..<start + range.upperBound, text: text, slot: slot,
          firstCapture: captured.count))
      for capture in plan.captures.all {
        captured.append(
          capture.kind == .replacement
            ? replacement(of: word, in: plan.pattern)
            : capture.read(in: searched, range, from: start, scratch, words))
      }
      return finds.count <= last
    }
  }

  private func replacement(of word: Int, in pattern: Int) -> Captured {
    guard program.rules.patterns[pattern].words[word].replacement != nil else { return .nothing }
    return Captured(range: 0..<0, value: .text(.replacement(pattern: Int32(pattern), Int32(word))))
  }

  /// In the order of the print.
  private func order(_ found: Range<Int>) {
    guard found.count > 1 else { return }
    func place(_ find: Find) -> Int { work.prose.place(of: find.range).lowerBound }
    // Mostly one text was searched, from its beginning to its end.
    var isInOrder = true
    for i in found.dropFirst() where work.finds[i].slot != work.finds[i - 1].slot {
      isInOrder = false
    }
    if isInOrder { return }
    var finds = work.finds.slice(found)
    finds.sort { place($0) < place($1) }
  }

  // MARK: What is said

  /// The finds that say different things. Figures that are not exact are passed over where there are exact
  /// ones.
  private func candidates(of plan: TextSearchPlan, among found: Range<Int>) -> Range<Int> {
    let candidates = work.candidates
    let first = candidates.count
    for find in found where plan.distinguishes || candidates.count == first {
      var i = first
      while i < candidates.count, !saysTheSame(plan, Int(candidates[i]), find) { i += 1 }
      if i == candidates.count { candidates.append(Int32(find)) }
    }
    guard candidates.count - first > 1 else { return first..<candidates.count }
    var end = first
    for i in first..<candidates.count where isExact(plan, Int(candidates[i])) {
      // Those that are not exact give way, if there is an exact one at all.
      let kept = candidates[i]
      candidates[i] = candidates[end]
      candidates[end] = kept
      end += 1
    }
    if end > first { candidates.truncate(to: end) }
    return first..<candidates.count
  }

  private func isExact(_ plan: TextSearchPlan, _ find: Int) -> Bool {
    plan.captures.all.indices.allSatisfy { i in
      let captured = work.captured[work.finds[find].firstCapture + i]
      switch captured.value {
      case .unknown, .count: return captured.range == nil
      default: return true
      }
    }
  }

  private func saysTheSame(_ plan: TextSearchPlan, _ a: Int, _ b: Int) -> Bool {
    plan.captures.all.indices.allSatisfy { i in
      guard plan.captures[i].isTold else { return true }
      let x = work.captured[work.finds[a].firstCapture + i]
      let y = work.captured[work.finds[b].firstCapture + i]
      switch (x.value, y.value) {
      case (.number(let x), .number(let y)): return x == y
      case (.date(let x), .date(let y)): return x == y
      default: return areSame(x.range, y.range)
      }
    }
  }

  private func areSame(_ a: Range<Int>?, _ b: Range<Int>?) -> Bool {
    guard let a, let b else { return a == b }
    let bytes = work.prose.bytes
    return a.count == b.count && bytes[a].elementsEqual(bytes[b])
  }
}

extension Evaluator {
  /// The find that a name of a rule speaks of now: that of the instance, or the one that is tried of those
  /// that say different things.
  enum Said {
    case find(Int)
    case unknown(Unknown)
  }

  mutating func said(_ search: Int32) -> Said {
    if search < 0 {
      return instance.find >= 0
        ? .find(Int(instance.find)) : .unknown(Unknown(code: .noText, isSilence: true))
    }
    switch result(of: Int(search)) {
    case .found(_, let candidates, let isCut):
      guard !candidates.isEmpty else {
        return .unknown(Unknown(code: .noText, isSilence: true))
      }
      if isCut { return .unknown(Unknown(code: .limit)) }
      let find = Int(work.candidates[candidates.lowerBound + Int(work.choices[Int(search)])])
      if isTracing { trace.finds.append((search, find)) }
      return .find(find)
    case .limit: return .unknown(Unknown(code: .limit))
    case .unread, .notAsked: return .unknown(Unknown(code: .noText))
    }
  }

  mutating func value(captured capture: Int32, of search: Int32) -> Value {
    switch said(search) {
    case .find(let find):
      let captured = work.finds[find].firstCapture + Int(capture)
      if isTracing { trace.said.append(captured) }
      return work.captured[captured].value
    case .unknown(let reason): return .unknown(reason)
    }
  }

  mutating func exists(captured capture: Int32, of search: Int32) -> Truth {
    switch said(search) {
    case .find(let find):
      Truth(work.captured[work.finds[find].firstCapture + Int(capture)].range != nil)
    case .unknown(let reason): reason.isSilence ? .no : .unknown(reason)
    }
  }

  mutating func text(_ extent: TextExtent, of search: Int32) -> Value {
    switch said(search) {
    case .find(let find):
      .text(
        .prose(
          range(extent, of: find),
          work.finds[find].slot.places))
    case .unknown(let reason): .unknown(reason)
    }
  }

  /// The find itself, or the sentence or clause that it stands in.
  func range(_ extent: TextExtent, of number: Int) -> Range<Int> {
    let find = work.finds[number]
    let surroundings = Surroundings(bytes: work.prose.bytes, text: find.text)
    return switch extent {
    case .match: find.range
    case .before: surroundings.before(find.range)
    case .sentence, .clause: surroundings.range(around: find.range, extent)
    }
  }
}
