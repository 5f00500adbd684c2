/// Which scalars a folded label is made of, roughly: enough to tell most labels apart without comparing them.
struct LabelSignature: Sendable {
  private(set) var count = 0
  /// A bit for each scalar, some sharing one.
  private var bits: UInt64 = 0

  init(_ range: Range<Int>, in text: Span<UInt8>) {
    var fold = LabelFold(range, in: text)
    while let scalar = fold.next(in: text) { add(scalar) }
  }

  init(of scalars: [UInt32]) {
    for scalar in scalars { add(scalar) }
  }

  private mutating func add(_ scalar: UInt32) {
    count += 1
    bits |= Self.bit(scalar)
  }

  @inline(__always)
  private static func bit(_ scalar: UInt32) -> UInt64 { 1 << UInt64((scalar &* 0x9E37_79B1) >> 26) }

  /// False where the label is sure not to have `scalar`.
  @inline(__always)
  func mayHave(_ scalar: UInt32) -> Bool { bits & Self.bit(scalar) != 0 }

  /// Whether so many edits may turn one label into the other: a scalar that only one of them has costs one.
  func isWithin(_ limit: Int, of other: LabelSignature) -> Bool {
    (bits & ~other.bits).nonzeroBitCount <= limit
      && (other.bits & ~bits).nonzeroBitCount <= limit
  }
}

/// `scalars` with every word of two scalars that is printed twice in a row printed once.
func withoutDoubledWords(_ scalars: [UInt32]) -> [UInt32] {
  var single: [UInt32] = []
  for scalar in scalars {
    single.append(scalar)
    let n = single.count
    if n >= 4, single[n - 1] == single[n - 3], single[n - 2] == single[n - 4] {
      single.removeLast(2)
    }
  }
  return single
}

/// How many scalars must be inserted, dropped or replaced to make `b` of `a`; `limit` + 1 where more.
func editDistance(_ a: [UInt32], _ b: [UInt32], limit: Int) -> Int {
  if abs(a.count - b.count) > limit { return limit + 1 }
  var row = Array(0...b.count)
  for i in 0..<a.count {
    var diagonal = row[0]
    row[0] = i + 1
    var best = row[0]
    for j in 0..<b.count {
      let replaced = diagonal + (a[i] == b[j] ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(replaced, row[j] + 1, diagonal + 1)
      best = min(best, row[j + 1])
    }
    if best > limit { return limit + 1 }
  }
  return row[b.count]
}
