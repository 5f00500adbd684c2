import AuditModel

extension AuditRun {
  /// One verdict per find of the search; where there is none, one for the search.
  mutating func judgeMatches(_ check: Check, search: Int) {
    guard isApplicable(check, at: .report), asksOnce(check, at: .report) else { return }
    switch evaluator.result(of: search) {
    case .found(let finds, _, let isCut):
      evaluator.firstFind = finds.lowerBound
      for find in finds { evaluate(check, at: instance(of: find)) }
      if isCut { take(.unknown(Unknown(code: .limit)), check, at: .report, asked: .search) }
      if finds.isEmpty { addPassed() }
    case .limit: take(.unknown(Unknown(code: .limit)), check, at: .report, asked: .search)
    case .unread, .notAsked:
      take(.unknown(Unknown(code: .noText)), check, at: .report, asked: .search)
    }
  }

  func instance(of find: Int) -> Instance {
    let place = evaluator.work.prose.place(of: evaluator.work.finds[find].range).lowerBound
    let section = evaluator.report.sections.last { $0.heading.lowerBound <= place }
    return Instance(section: Int32(section?.index ?? -1), find: Int32(find))
  }

  /// The sentences that the names of a rule speak of, each once.
  func sentences() -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    func add(_ find: Int) {
      let range = evaluator.range(.sentence, of: find)
      if !ranges.contains(range) { ranges.append(range) }
    }
    for (search, find) in evaluator.trace.finds {
      add(find)
      guard case .found(_, let candidates, _) = evaluator.work.searchResults[Int(search)] else {
        continue
      }
      for i in candidates { add(Int(evaluator.work.candidates[i])) }
    }
    return ranges
  }
}

extension Evaluator {
  /// The sentence that a find stands in; where much stands before the find, only the last of it.
  func quotation(of find: Int) -> String {
    let sentence = range(.sentence, of: find)
    let start = work.finds[find].range.lowerBound
    func back(_ count: Int) -> Int {
      var place = start
      for _ in 0..<count where place > sentence.lowerBound {
        repeat {
          place -= 1
        } while place > sentence.lowerBound && work.prose.bytes[place] & 0xC0 == 0x80
      }
      return place
    }
    if back(40) == sentence.lowerBound { return quoted(sentence) }
    return "…" + quoted(back(20)..<sentence.upperBound)
  }

  /// Whether the requirement holds whichever of several different statements of the report is taken; undecided
  /// where it holds with some of them only. Where it does not hold, the first statement that breaks it stays chosen:
  /// the finding speaks of that one.
  mutating func verdict(_ check: Check, ofSaid searches: Slice32, at instance: Instance) -> Truth? {
    for search in searches.range { work.choices[search] = 0 }
    var result: Truth?
    var failed: [Int32] = []
    for count in 1...Self.mostChoices {
      let truth = verdict(check, at: instance)
      result = count == 1 ? truth : Self.agreed(result, truth)
      if case .no? = truth, failed.isEmpty { failed = searches.range.map { work.choices[$0] } }
      if !chooseNext(searches) {
        if case .no? = result {
          for (search, choice) in zip(searches.range, failed) { work.choices[search] = choice }
        }
        return result
      }
    }
    for search in searches.range { work.choices[search] = 0 }
    return .unknown(Unknown(code: .limit))
  }

  /// Combinations of statements that are tried.
  private static let mostChoices = 64

  private static func agreed(_ a: Truth?, _ b: Truth?) -> Truth? {
    switch (a, b) {
    case (nil, let other), (let other, nil): return other
    case (.unknown(let reason)?, _), (_, .unknown(let reason)?): return .unknown(reason)
    case (.yes?, .yes?), (.no?, .no?): return a
    default: return .unknown(Unknown(code: .ambiguous))
    }
  }

  /// Takes the next statement of the first search that has one; false where all have been taken.
  private mutating func chooseNext(_ searches: Slice32) -> Bool {
    for search in searches.range {
      guard case .found(_, let candidates, _) = work.searchResults[search] else { continue }
      work.choices[search] += 1
      if Int(work.choices[search]) < candidates.count { return true }
      work.choices[search] = 0
    }
    return false
  }
}
