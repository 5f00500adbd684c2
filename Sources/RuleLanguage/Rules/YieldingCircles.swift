import AuditModel

/// Rules that yield to each other, so that none of them would ever cost anything.
struct YieldingCircles {
  /// Each as the ids from one rule back to the same, beginning with the first of the alphabet, so that it is told once
  /// and always at the same rule.
  private(set) var circles: [[String]] = []

  private let causes: [String: [String]]
  private var path: [String] = []
  private var settled: Set<String> = []

  init(_ rules: [Rule]) {
    causes = Dictionary(rules.map { ($0.id, $0.yieldsTo) }) { first, _ in first }
    for id in causes.keys.sorted() { follow(id) }
  }

  private mutating func follow(_ id: String) {
    if let start = path.firstIndex(of: id) {
      let circle = path[start...]
      let first = circle.indices.min { circle[$0] < circle[$1] } ?? start
      let turned = Array(circle[first...] + circle[..<first])
      circles.append(turned + turned.prefix(1))
      return
    }
    guard !settled.contains(id) else { return }
    path.append(id)
    for cause in causes[id] ?? [] { follow(cause) }
    path.removeLast()
    settled.insert(id)
  }
}
