import Testing
import TextPatterns

struct TextPatternTests {
  static let found: [(pattern: String, text: String, range: Range<Int>?)] = [
    ("收到", "我局收到申请", 6..<12),
    ("申请\\d+件", "新收申请１2件", 6..<19),  // \d follows Unicode
    ("^无。?$", "无。", 0..<6),
    ("^无。?$", "无其他", nil),
    ("", "", 0..<0),
    ("a", "", nil),
    ("(?<=第)[一二]", "第二", 3..<6),
    ("\\Q(*\\E", "x(*", 1..<3),
    ("[(*]", "(", 0..<1),
    ("[](*]", "*", 0..<1),
    ("[[:alpha:](*]", "*", 0..<1),
    ("\\(*", "((", 0..<2),
    ("(?#(*no verb)a", "a", 0..<1),
  ]

  @Test(arguments: found)
  func firstPlaceIsFound(pattern: String, text: String, range: Range<Int>?) throws {
    #expect(try search(pattern, in: text) == range)
  }

  static let refused: [(pattern: String, message: String, offset: Int)] = [
    ("a(*SKIP)b", "不能使用 (*…) 指令", 1),
    ("(*LIMIT_MATCH=9)a", "不能使用 (*…) 指令", 0),
    ("[a](*F)", "不能使用 (*…) 指令", 3),
    ("\\\\(*F)", "不能使用 (*…) 指令", 2),
    ("\\Q[\\E(*F)", "不能使用 (*…) 指令", 5),
    ("(?x)#[\n(*F)", "不能使用 (*…) 指令", 7),
    ("政(?C1)", "不能使用 (?C…) 调用", 3),
    ("政\\Cb", "不能使用 \\C", 5),
    ("(政", "缺少收尾的 )", 4),
    ("a)", "多出一个 )", 1),
    ("*a", "量词前面没有可以重复的内容", 0),
    ("[b-a]", "字符集里的范围前大后小", 3),
    ("a\\", "正则式末尾有多余的 \\", 2),
  ]

  @Test(arguments: refused)
  func mistakeIsToldInChinese(pattern: String, message: String, offset: Int) {
    #expect(throws: TextPatternError(message: message, offset: offset)) {
      try TextPattern(pattern)
    }
  }

  @Test func deepNestingIsRefused() {
    let pattern = String(repeating: "(", count: 3000) + String(repeating: ")", count: 3000)
    #expect(throws: TextPatternError.self) { try TextPattern(pattern) }
  }

  static let catastrophes: [String] = ["^(a+)+$", "^(a|a)*$", "^(a|aa)+$", "^(a*)*$"]

  @Test(arguments: catastrophes)
  func backtrackingWithoutEndIsGivenUpQuickly(pattern: String) throws {
    let text = String(repeating: "a", count: 50) + "！"
    let start = ContinuousClock.now
    #expect(throws: MatchLimitExceeded.self) { try search(pattern, in: text) }
    #expect(ContinuousClock.now - start < .seconds(2))
  }

  /// Every place of a long text takes many steps, none of them too many.
  @Test(arguments: [10, 12, 14, 16, 19, 25])
  func costAtEveryPlaceIsBoundedAsAWhole(doublings: Int) throws {
    let text = String(repeating: "a", count: 8000) + "b"
    let start = ContinuousClock.now
    let found = try? search("(?:[aA]|a){\(doublings)}\\d", in: text)
    #expect(found == Range<Int>?.none)
    #expect(ContinuousClock.now - start < .seconds(20))
  }

  /// With machine code and before there is any.
  @Test(arguments: 4...16)
  func theAnswerDoesNotHangOnMachineCode(doublings: Int) throws {
    let pattern = try TextPattern("(?:[aA]|a){\(doublings)}\\d")
    let scratch = MatchScratch()
    let text = Array((String(repeating: "a", count: 2000) + "b").utf8)
    func isGivenUp() -> Bool {
      text.withUnsafeBufferPointer { text in
        do { return try pattern.firstMatch(in: text, using: scratch) != nil } catch { return true }
      }
    }
    let first = isGivenUp()
    let short = Array(String(repeating: "好", count: 40_000).utf8)
    _ = try short.withUnsafeBufferPointer { try pattern.firstMatch(in: $0, using: scratch) }
    #expect(isGivenUp() == first)
  }

  @Test func whatJITGivesUpTheInterpreterMayStillSettle() throws {
    // About half a million steps: over the fast path's limit, under the one that counts.
    let text = String(repeating: "a", count: 18) + "！"
    #expect(try search("^(a+)+$", in: text) == nil)
  }

  private func search(_ pattern: String, in text: String) throws -> Range<Int>? {
    let pattern = try TextPattern(pattern)
    let scratch = MatchScratch()
    return try Array(text.utf8).withUnsafeBufferPointer {
      try pattern.firstMatch(in: $0, using: scratch)?.range
    }
  }
}
