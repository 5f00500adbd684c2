import AuditModel

/// Text in which labels and values stand without anything between them: 规章000行政规范性文件77132470.
extension TableTokens {
  /// Takes a run apart by the labels known in it; false where it is no such text.
  mutating func takeGlued(_ range: Range<Int>, _ gap: Gap, in text: Span<UInt8>) -> Bool {
    var run = GluedRun(behind: gap)
    var i = range.lowerBound
    while i < range.upperBound {
      let (value, length) = scalar(at: i, in: text)
      if isSpace(value) {
        run.addBlank(at: i)
        i += length
      } else if !run.isInWords, let end = dash(at: i, before: range.upperBound, in: text) {
        run.add(value: i..<end)
        i = end
      } else if let end = number(at: i, before: range.upperBound, in: text) {
        run.add(value: i..<end)
        i = end
      } else if let end = label(at: i, before: range.upperBound, in: text) {
        run.add(label: i..<end, key: labelKey(i..<end, in: text))
        i = end
      } else {
        run.addWord(at: i)
        i += length
      }
    }
    run.closeWords(at: range.upperBound)
    guard run.isBelievable else { return false }
    if run.labels > 1 { hasGluedLabels = true }
    add(run.tokens)
    return true
  }

  /// Where the dash ends that stands in a cell at `start`: one sign, or as many as dashes are drawn with; nil where it is
  /// the sign of a figure.
  private func dash(at start: Int, before end: Int, in text: Span<UInt8>) -> Int? {
    let (first, length) = scalar(at: start, in: text)
    guard isDashMark(first) else { return nil }
    var i = start + length
    // — may be drawn as ——.
    while i < end, first == 0x2014, scalar(at: i, in: text).value == first { i += length }
    let isSign = i < end && !isSlash(first) && digit(scalar(at: i, in: text).value) != nil
    return isSign ? nil : i
  }

  /// Of a figure amid a label.
  private static let mostDigits = 2
  /// Of the signs before a figure, in bytes.
  private static let mostSigns = 9

  /// Where the longest label that stands at `start` ends, its item number included.
  private func label(at start: Int, before end: Int, in text: Span<UInt8>) -> Int? {
    // A longer run than any label has: what stands at `start` may begin with an item number.
    let range = start..<min(end, start + 400)
    var position = startBehindNumber(range, in: text)
    if position == start, digit(scalar(at: start, in: text).value) != nil { return nil }
    var key = LabelPrefixes.RunningKey()
    var best: Int?
    var digits = 0
    while position < range.upperBound {
      let (value, length) = scalar(at: position, in: text)
      if position + length > end { break }
      if let counted = countedScalar(value) {
        key.add(counted)
        digits = 0
        guard prefixes.contains(key.value, table: table) else { break }
        position += length
        if isKnown(key.value) { best = position }
      } else if digit(value) != nil, key.value == 0 || digits == Self.mostDigits {
        break
      } else {
        // A figure may stand amid a label: 保留4位小数. What goes on behind it must be known.
        digits += digit(value) == nil ? 0 : 1
        position += length
        // What closes a label belongs to it: ） ” )
        if best != nil, digits == 0, isClosingMark(value), isKnown(key.value) { best = position }
      }
    }
    return best
  }

  /// Where the figures that begin at `start` end; those that number the label behind them are not among
  /// them: in 00000002.其他 the last 2 is the label's.
  private func number(at start: Int, before end: Int, in text: Span<UInt8>) -> Int? {
    var i = start
    var digits = 0
    while i < end {
      let (value, length) = scalar(at: i, in: text)
      if digit(value) != nil {
        digits += 1
      } else if isItemMark(value), digits > 0,
        let item = itemDigits(before: i, from: start, in: text)
      {
        return item > start ? item : nil
      } else if !isPartOfNumber(value)
        || digits == 0 && (isHan(value) || i - start >= Self.mostSigns)
      {
        break
      }
      i += length
    }
    return digits > 0 ? i : nil
  }

  /// + - . , and the units of numbers
  private func isPartOfNumber(_ value: UInt32) -> Bool {
    switch value {
    case 0x2B, 0x2D, 0x2E, 0x2C, 0xFF0B, 0xFF0C, 0xFF0D, 0x2212: true
    case 0x5143, 0x4E07, 0x4EBF: true  // 元, 万, 亿
    default: isCounter(value)
    }
  }

  /// Where the digits before the mark at `mark` begin that number the label behind it: as many as the form
  /// prints there. nil where no label stands behind the mark.
  private func itemDigits(before mark: Int, from start: Int, in text: Span<UInt8>) -> Int? {
    let rest = mark + scalar(at: mark, in: text).length
    guard rest < text.count, let end = label(at: rest, before: text.count, in: text) else {
      return nil
    }
    let number = forms.itemNumber(of: labelKey(rest..<end, in: text), in: table)
    guard let number else { return nil }
    let printed = Array("\(number)".utf8)
    let item = mark - printed.count
    guard item >= start else { return nil }
    for (k, byte) in printed.enumerated() where text[item + k] != byte { return nil }
    return item
  }
}

/// What a run of text holds in which nothing parts labels and values.
private struct GluedRun {
  private(set) var tokens: [TableToken] = []
  private(set) var labels = 0
  /// Bytes of labels, and of words that are none.
  private var known = 0
  private var unknown = 0
  /// Where the words begin that may go on.
  private var wordStart: Int?
  /// What stands before the next token.
  private var gap: Gap

  init(behind gap: Gap) { self.gap = gap }

  /// Labels that were run together have so many times as many bytes as the words among them.
  private static let fewWords = 4

  /// Words amid labels without a value are a title that speaks of them.
  var isBelievable: Bool {
    let mostWords = tokens.contains { $0.kind == .value } ? known : known / Self.fewWords
    return labels >= 1 && tokens.count >= 2 && unknown <= mostWords
  }

  mutating func addBlank(at i: Int) {
    closeWords(at: i)
    gap.blanks += 1
  }

  mutating func add(value: Range<Int>) {
    closeWords(at: value.lowerBound)
    add(TableToken(kind: .value, pieces: [value], gap: gap, isGlued: true))
  }

  mutating func add(label: Range<Int>, key: UInt64) {
    closeWords(at: label.lowerBound)
    labels += 1
    known += label.count
    add(TableToken(kind: .label, pieces: [label], gap: gap, key: key))
  }

  /// Whether words that are no label go on.
  var isInWords: Bool { wordStart != nil }

  mutating func addWord(at i: Int) { wordStart = wordStart ?? i }

  mutating func closeWords(at end: Int) {
    guard let start = wordStart else { return }
    wordStart = nil
    unknown += end - start
    add(TableToken(kind: .words, pieces: [start..<end], gap: gap))
  }

  private mutating func add(_ token: TableToken) {
    tokens.append(token)
    gap = Gap()
  }
}
