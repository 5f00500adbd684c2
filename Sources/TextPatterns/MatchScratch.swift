import CLibPCRE2

/// Working memory of searches. Many patterns can share one; one search at a time.
public final class MatchScratch {
  /// Fixed, so that a search ends in the same way on every machine.
  private enum Limit {
    static let depth: UInt32 = 100_000
    static let heapKibibytes: UInt32 = 32 * 1024
    static let jitStackStart = 32 * 1024
    static let jitStackEnd = 512 * 1024
  }

  /// How many steps a search may take. PCRE2 counts them anew for every place where a match may begin.
  struct Effort {
    /// At each place.
    var each: UInt32
    /// At a few places that take more.
    var most: UInt32

    /// How many of those there may be.
    static let hardPlaces = 20
    /// Bytes between which such places are looked for together.
    static let window = 63
    /// Of a whole search, as far as no place takes more than its share.
    static let whole = 80_000_000
  }

  /// How hard a search tries.
  struct Contexts {
    /// For the fast path.
    let jit: OpaquePointer
    /// For the interpreter, whose answer counts.
    let interpreter: OpaquePointer
    let most: UInt32

    /// The fast path stops so much sooner: what it settles the interpreter would settle too.
    static let partOfJIT: UInt32 = 10

    func effort(inTextOf count: Int) -> Effort {
      let share = Effort.whole / max(count, 1)
      return Effort(each: min(UInt32(clamping: max(share, 200)), most), most: most)
    }

    /// Where a match begins in `range`; PCRE2's answer.
    func search(
      _ code: OpaquePointer, _ start: UnsafePointer<UInt8>, _ count: Int,
      from range: ClosedRange<Int>, steps: UInt32, _ data: OpaquePointer, isFast: Bool = false
    ) -> Int32 {
      let context = isFast ? jit : interpreter
      pcre2_set_match_limit_8(context, steps)
      pcre2_set_offset_limit_8(context, range.upperBound)
      if isFast {
        return pcre2_jit_match_8(
          code, start, count, range.lowerBound, PCRE2_NO_UTF_CHECK, data, context)
      }
      return pcre2_match_8(
        code, start, count, range.lowerBound, PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT, data, context)
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
    func context() -> OpaquePointer {
      guard let context = pcre2_match_context_create_8(nil) else { fatalError("out of memory") }
      pcre2_set_depth_limit_8(context, Limit.depth)
      pcre2_set_heap_limit_8(context, Limit.heapKibibytes)
      return context
    }
    func contexts(most: UInt32) -> Contexts {
      let jit = context()
      pcre2_jit_stack_assign_8(jit, nil, UnsafeMutableRawPointer(jitStack))
      return Contexts(jit: jit, interpreter: context(), most: most)
    }
    guard let data = pcre2_match_data_create_8(1, nil),
      let groups = pcre2_match_data_create_8(UInt32(TextPattern.maximumGroups) + 1, nil)
    else { fatalError("out of memory") }
    self.data = data
    self.groups = groups
    self.jitStack = jitStack
    once = contexts(most: 1_000_000)
    // One search among hundreds.
    repeated = contexts(most: 100_000)
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
