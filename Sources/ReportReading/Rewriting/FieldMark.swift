import AuditModel

/// What parts the fields of a line.
struct FieldMark {
  /// Its scalars: of each kind the ASCII and the full-width one.
  private let scalars: [UInt32]
  /// Whether the mark between label and figures is a colon.
  private let hasColon: Bool
  /// Whether blanks part the fields, of which the first numbers the line.
  private var isNumbered = false

  /// Those with a colon first: 规章：0，0，0 holds all that the others look for.
  static let all: [FieldMark] = [true, false].flatMap { hasColon in
    [[0x2C], [0xFF0C], [0x3B, 0xFF1B], [0x3001]].map {
      FieldMark(scalars: $0, hasColon: hasColon)
    } + (hasColon ? [FieldMark(scalars: [], hasColon: true)] : [])
  }

  /// Lines that a program printed with their numbers, below the numbers of the columns.
  static let numbered = FieldMark(scalars: [], hasColon: false, isNumbered: true)

  private init(scalars: [UInt32], hasColon: Bool, isNumbered: Bool = false) {
    self.scalars = scalars
    self.hasColon = hasColon
    self.isNumbered = isNumbered
  }

  var mayPartThousands: Bool { scalars.contains(0x2C) || scalars.contains(0xFF0C) }

  /// Whether a line has a colon, if one is to part the label from the figures: those may be parted by blanks alone.
  func stands(in line: Range<Int>, of text: Span<UInt8>) -> Bool {
    !hasColon
      || line.contains { text[$0] == UInt8(ascii: ":") || behind("：", from: $0, in: text) != nil }
  }

  /// The fields of a line; what stands in brackets or quotes is not parted.
  func fields(
    of line: Range<Int>, table: Int, _ forms: FormLookup, in text: Span<UInt8>
  ) -> [Range<Int>] {
    let line = trimmed(line, in: text)
    guard !line.isEmpty, !ends(line, with: "。", in: text) else { return [] }
    if isNumbered {
      return runs(of: line, in: text).dropFirst().map { run in
        behind("NaN", from: run.lowerBound, in: text) == run.upperBound
          ? run.lowerBound..<run.lowerBound : run
      }
    }
    var fields: [Range<Int>] = []
    var start = line.lowerBound
    var depth = 0
    var isQuoted = false
    var isColonMet = false
    var i = line.lowerBound
    func close(at end: Int) { fields.append(unquoted(trimmed(start..<end, in: text), in: text)) }
    while i < line.upperBound {
      let (value, length) = scalar(at: i, in: text)
      if value == 0x22, i == start || isQuoted { isQuoted.toggle() }
      if isOpeningBracket(value) { depth += 1 }
      if isClosingBracket(value) { depth = max(0, depth - 1) }
      let isColon = hasColon && !isColonMet && (value == 0x3A || value == 0xFF1A)
      if depth == 0, !isQuoted, isColon || parts(value, start..<i, in: text) {
        // A colon without a label stands before the figures of a table without labels.
        if !isColon || i > start { close(at: i) }
        isColonMet = isColonMet || isColon
        start = i + length
      }
      i += length
    }
    close(at: line.upperBound)
    if hasColon {
      fields = fields.flatMap { partedByBlanks($0, table: table, forms, in: text) }
    }
    return withWholeLabels(fields, table: table, forms, in: text)
  }

  /// The fields, two of which are one where they are a label that has the mark in it: …逾期不补正、行政机关不再处理….
  private func withWholeLabels(
    _ fields: [Range<Int>], table: Int, _ forms: FormLookup, in text: Span<UInt8>
  ) -> [Range<Int>] {
    func isLabel(_ range: Range<Int>) -> Bool {
      forms.isLabel(labelKey(range, in: text), in: table)
    }
    var joined: [Range<Int>] = []
    for field in fields {
      if let last = joined.last, !last.isEmpty, !field.isEmpty, !isValue(field, in: text),
        !isLabel(field), isLabel(last.lowerBound..<field.upperBound)
      {
        joined[joined.count - 1] = last.lowerBound..<field.upperBound
      } else {
        joined.append(field)
      }
    }
    return joined
  }

  /// Whether a scalar parts fields; behind a number 、 belongs to that.
  private func parts(_ value: UInt32, _ before: Range<Int>, in text: Span<UInt8>) -> Bool {
    guard scalars.contains(value) else { return false }
    let field = trimmed(before, in: text)
    guard value == 0x3001, !field.isEmpty else { return true }
    return chineseDigit(scalar(at: field.lowerBound, in: text).value) == nil || field.count > 6
  }

  private func unquoted(_ field: Range<Int>, in text: Span<UInt8>) -> Range<Int> {
    guard field.count > 1, text[field.lowerBound] == 0x22, text[field.upperBound - 1] == 0x22 else {
      return field
    }
    return trimmed(field.lowerBound + 1..<field.upperBound - 1, in: text)
  }

  /// A field as several, where blanks part known labels or figures.
  private func partedByBlanks(
    _ field: Range<Int>, table: Int, _ forms: FormLookup, in text: Span<UInt8>
  ) -> [Range<Int>] {
    let parts = runs(of: field, in: text)
    guard parts.count > 1, !forms.isLabel(labelKey(field, in: text), in: table) else {
      return [field]
    }
    let areParts =
      parts.allSatisfy { isValue($0, in: text) }
      || parts.allSatisfy { forms.isLabel(labelKey($0, in: text), in: table) }
    return areParts ? parts : [field]
  }
}
