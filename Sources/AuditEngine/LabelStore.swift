import AuditModel

/// The labels that told editions, as strings. Reports print the same few dozen, so those are kept from
/// one audit to the next.
struct LabelStore {
  private struct Label {
    /// As printed.
    var bytes: [UInt8]
    /// Without the blanks inside.
    var text: String
    /// Number of the first one that has the same text.
    var firstWithText: Int
  }

  private var known: [Label] = []
  private static let most = 64
  /// The one that was found last; mostly the next one to be found stands behind it.
  private var last = 0

  /// Each label once, in the order of the print.
  mutating func evidence(of report: Report) -> [String] {
    var labels: [String] = []
    labels.reserveCapacity(report.tables.reduce(0) { $0 + $1.evidence.count })
    var seen: UInt64 = 0
    for table in report.tables {
      for range in table.evidence {
        let number = number(of: range, in: report)
        guard let number else {
          let label = report.labelText(range)
          if !labels.contains(label) { labels.append(label) }
          continue
        }
        let text = known[number].firstWithText
        if seen & 1 << UInt64(text) != 0 { continue }
        seen |= 1 << UInt64(text)
        labels.append(known[number].text)
      }
    }
    return labels
  }

  /// nil where the store is full.
  private mutating func number(of range: Range<Int>, in report: Report) -> Int? {
    let number = report.source.withUnsafeBytes { source in
      let label = UnsafeRawBufferPointer(rebasing: source[range])
      func isLabel(_ number: Int) -> Bool {
        known[number].bytes.count == label.count
          && known[number].bytes.withUnsafeBytes { Self.areEqual($0, label) }
      }
      return (min(last + 1, known.count)..<known.count).first(where: isLabel)
        ?? (0..<min(last + 1, known.count)).first(where: isLabel)
    }
    if let number {
      last = number
      return number
    }
    guard known.count < Self.most else { return nil }
    let text = report.labelText(range)
    known.append(
      Label(
        bytes: Array(report.source[range]), text: text,
        firstWithText: known.firstIndex { $0.text == text } ?? known.count))
    return known.count - 1
  }

  /// Of two labels of one length.
  private static func areEqual(_ a: UnsafeRawBufferPointer, _ b: UnsafeRawBufferPointer) -> Bool {
    var i = 0
    while i + 8 <= a.count {
      if a.loadUnaligned(fromByteOffset: i, as: UInt64.self)
        != b.loadUnaligned(fromByteOffset: i, as: UInt64.self)
      {
        return false
      }
      i += 8
    }
    while i < a.count, a[i] == b[i] { i += 1 }
    return i == a.count
  }
}
