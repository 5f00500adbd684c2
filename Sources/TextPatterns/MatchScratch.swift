import CLibPCRE2

/// Working memory of searches. Many patterns can share one; one search at a time.
public final class MatchScratch {
  /// Fixed, so that a search ends in the same way on every machine.
  private enum Limit {
    static let matches: UInt32 = 1_000_000
    /// Of one search among hundreds.
    static let repeatedMatches: UInt32 = 100_000
    /// Low, so that what JIT settles alone the interpreter would settle too.
    static let partOfJIT: UInt32 = 10
    static let depth: UInt32 = 100_000
    static let heapKibibytes: UInt32 = 32 * 1024
    static let jitStackStart = 32 * 1024
    static let jitStackEnd = 512 * 1024
  }

  /// How hard a search tries.
  struct Contexts {
    /// For the fast path.
    let jit: OpaquePointer
    /// For the interpreter, whose answer counts.
    let interpreter: OpaquePointer

    /// Where a match may begin at the latest; −1: anywhere.
    func limitStart(to offset: Int) {
      pcre2_set_offset_limit_8(jit, offset)
      pcre2_set_offset_limit_8(interpreter, offset)
    }
  }

  let once: Contexts
  let repeated: Contexts
  /// Keeps the place of a match.
  let data: OpaquePointer
  /// Keeps what the groups captured too.
  let groups: OpaquePointer
  private let jitStack: OpaquePointer?

  public init() {
    let jitStack = pcre2_jit_stack_create_8(Limit.jitStackStart, Limit.jitStackEnd, nil)
    func context(matches: UInt32) -> OpaquePointer {
      guard let context = pcre2_match_context_create_8(nil) else { fatalError("out of memory") }
      pcre2_set_match_limit_8(context, matches)
      pcre2_set_depth_limit_8(context, Limit.depth)
      pcre2_set_heap_limit_8(context, Limit.heapKibibytes)
      return context
    }
    func contexts(matches: UInt32) -> Contexts {
      let jit = context(matches: matches / Limit.partOfJIT)
      pcre2_jit_stack_assign_8(jit, nil, UnsafeMutableRawPointer(jitStack))
      return Contexts(jit: jit, interpreter: context(matches: matches))
    }
    guard let data = pcre2_match_data_create_8(1, nil),
      let groups = pcre2_match_data_create_8(UInt32(TextPattern.maximumGroups) + 1, nil)
    else { fatalError("out of memory") }
    self.data = data
    self.groups = groups
    self.jitStack = jitStack
    once = contexts(matches: Limit.matches)
    repeated = contexts(matches: Limit.repeatedMatches)
  }

  deinit {
    pcre2_match_data_free_8(data)
    pcre2_match_data_free_8(groups)
    for contexts in [once, repeated] {
      pcre2_match_context_free_8(contexts.jit)
      pcre2_match_context_free_8(contexts.interpreter)
    }
    if let jitStack { pcre2_jit_stack_free_8(jitStack) }
  }

  /// What group `number` captured in the last match of `nextMatch`, as byte offsets into what was
  /// searched; nil where the group took no part.
  public func group(_ number: Int) -> Range<Int>? {
    guard number < Int(pcre2_get_ovector_count_8(groups)),
      let offsets = pcre2_get_ovector_pointer_8(groups)
    else { return nil }
    let (start, end) = (offsets[2 * number], offsets[2 * number + 1])
    // `PCRE2_UNSET`, all bits set, is below zero here.
    return start >= 0 && start <= end ? start..<end : nil
  }
}
