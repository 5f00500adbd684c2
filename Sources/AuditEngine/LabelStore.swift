import AuditModel

/// The labels that told editions, as strings. Reports print the same few dozen, so those are kept from
/// one audit to the next.
struct LabelStore {
  /// As printed, and without the blanks inside.
  private var known: [(bytes: [UInt8], text: String)] = []
  private static let most = 64

  /// Each label once, in the order of the print.
  mutating func evidence(of report: Report) -> [String] {
    var labels: [String] = []
    labels.reserveCapacity(report.tables.reduce(0) { $0 + $1.evidence.count })
    var seen: UInt64 = 0
    for table in report.tables {
      for range in table.evidence {
        let number = number(of: range, in: report)
        if let number {
          if seen & 1 << UInt64(number) != 0 { continue }
          seen |= 1 << UInt64(number)
        }
        let label = number.map { known[$0].text } ?? report.labelText(range)
        if !labels.contains(label) { labels.append(label) }
      }
    }
    return labels
  }

  /// nil where the store is full.
  private mutating func number(of range: Range<Int>, in report: Report) -> Int? {
    let number = report.source.withUnsafeBytes { source in
      let label = UnsafeRawBufferPointer(rebasing: source[range])
      return known.firstIndex { known in
        known.bytes.count == label.count
          && known.bytes.withUnsafeBytes { Self.areEqual($0, label) }
      }
    }
    if let number { return number }
    guard known.count < Self.most else { return nil }
    known.append((Array(report.source[range]), report.labelText(range)))
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
