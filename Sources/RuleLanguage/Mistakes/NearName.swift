import AuditModel

/// The candidate spelled most like `name`, if any comes close: nil rather than a wild guess.
public func nearName(to name: String, among candidates: some Sequence<String>) -> String? {
  let wanted = TraditionalSigns.simplified(Array(name.unicodeScalars))
  guard !wanted.isEmpty, wanted.count <= 40 else { return nil }
  let wantedNumbers = numbers(of: wanted)
  // One slip in a short name, one in three in a long one.
  var best: (distance: Int, name: String)?
  for candidate in candidates {
    let other = Array(candidate.unicodeScalars)
    let limit = max(1, min(wanted.count, other.count) / 3)
    guard abs(other.count - wanted.count) <= limit, other.count > 1 || wanted.count == 1 else {
      continue
    }
    let distance = editDistance(wanted, other)
    // Two short names that share no sign are not alike, nor are two that differ in a number: 表五 is not 表三.
    guard distance <= limit, distance < max(wanted.count, other.count),
      wantedNumbers.isEmpty || [[], wantedNumbers].contains(numbers(of: other))
    else { continue }
    if best == nil || (distance, candidate) < best! { best = (distance, candidate) }
  }
  return best?.name
}

/// As `nearName`; where none is spelled like `word`, the one candidate that it holds: 街道 of 街道办事处.
func nearWord(to word: String, among candidates: [String]) -> String? {
  if let near = nearName(to: word, among: candidates) { return near }
  let held = candidates.filter { $0.unicodeScalars.count > 1 && word.contains($0) }
  // 商业企业 holds 企业 too: the longest one, where it holds all the others.
  guard let longest = held.max(by: { $0.unicodeScalars.count < $1.unicodeScalars.count }) else {
    return nil
  }
  return held.allSatisfy { longest.contains($0) } ? longest : nil
}

/// The digits of a name, in whatever numerals.
private func numbers(of name: [Unicode.Scalar]) -> [Int] {
  name.compactMap { digit($0.value) ?? ChineseNumeral.digit($0.value) }
}

/// Insertions, deletions, replacements and swaps of neighbours that turn `a` into `b`.
private func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for i in a.indices {
    var row = [i + 1]
    for j in b.indices {
      var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        cost = min(cost, beforeLast[j - 1] + 1)
      }
      row.append(cost)
    }
    beforeLast = last
    last = row
  }
  return last[b.count]
}
