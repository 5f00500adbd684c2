/// How much two texts have in common.
enum Similarity {
  /// Letters that are compared as one.
  private static let width = 4

  /// The part of the runs of four letters that both texts have; signs, digits and blanks do not count. Texts too
  /// short for one run are as they are.
  static func jaccard(
    _ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>
  ) -> Exact? {
    let (x, y) = (shingles(a), shingles(b))
    var (i, j, common) = (0, 0, 0)
    while i < x.count, j < y.count {
      if x[i] == y[j] { common += 1 }
      let (p, q) = (x[i], y[j])
      if p <= q { i += 1 }
      if q <= p { j += 1 }
    }
    let all = x.count + y.count - common
    return all == 0 ? Exact(1) : Exact(common).divided(by: Exact(all))
  }

  /// Sorted, each once.
  private static func shingles(_ text: UnsafeBufferPointer<UInt8>) -> [UInt64] {
    var letters: [UInt32] = []
    var scalars = SaidFigure.Scalars(text)
    while let scalar = scalars.next() {
      if isLetter(scalar) { letters.append(scalar) }
    }
    guard letters.count >= width else { return letters.isEmpty ? [] : [hash(letters[...])] }
    var found = (0...letters.count - width).map { hash(letters[$0..<$0 + width]) }
    found.sort()
    var last: UInt64?
    found.removeAll { shingle in
      defer { last = shingle }
      return shingle == last
    }
    return found
  }

  private static func hash(_ letters: ArraySlice<UInt32>) -> UInt64 {
    letters.reduce(14_695_981_039_346_656_037) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
  }

  private static func isLetter(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3400...0x9FFF, 0x20000...0x3FFFF, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }
}
