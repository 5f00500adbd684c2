import AuditModel
import TextPatterns

/// What patterns and words find in a text.
extension Evaluator {
  mutating func matches(_ text: Value, _ pattern: Int32) -> Truth {
    guard case .text(let text) = text else { return Self.unknown(text) }
    let found: Bool?
    if case .prose(let range, let places) = text {
      found = search(Int(pattern), range, in: places)
      if isTracing, found == true { noteMatch(Int(pattern), range) }
    } else {
      let (matcher, scratch) = (program.patterns[Int(pattern)], work.scratch)
      found = withBytes(of: text) { matcher.isFound(in: $0, using: scratch) }
    }
    return found.map { Truth($0) } ?? .unknown(Unknown(code: .limit))
  }

  /// Whether a word of a list that has this meaning stands in a text.
  func saysWord(_ text: Value, _ pattern: Int32, _ meaning: Int32) -> Truth {
    guard case .text(let text) = text else { return Self.unknown(text) }
    if isAbsent(pattern, in: text) { return .no }
    let (matcher, words) = (
      program.patterns[Int(pattern)], program.rules.patterns[Int(pattern)].words
    )
    let (scratch, meaning) = (work.scratch, program.literals[Int(meaning)].utf8)
    return withBytes(of: text) { bytes in
      var isSaid = false
      // A list of words gives no search up.
      _ = matcher.visit(bytes, using: scratch) { _, word in
        isSaid = words[word].meaning.utf8.elementsEqual(meaning)
        return !isSaid
      }
      return Truth(isSaid)
    }
  }

  private mutating func search(
    _ pattern: Int, _ range: Range<Int>, in places: TextPlaces
  ) -> Bool? {
    let scan = program.literalScan
    if scan.isAbsent(pattern, in: places, work.literalHits) { return false }
    if let isFound = scan.isFound(pattern, in: range, work.literalHits) { return isFound }
    let known = work.searches[pattern]
    if known.report == work.reportCount, known.text == range { return known.isFound }
    let found = program.patterns[pattern].isFound(
      in: UnsafeBufferPointer(rebasing: work.prose.bytes[range]),
      startingIn: starts(of: pattern, in: range), using: work.scratch)
    work.searches[pattern] = Workspace.Search(
      report: work.reportCount, text: range, isFound: found)
    return found
  }

  /// Keeps the place of the first find of a pattern that fits.
  private mutating func noteMatch(_ pattern: Int, _ range: Range<Int>) {
    var first: Range<Int>?
    _ = program.patterns[pattern].visit(
      UnsafeBufferPointer(rebasing: work.prose.bytes[range]),
      startingIn: starts(of: pattern, in: range), using: work.scratch
    ) { match, _ in
      first = match
      return false
    }
    guard let first else { return }
    trace.matches.append(range.lowerBound + first.lowerBound..<range.lowerBound + first.upperBound)
  }

  /// How often a pattern fits; finds do not overlap.
  mutating func occurrences(_ text: Value, _ pattern: Int32) -> Value {
    guard case .text(let text) = text else { return text.asUnknown }
    let (matcher, scratch) = (program.patterns[Int(pattern)], work.scratch)
    if isAbsent(pattern, in: text) { return .number(.zero) }
    let starts = starts(of: pattern, in: text)
    let count: Int? = withBytes(of: text) { bytes in
      var count = 0
      let isWhole = matcher.visit(bytes, startingIn: starts, using: scratch) { _, _ in
        count += 1
        return count < Self.mostFinds
      }
      return isWhole ? count : nil
    }
    return count.map { .number(Exact($0)) } ?? .unknown(Unknown(code: .limit))
  }

  /// Where in a range of the prose the literals of a pattern let a find begin; nil: anywhere.
  func starts(of pattern: Int, in range: Range<Int>) -> TextPattern.Starts? {
    program.literalScan.starts(of: pattern, in: range, work)
  }

  private func starts(of pattern: Int32, in text: Text) -> TextPattern.Starts? {
    guard case .prose(let range, _) = text else { return nil }
    return starts(of: Int(pattern), in: range)
  }

  /// Whether the literals tell that a pattern fits nowhere in a text.
  private func isAbsent(_ pattern: Int32, in text: Text) -> Bool {
    guard case .prose(_, let places) = text else { return false }
    return program.literalScan.isAbsent(Int(pattern), in: places, work.literalHits)
  }

  // MARK: Texts beside texts

  /// By their code points: below zero where `a` comes first, zero where they are the same.
  func order(_ a: Text, _ b: Text) -> Int {
    withBytes(of: a) { a in
      withBytes(of: b) { b in
        var i = 0
        while i < a.count, i < b.count, a[i] == b[i] { i += 1 }
        return i < a.count && i < b.count ? Int(a[i]) - Int(b[i]) : a.count - b.count
      }
    }
  }

  mutating func contains(_ a: Value, _ b: Value) -> Truth {
    switch occurrences(a, of: b, atMost: 1) {
    case .number(let count): Truth(!count.isZero)
    case let other: Self.unknown(other)
    }
  }

  /// How often a text stands in another; finds do not overlap.
  mutating func occurrences(_ a: Value, of b: Value, atMost limit: Int = mostFinds) -> Value {
    guard case .text(let text) = a, case .text(let sought) = b else { return Self.merged(a, b) }
    let needle = bytes(of: sought)
    if needle.isEmpty { return .unknown(Unknown(code: .noText)) }
    return .number(Exact(withBytes(of: text) { Self.count(needle, in: $0, atMost: limit) }))
  }

  private static func count(
    _ needle: [UInt8], in text: UnsafeBufferPointer<UInt8>, atMost limit: Int
  ) -> Int {
    var count = 0
    var i = 0
    needle.withUnsafeBytes { needle in
      let text = UnsafeRawBufferPointer(text)
      let headCount = min(8, needle.count)
      let mask = UInt64.max &>> UInt64(64 - 8 * headCount)
      var head: UInt64 = 0
      for byte in needle.prefix(headCount).reversed() { head = head << 8 | UInt64(byte) }
      // Eight bytes at a time, letter by letter; the last bytes one by one.
      while count < limit, i + max(8, needle.count) <= text.count {
        let word = UInt64(littleEndian: text.loadUnaligned(fromByteOffset: i, as: UInt64.self))
        if (word ^ head) & mask == 0, text[i..<i + needle.count].elementsEqual(needle) {
          count += 1
          i += needle.count
        } else {
          i += word & 0xF0 == 0xE0 ? 3 : 1
        }
      }
      while count < limit, i + needle.count <= text.count {
        let isFound = text[i..<i + needle.count].elementsEqual(needle)
        if isFound { count += 1 }
        i += isFound ? needle.count : 1
      }
    }
    return count
  }

  // MARK: Figures in a text

  /// Over the figures that a pattern captures, one after the other; of none, nothing is said.
  mutating func aggregate(
    _ kind: Expression.Aggregate, ofFiguresIn text: Value, _ pattern: Int32, memo: Int32
  ) -> Value {
    guard case .text(let text) = text else { return text.asUnknown }
    guard case .prose(let range, _) = text else { return combine(kind, text, pattern) }
    let known = work.aggregates.baseAddress.unsafelyUnwrapped + Int(memo)
    if known.pointee.report == work.reportCount, known.pointee.text == range {
      return known.pointee.value
    }
    let value = combine(kind, text, pattern)
    known.pointee = Workspace.Aggregate(report: work.reportCount, text: range, value: value)
    return value
  }

  private mutating func combine(
    _ kind: Expression.Aggregate, _ text: Text, _ pattern: Int32
  ) -> Value {
    let (matcher, captures) = (program.patterns[Int(pattern)], program.captures[Int(pattern)])
    let (scratch, words) = (work.scratch, program.inexact)
    let start = if case .prose(let range, _) = text { range.lowerBound } else { 0 }
    if isAbsent(pattern, in: text) {
      return .unknown(Unknown(code: .noText, isSilence: true))
    }
    let starts = starts(of: pattern, in: text)
    let figures: [Value]? = withBytes(of: text) { bytes in
      var figures: [Value] = []
      let isWhole = matcher.visit(bytes, startingIn: starts, using: scratch) { range, _ in
        for capture in captures.all {
          figures.append(capture.read(in: bytes, range, from: start, scratch, words).value)
        }
        return figures.count < Self.mostFinds
      }
      return isWhole ? figures : nil
    }
    guard let figures, let first = figures.first else {
      return .unknown(
        figures == nil
          ? Unknown(code: .limit) : Unknown(code: .noText, isSilence: true))
    }
    return figures.dropFirst().reduce(first) { Self.combine(kind, $0, $1) }
  }

  mutating func similarity(_ a: Value, _ b: Value) -> Value {
    guard case .text(let x) = a, case .text(let y) = b else { return Self.merged(a, b) }
    let (first, second) = (bytes(of: x), bytes(of: y))
    return Self.fitting(
      first.withUnsafeBufferPointer { first in
        second.withUnsafeBufferPointer { Similarity.jaccard(first, $0) }
      })
  }

  // MARK: Identity numbers and dates

  mutating func isValidID(_ text: Value) -> Truth {
    guard case .text(let text) = text else { return Self.unknown(text) }
    return Truth(withBytes(of: text) { IdentityNumber.isValid($0) })
  }

  mutating func isValidDate(_ node: Int32) -> Truth {
    if case .captured(let search, let capture) = program.nodes[node] {
      guard case .find(let find) = said(search) else { return Self.unknown(value(node)) }
      let captured = work.captured[work.finds[find].firstCapture + Int(capture)]
      guard let range = captured.range else { return Self.unknown(captured.value) }
      return Truth(withBytes(of: .prose(range, [])) { SaidDate($0)?.date != nil })
    }
    let value = value(node)
    guard case .text(let text) = value else { return Self.unknown(value) }
    return Truth(withBytes(of: text) { SaidDate($0)?.date != nil })
  }

  static func unknown(_ value: Value) -> Truth {
    if case .unknown(let reason) = value.asUnknown { return .unknown(reason) }
    return .unknown(Unknown(code: .ambiguous))
  }
}
