/// How far the lists are set in that are open where a line begins.
struct ItemIndents {
  private var open: [Int] = []
  /// Whether the line before is an item that is complete: what is set in below it is no part of it.
  private var isComplete = false

  /// Whether a line, from its first sign on, may be set in so far; takes it down.
  mutating func fits(_ line: ArraySlice<Unicode.Scalar>, indent: Int) -> Bool {
    let isItem = line.first == "-" && line.dropFirst().first == " "
    let inner = open.last
    while let last = open.last, isItem ? last > indent : last >= indent { open.removeLast() }
    defer { isComplete = isItem && Self.isComplete(line.dropFirst().drop { $0 == " " }) }
    guard isItem, open.last != indent else { return true }
    let hasClosed = inner.map { $0 > indent } ?? false
    if hasClosed || isComplete, inner != nil { return false }
    open.append(indent)
    return true
  }

  /// Whether nothing of an item can stand in the lines below: plain text, or a value whose brackets or quotes close.
  private static func isComplete(_ item: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let first = item.first, let last = item.last(where: { $0 != " " }) else { return false }
    switch first {
    case "{": return last == "}"
    case "[": return last == "]"
    case "\"", "'": return item.count > 1 && last == first
    case "-", "|", ">", "#": return false
    default:
      let isComment = zip(item, item.dropFirst()).contains { $0 == (" ", "#") }
      return !isComment && last != ":"
    }
  }
}
