import TestSupport
import Testing

@testable import TextPatterns

/// Many words in one walk.
struct LiteralSetTests {
  @Test func findsWhatASearchWordByWordFinds() {
    var random = SeededRandom(seed: 7)
    for _ in 0..<300 {
      let words = (0..<Int.random(in: 1...40, using: &random)).map { _ in
        Self.text(Int.random(in: 1...8, using: &random), &random)
      }
      let literals = Array(Set(words)).sorted().map { Array($0.utf8) }
      let text = Array(Self.text(Int.random(in: 0...60, using: &random), &random).utf8)
      let set = LiteralSet(literals)
      for slack in [0, 16] {
        var found: Set<[Int]> = []
        (text + Array(repeating: 0, count: slack)).withUnsafeBufferPointer { bytes in
          set.visit(UnsafeBufferPointer(rebasing: bytes[..<text.count]), slack: slack) {
            found.insert([$0, $1])
          }
        }
        var expected: Set<[Int]> = []
        for (number, literal) in literals.enumerated() {
          for start in text.indices where text[start...].starts(with: literal) {
            expected.insert([number, start])
          }
        }
        #expect(found == expected)
      }
    }
  }

  /// Signs of one to four bytes.
  private static func text(_ count: Int, _ random: inout SeededRandom) -> String {
    String((0..<count).map { _ in "a1，信息公开é😀".randomElement(using: &random)! })
  }
}

struct WordPatternTests {
  static let finds: [(words: [String], allowed: [String], text: String, found: [String])] = [
    (["帐"], ["帐篷"], "帐目与帐篷和帐", ["帐", "帐"]),
    (["反应强烈", "反应"], [], "反应强烈，反应慢", ["反应强烈", "反应"]),
    (["甲乙", "乙丙"], [], "甲乙丙", ["甲乙"]),
    (["甲"], ["甲乙", "乙丙"], "甲乙丙甲", ["甲"]),
    (["转结"], [], "", []),
  ]

  @Test(arguments: finds)
  func longestWordsWithoutOverlap(
    words: [String], allowed: [String], text: String, found: [String]
  ) {
    var all: [String] = []
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      WordPattern(words: words, allowed: allowed).visitMatches(in: bytes) { word, range in
        #expect(String(decoding: bytes[range], as: UTF8.self) == words[word])
        all.append(words[word])
        return true
      }
    }
    #expect(all == found)
  }
}

/// What must stand in a text for a pattern to fit.
struct RequiredLiteralsTests {
  static let known: [(pattern: String, texts: [String])] = [
    ("信息处理费", ["信息处理费"]),
    ("收费通知|信息处理费", ["信息处理费", "收费通知"]),
    ("新收(?:到)?申请", ["新收到申请", "新收申请"]),
    ("(?:新收|收到)[^。]{0,9}申请", ["申请"]),
    ("(?:新收|收到)[^。]{0,9}申请", ["收到", "新收"]),
    ("未(?:发生|出现).*追究", ["未出现", "未发生"]),
    ("[初中]期评议", ["中期评议", "初期评议"]),
    ("(?:评议){2,}", ["评议"]),
    ("(?<名>评议)?.*问卷", ["问卷"]),
    ("评议(?=结果)", ["评议"]),
    ("[^。](?=结果|评议)", ["结果", "评议"]),
    ("(?=[^。]{2}评议)[初中]", ["评议"]),
    ("^评议$", ["评议"]),
    ("\\Q评.议\\E", ["评.议"]),
    ("(?#说明)评议", ["评议"]),
    ("评议\\K结果", ["评议结果"]),
    ("(?|予以公开|部分公开)\\d件", ["予以公开", "部分公开"]),
    ("(?<句>[^，]{2,9})，\\k<句>反复出现", ["反复出现"]),
  ]

  @Test(arguments: known)
  func literalsAreThoseOfThePattern(pattern: String, texts: [String]) throws {
    let choices = try #require(RequiredLiterals(of: pattern)).choices
    let found = choices.map {
      $0.literals.map { String(decoding: $0.text, as: UTF8.self) }.sorted()
    }
    #expect(found.contains(texts))
  }

  /// How far before the end of a text a match may begin.
  @Test(
    arguments: [
      ("公开\\z", 6), ("(?:公开|主动公开)[^。]{0,2}\\z", 20), ("公开(?:\\z|了\\z)", 9), ("[，。]\\z|\\A\\z", 3),
      ("公开\\z?", nil), ("公开(?:\\z|了)", nil), ("公开.*\\z", nil), ("公开(?=\\z)", nil), ("公开$", nil),
    ] as [(String, Int?)])
  func reachFromTheEnd(pattern: String, reach: Int?) {
    #expect(RequiredLiterals(of: pattern)?.reach == reach)
  }

  @Test(arguments: [
    "(?i)pdf文件", "(评议)\\1", "[^。]*", "(?:评议)*", "\\d{4}", "(?:评议){0}", "", "评议|",
  ])
  func nothingIsSaidOfWhatIsNotUnderstood(pattern: String) {
    #expect(RequiredLiterals(of: pattern) == nil)
  }

  /// Whatever a pattern fits holds one of its literals.
  @Test func aTextWithoutThemIsNeverMissed() throws {
    var random = SeededRandom(seed: 11)
    let scratch = MatchScratch()
    var known = 0
    var fits = 0
    var all = 0
    for _ in 0..<4000 {
      let source = Self.pattern(depth: 3, &random)
      guard let literals = RequiredLiterals(of: source), let pattern = try? TextPattern(source)
      else { continue }
      known += 1
      for _ in 0..<10 {
        let text = Array(
          (0..<Int.random(in: 0...14, using: &random)).map { _ in
            "信息公开。\n".randomElement(using: &random)!
          }.flatMap { Array(String($0).utf8) })
        let match = try text.withUnsafeBufferPointer {
          try pattern.firstMatch(in: $0, using: scratch)
        }
        if literals.isAll {
          all += 1
          let holds = literals.choices[0].literals.contains { literal in
            text.indices.contains { text[$0...].starts(with: literal.text) }
          }
          #expect(holds == (match != nil), "\(source) in \(String(decoding: text, as: UTF8.self))")
        }
        guard match != nil else { continue }
        fits += 1
        let start = try #require(match).range.lowerBound
        for choice in literals.choices {
          let holds = choice.literals.contains { literal in
            (start..<text.count).contains { at in
              text[at...].starts(with: literal.text) && literal.lead.fits(text[start..<at])
            }
          }
          #expect(holds, "\(source) in \(String(decoding: text, as: UTF8.self))")
        }
      }
    }
    #expect(known > 500 && fits > 500 && all > 500)
  }

  private static func pattern(
    depth: Int, _ random: inout SeededRandom
  ) -> String {
    let parts = (0..<Int.random(in: 1...3, using: &random)).map { _ -> String in
      let sign = String("信息公开".randomElement(using: &random)!)
      guard depth > 0 else { return sign }
      let inner = pattern(depth: depth - 1, &random)
      return switch Int.random(in: 0...14, using: &random) {
      case 0: "(?:\(inner)|\(sign)\(sign))"
      case 1: "(?:\(inner))?"
      case 2: "(?:\(inner))+"
      case 3: "[\(sign)息]"
      case 4: "[^。]"
      case 5: "(?:\(inner)){2,3}?"
      case 6: "(?=\(inner))"
      case 7: "\(inner)(?!\(sign))"
      case 8: "(?<名\(depth)>\(inner))|\(sign)\(sign)\(inner)"
      case 9: ".*\(sign)息"
      case 10: "[^。\\n]*\(inner)"
      case 11: "\\s*\(inner)"
      case 12: "(?s).{0,2}\(inner)"
      default: sign + inner
      }
    }
    return parts.joined()
  }
}

/// Every place where a pattern fits, with its groups.
struct VisitTests {
  private func visit(_ pattern: String, _ text: String, groups: [String] = []) throws -> [[String?]]
  {
    let pattern = try TextPattern(pattern)
    let scratch = MatchScratch()
    let numbers = groups.map { pattern.group(named: $0) }
    var found: [[String?]] = []
    try Array(text.utf8).withUnsafeBufferPointer { bytes in
      try pattern.visitMatches(in: bytes, using: scratch) { match in
        let parts = [match.range] + numbers.map { $0.flatMap { scratch.group($0) } }
        found.append(parts.map { $0.map { String(decoding: bytes[$0], as: UTF8.self) } })
        return true
      }
    }
    return found
  }

  @Test func findsFollowEachOtherAndAreNotEmpty() throws {
    #expect(try visit("[0-9]*", "收1件，23件") == [["1"], ["23"]])
    #expect(try visit("(?<=收)到?", "收到收收到") == [["到"], ["到"]])
    #expect(try visit("x", "") == [])
    #expect(try visit("收\\K到|到", "收到到") == [["到"], ["到"]])
  }

  @Test func groupsThatTookNoPartAreNone() throws {
    #expect(
      try visit("(?<数>[0-9]+)件|(?<无>未收到)", "收2件，未收到", groups: ["数", "无", "空"])
        == [["2件", "2", nil, nil], ["未收到", nil, "未收到", nil]])
  }

  @Test func aCatastropheIsGivenUpQuickly() throws {
    let start = ContinuousClock.now
    #expect(throws: MatchLimitExceeded.self) {
      _ = try visit("(a+)+$", String(repeating: "a", count: 60) + "！")
    }
    #expect(ContinuousClock.now - start < .seconds(1))
  }

  /// Each find is cheap enough, and there are many.
  @Test func manyCostlyFindsEndToo() throws {
    let start = ContinuousClock.now
    let text = String(repeating: String(repeating: "a", count: 14) + "！b", count: 500)
    _ = try? visit("(a+)+！(?:c|(?:a+)+c)?|b", text)
    #expect(ContinuousClock.now - start < .seconds(5))
  }

  @Test func tooManyGroupsAreRefused() {
    let pattern = String(repeating: "(a)", count: 101)
    #expect(throws: TextPatternError(message: "分组太多，最多 100 个", offset: 0)) {
      try TextPattern(pattern)
    }
  }
}

extension RequiredLiterals.Extent {
  /// Whether a part of a pattern that takes so much may have taken `text`.
  fileprivate func fits(_ text: ArraySlice<UInt8>) -> Bool {
    (bytes.map { text.count <= $0 } ?? true) && (crossesLines || !text.contains(0x0A))
  }
}
