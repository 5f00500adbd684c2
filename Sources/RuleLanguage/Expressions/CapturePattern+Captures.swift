import AuditModel

/// `<件数>`, `<名:件数>`, `<=0>`, `<名=0>`.
extension CapturePattern {
  /// false where the sign is just a sign.
  mutating func takeCapture() throws(Fault) -> Bool {
    guard let end = source.scalars[position...].firstIndex(of: ">") else { return false }
    let inner = source[position + 1..<end]
    if let list = wordList(in: inner) {
      emit(try patterns.alternation(ofList: list, isFolded: isFolded), for: end + 1)
      return true
    }
    let colon = inner.scalars.firstIndex { $0 == ":" || $0 == "：" }
    let equal = inner.scalars.firstIndex(of: "=")
    let isNamed = (colon ?? equal).map { $0 > 0 } ?? false
    let name = isNamed ? inner[0..<(colon ?? equal ?? 0)].trimmed : nil
    let group = RulePattern.Group(name: "g\(groupCount)")
    let whole = source.fileRange(position..<end + 1)
    if isNamed, !keepsCaptures { throw Fault(.captureNotKept, whole) }
    if colon == nil, let equal {
      let digits = inner[equal + 1..<inner.scalars.count].trimmed
      guard let value = FixedDecimal(digits: digits.string) else {
        throw Fault(.expectedNumber("<=…>", found: digits.string), whole)
      }
      if keepsCaptures {
        var constant = group
        constant.constant = value
        let kind = captures.first { $0.name == (name?.string ?? defaultName) }?.kind ?? .count
        try add(kind, named: try self.name(name, of: "=", at: whole), at: whole, group: constant)
      }
      emit("(?<\(group.name)>)", for: end + 1)
      return true
    }
    let word = inner[(colon.map { $0 + 1 } ?? 0)..<inner.scalars.count].trimmed
    guard let kind = Vocabulary.captureKind(word.string) else {
      if colon == nil, !word.scalars.allSatisfy({ $0.isWordScalar }) { return false }
      throw Fault(
        .unknownChoice(
          word.string, what: "能取的值", known: Vocabulary.capture.shown,
          near: nearWord(to: word.string, among: Vocabulary.capture.spellings)), word.whole)
    }
    if keepsCaptures {
      try add(
        kind, named: try self.name(name, of: word.string, at: whole),
        at: name?.whole ?? word.whole, group: group)
    }
    emit(try figurePattern(kind, group, at: whole), for: end + 1)
    if kind == .count { try refuseSecondCounter() }
    return true
  }

  /// `＜件数＞`, `《件数》`: a capture in other brackets, which would be plain text.
  func refuseStrangeCapture() throws(Fault) {
    let closing: Set<Unicode.Scalar> = ["＞", "》", "〉"]
    guard let end = source.scalars[position...].firstIndex(where: closing.contains),
      let word = source.string(position + 1..<end).split(whereSeparator: { ":：".contains($0) })
        .last,
      Vocabulary.captureKind(String(word)) != nil
    else { return }
    throw Fault(
      .strangeCapture(source.string(position..<end + 1)), source.fileRange(position..<end + 1))
  }

  /// `<件数>件`: the counter is part of the capture.
  private func refuseSecondCounter() throws(Fault) {
    let counters = patterns.words["counters"]?.words.map(\.text) ?? []
    for counter in counters where follows(counter, at: position) {
      let end = position + counter.unicodeScalars.count
      // 3件件 stands nowhere; 条 may begin a word, and `件?` need not be there.
      let isBound = scalar(end).map { !$0.isWordScalar && !"?*{[".unicodeScalars.contains($0) }
      guard isBound ?? true else { continue }
      throw Fault(.counterTwice(counter), source.fileRange(position..<end))
    }
  }

  private func name(
    _ written: PlacedText?, of word: String, at range: Range<Int>
  ) throws(Fault) -> String {
    if let name = written?.string ?? defaultName { return name }
    // 日期 and 年度 mean something else in an expression.
    guard word != "=", !Vocabulary.isReserved(word) else {
      throw Fault(.captureWithoutName(word), range)
    }
    return word
  }

  /// What stands in the place of a capture; all of it is at the capture's first sign.
  private mutating func emit(_ pattern: String, for end: Int) {
    text.scalars += pattern.unicodeScalars
    let count = text.scalars.count - text.offsets.count
    text.offsets += repeatElement(source.offsets[position], count: count)
    position = end
    groupCount += 1
  }

  /// The name in `<words hot>`.
  private func wordList(in inner: PlacedText) -> PlacedText? {
    guard let blank = inner.scalars.firstIndex(where: \.isBlank),
      Vocabulary.searchKey.canonical(inner.string(0..<blank)) == "words"
    else { return nil }
    return inner[blank..<inner.scalars.count].trimmed
  }
}

extension RulePattern.Kind {
  /// As it is written in a capture.
  var word: String {
    switch self {
    case .text, .replacement: "…"
    case .count: "件数"
    case .whole: "整数"
    case .decimal: "小数"
    case .amount: "金额"
    case .percentage: "百分比"
    case .date: "日期"
    case .year: "年度"
    }
  }

  var type: ValueType {
    switch self {
    case .text, .replacement: .text
    case .count: .figure(.count)
    case .whole: .figure(.integer)
    case .decimal, .percentage: .figure(.decimal)
    case .amount: .figure(.amount)
    case .date: .date
    case .year: .figure(.year)
    }
  }
}

extension Vocabulary {
  static func captureKind(_ word: String) -> RulePattern.Kind? {
    switch Self.capture.canonical(word) {
    case "count": .count
    case "whole": .whole
    case "decimal": .decimal
    case "amount": .amount
    case "percentage": .percentage
    case "date": .date
    case "year": .year
    default: nil
    }
  }
}
