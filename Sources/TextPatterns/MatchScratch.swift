import CLibPCRE2

/// Working memory of searches. Many patterns can share one; one search at a time.
public final class MatchScratch {
  /// Fixed, so that a search ends in the same way on every machine.
  private enum Limit {
    /// Low, so that what JIT settles alone the interpreter would settle too.
    static let jitMatches: UInt32 = 100_000
    static let matches: UInt32 = 1_000_000
    static let depth: UInt32 = 100_000
    static let heapKibibytes: UInt32 = 32 * 1024
    static let jitStackStart = 32 * 1024
    static let jitStackEnd = 512 * 1024
  }

  let data: OpaquePointer
  /// For the fast path.
  let jitContext: OpaquePointer
  /// For the interpreter, whose answer counts.
  let context: OpaquePointer
  private let jitStack: OpaquePointer?

  public init() {
    guard let data = pcre2_match_data_create_8(1, nil),
      let jitContext = pcre2_match_context_create_8(nil),
      let context = pcre2_match_context_create_8(nil)
    else { fatalError("out of memory") }
    self.data = data
    self.jitContext = jitContext
    self.context = context
    jitStack = pcre2_jit_stack_create_8(Limit.jitStackStart, Limit.jitStackEnd, nil)
    pcre2_jit_stack_assign_8(jitContext, nil, UnsafeMutableRawPointer(jitStack))
    pcre2_set_match_limit_8(jitContext, Limit.jitMatches)
    for context in [jitContext, context] {
      pcre2_set_depth_limit_8(context, Limit.depth)
      pcre2_set_heap_limit_8(context, Limit.heapKibibytes)
    }
    pcre2_set_match_limit_8(context, Limit.matches)
  }

  deinit {
    pcre2_match_data_free_8(data)
    pcre2_match_context_free_8(jitContext)
    pcre2_match_context_free_8(context)
    if let jitStack { pcre2_jit_stack_free_8(jitStack) }
  }
}
