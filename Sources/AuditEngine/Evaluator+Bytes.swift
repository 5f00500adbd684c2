import AuditModel

/// The bytes of a text, wherever it stands.
extension Evaluator {
  func withBytes<Result>(
    of text: Text, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    switch text {
    case .prose(let range, _): body(UnsafeBufferPointer(rebasing: work.prose.bytes[range]))
    case .title: withPrinted(view.report.title ?? 0..<0, body)
    case .cell(let site): withPrinted(view.cell(at: site).text, body)
    default: withString(string(of: text), body)
    }
  }

  private func withPrinted<Result>(
    _ range: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    view.report.source.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
  }

  private func withString<Result>(
    _ string: consuming String, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    string.withUTF8 { body($0) }
  }

  func bytes(of text: Text) -> [UInt8] { withBytes(of: text) { Array($0) } }
}
