/// The files that a page prints: blocks of code that begin with `# path`.
public func printedFiles(in page: String) -> [(path: String, text: String)] {
  let blocks = page.split(separator: "```", omittingEmptySubsequences: false)
  return blocks.enumerated().compactMap { number, block in
    // Every other piece stands between two fences.
    guard number % 2 == 1, let end = block.firstIndex(of: "\n") else { return nil }
    let text = block[block.index(after: end)...]
    guard text.hasPrefix("# ") else { return nil }
    return (String(text.dropFirst(2).prefix { !$0.isWhitespace }), String(text))
  }
}
