import CLibPCRE2
import Synchronization

/// A regular expression over UTF-8, with Unicode properties; PCRE2's syntax without verbs, callouts and
/// `\C`.
///
/// JIT is only the fast path: where it gives up, the interpreter searches again under fixed limits and
/// its answer counts. A pattern is compiled to machine code once it has searched so much text that this
/// pays: most rules are only proved by their short examples before a run of a few reports ends.
public final class TextPattern: Sendable {
  /// A place where the pattern fits.
  public struct Match: Hashable, Sendable {
    /// Byte offsets into what was searched.
    public var range: Range<Int>
  }

  /// Where a match may begin, as ranges in order with both ends included, each from the start of a character on.
  public typealias Starts = UnsafeBufferPointer<ClosedRange<Int>>

  /// Longest pattern accepted, in bytes.
  static let maximumLength = 20_000
  /// Most groups that a pattern may capture.
  static let maximumGroups = 100

  /// Never changed after `init`, which is all that PCRE2 asks of code that threads share.
  private nonisolated(unsafe) let code: OpaquePointer
  /// Address of a copy of `code` with machine code; 0 while it does not pay. It is made apart from `code`, which
  /// other threads may be using, and never changed once it is here.
  private let fastCode = Atomic<UInt>(0)
  /// Bytes searched without machine code.
  private let searched = Atomic<Int>(0)
  /// About as long as to compile a pattern takes the interpreter to search so many bytes.
  private static let worthCompiling = 1 << 14
  /// So many bytes more would have been searched in the time that one search takes to begin and end.
  private static let bytesOfOneSearch = 256

  /// Throws what is wrong with the pattern, and where: its syntax, or something that patterns may not use.
  public init(_ pattern: String) throws(TextPatternError) {
    let bytes = Array(pattern.utf8)
    guard bytes.count <= Self.maximumLength else {
      throw TextPatternError(message: "正则式太长", offset: Self.maximumLength)
    }
    try ForbiddenSyntax(bytes).check()
    guard let context = pcre2_compile_context_create_8(nil) else { fatalError("out of memory") }
    defer { pcre2_compile_context_free_8(context) }
    // What a distribution may have set otherwise.
    pcre2_set_newline_8(context, UInt32(PCRE2_NEWLINE_ANYCRLF))
    pcre2_set_bsr_8(context, UInt32(PCRE2_BSR_UNICODE))
    pcre2_set_parens_nest_limit_8(context, 250)
    var error: Int32 = 0
    var offset = 0
    let compiled = pcre2_compile_8(
      bytes, bytes.count, PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C | PCRE2_USE_OFFSET_LIMIT,
      &error, &offset, context)
    guard let compiled else {
      throw TextPatternError(
        message: TextPatternError.chinese(error) ?? Self.libraryMessage(error),
        offset: min(offset, bytes.count))
    }
    var groups: UInt32 = 0
    _ = pcre2_pattern_info_8(compiled, UInt32(PCRE2_INFO_CAPTURECOUNT), &groups)
    guard groups <= Self.maximumGroups else {
      pcre2_code_free_8(compiled)
      throw TextPatternError(message: "分组太多，最多 \(Self.maximumGroups) 个", offset: 0)
    }
    code = compiled
  }

  /// The number of the group `(?<name>…)`; nil where the pattern has none.
  public func group(named name: String) -> Int? {
    let number = name.withCString {
      $0.withMemoryRebound(to: UInt8.self, capacity: name.utf8.count + 1) {
        pcre2_substring_number_from_name_8(code, $0)
      }
    }
    return number > 0 ? Int(number) : nil
  }

  deinit {
    pcre2_code_free_8(code)
    if let fast = OpaquePointer(bitPattern: fastCode.load(ordering: .acquiring)) {
      pcre2_code_free_8(fast)
    }
  }

  /// The code with machine code, if it is there or `count` more bytes make it worth while.
  private func fastCode(for count: Int) -> OpaquePointer? {
    if let fast = OpaquePointer(bitPattern: fastCode.load(ordering: .acquiring)) { return fast }
    let (_, total) = searched.add(count + Self.bytesOfOneSearch, ordering: .relaxed)
    guard total >= Self.worthCompiling, let copy = pcre2_code_copy_8(code) else { return nil }
    // Without JIT, on some machine, the copy works as the original does.
    _ = pcre2_jit_compile_8(copy, PCRE2_JIT_COMPLETE)
    let (isFirst, known) = fastCode.compareExchange(
      expected: 0, desired: UInt(bitPattern: copy), ordering: .acquiringAndReleasing)
    if isFirst { return copy }
    pcre2_code_free_8(copy)
    return OpaquePointer(bitPattern: known)
  }

  /// The first place in `text` where the pattern fits.
  ///
  /// `text` must be valid UTF-8: nothing checks it again. `starts`: nil: anywhere.
  public func firstMatch(
    in text: UnsafeBufferPointer<UInt8>, startingIn starts: Starts? = nil,
    using scratch: MatchScratch
  ) throws(MatchLimitExceeded) -> Match? {
    guard let start = text.baseAddress else {
      // A null pointer is no text to PCRE2 before 10.43.
      let nothing: UInt8 = 0
      return try withUnsafePointer(to: nothing) { (start) throws(MatchLimitExceeded) in
        try search(start, 0, from: 0, to: nil, scratch.data, scratch.once)
      }
    }
    guard let starts else {
      return try search(start, text.count, from: 0, to: nil, scratch.data, scratch.once)
    }
    for range in starts {
      if let match = try search(
        start, text.count, from: range.lowerBound, to: range.upperBound, scratch.data, scratch.once)
      {
        return match
      }
    }
    return nil
  }

  /// The first place at or after `offset`, and not after `last`, where the pattern fits; one search of many,
  /// which is given up sooner than a single one. `scratch.group(_:)` then tells what its groups captured.
  private func nextMatch(
    in text: UnsafeBufferPointer<UInt8>, from offset: Int, to last: Int?,
    using scratch: MatchScratch
  ) throws(MatchLimitExceeded) -> Match? {
    guard let start = text.baseAddress, offset <= text.count else { return nil }
    return try search(start, text.count, from: offset, to: last, scratch.groups, scratch.repeated)
  }

  /// Every place where the pattern fits, one after the other and none of them empty, until `body` says false.
  ///
  /// `starts`: as in `firstMatch`.
  public func visitMatches(
    in text: UnsafeBufferPointer<UInt8>, startingIn starts: Starts? = nil,
    using scratch: MatchScratch, _ body: (Match) -> Bool
  ) throws(MatchLimitExceeded) {
    var offset = 0
    guard let starts else {
      _ = try visitMatches(in: text, from: &offset, to: nil, using: scratch, body)
      return
    }
    for range in starts {
      offset = max(offset, range.lowerBound)
      guard offset <= range.upperBound else { continue }
      guard try visitMatches(in: text, from: &offset, to: range.upperBound, using: scratch, body)
      else { return }
    }
  }

  /// False where `body` had enough.
  private func visitMatches(
    in text: UnsafeBufferPointer<UInt8>, from offset: inout Int, to last: Int?,
    using scratch: MatchScratch, _ body: (Match) -> Bool
  ) throws(MatchLimitExceeded) -> Bool {
    while last.map({ offset <= $0 }) ?? true,
      let match = try nextMatch(in: text, from: offset, to: last, using: scratch)
    {
      if match.range.isEmpty {
        offset = max(offset, match.range.upperBound)
        repeat { offset += 1 } while offset < text.count && text[offset] & 0xC0 == 0x80
      } else {
        if !body(match) { return false }
        // \K may let a match begin before the search did.
        offset = max(offset + 1, match.range.upperBound)
      }
    }
    return true
  }

  private func search(
    _ start: UnsafePointer<UInt8>, _ count: Int, from offset: Int, to last: Int?,
    _ data: OpaquePointer, _ contexts: MatchScratch.Contexts
  ) throws(MatchLimitExceeded) -> Match? {
    let effort = contexts.effort(inTextOf: count)
    let range = offset...(last ?? count)
    if let fast = fastCode(for: range.count) {
      let result = contexts.search(
        fast, start, count, from: range, steps: effort.each / MatchScratch.Contexts.partOfJIT, data,
        isFast: true)
      if result >= PCRE2_ERROR_NOMATCH { return match(result, data) }
    }
    let result = contexts.search(code, start, count, from: range, steps: effort.each, data)
    if result >= PCRE2_ERROR_NOMATCH { return match(result, data) }
    return try searchPlaceByPlace(start, count, in: range, effort, data, contexts)
  }

  private func match(_ result: Int32, _ data: OpaquePointer) -> Match? {
    guard result >= 0, let offsets = pcre2_get_ovector_pointer_8(data) else { return nil }
    // \K in a lookahead may put the start behind the end.
    return Match(range: min(offsets[0], offsets[1])..<offsets[1])
  }

  /// Somewhere the pattern takes more steps than each place may: those places are found, and some of them are tried
  /// harder.
  private func searchPlaceByPlace(
    _ start: UnsafePointer<UInt8>, _ count: Int, in range: ClosedRange<Int>,
    _ effort: MatchScratch.Effort, _ data: OpaquePointer, _ contexts: MatchScratch.Contexts
  ) throws(MatchLimitExceeded) -> Match? {
    func next(_ place: Int) -> Int {
      var next = place + 1
      while next < count, start[next] & 0xC0 == 0x80 { next += 1 }
      return next
    }
    var hardPlaces = 0
    var place = range.lowerBound
    while place <= range.upperBound {
      let window = place...min(place + MatchScratch.Effort.window, range.upperBound)
      let result = contexts.search(code, start, count, from: window, steps: effort.each, data)
      if result >= 0 { return match(result, data) }
      guard result < PCRE2_ERROR_NOMATCH else {
        place = next(window.upperBound)
        continue
      }
      while place <= window.upperBound {
        var result = contexts.search(
          code, start, count, from: place...place, steps: effort.each, data)
        if result < PCRE2_ERROR_NOMATCH {
          hardPlaces += 1
          guard hardPlaces <= MatchScratch.Effort.hardPlaces else { throw MatchLimitExceeded() }
          result = contexts.search(
            code, start, count, from: place...place, steps: effort.most, data)
          guard result >= PCRE2_ERROR_NOMATCH else { throw MatchLimitExceeded() }
        }
        if result >= 0 { return match(result, data) }
        place = next(place)
      }
    }
    return nil
  }

  private static func libraryMessage(_ code: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    let length = pcre2_get_error_message_8(code, &buffer, buffer.count)
    return String(decoding: buffer.prefix(max(0, Int(length))), as: UTF8.self)
  }
}
