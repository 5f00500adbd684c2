import Foundation
public import Testing

/// Compares `text` with the golden file `name` beside the calling test, in its `Golden` folder.
///
/// With `UPDATE_GOLDEN=1` the file is rewritten and the test fails once, so that no rewrite passes unseen.
public func expectGolden(
  _ text: String, _ name: String, testFile: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(fileURLWithPath: testFile).deletingLastPathComponent()
    .appendingPathComponent("Golden")
  let file = folder.appendingPathComponent(name)
  if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let old = try? String(contentsOf: file, encoding: .utf8)
    if old != text {
      try text.write(to: file, atomically: true, encoding: .utf8)
      Issue.record(
        "golden file \(name) rewritten; read it, then run again", sourceLocation: sourceLocation)
    }
    return
  }
  let expected = try String(contentsOf: file, encoding: .utf8)
  guard text != expected else { return }
  let new = text.split(separator: "\n", omittingEmptySubsequences: false)
  let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let first = zip(new, old).enumerated().first { $0.element.0 != $0.element.1 }
  let line = first?.offset ?? min(new.count, old.count)
  Issue.record(
    """
    differs from golden file \(name) at line \(line + 1)
      expected: \(line < old.count ? String(old[line]) : "(end)")
      found:    \(line < new.count ? String(new[line]) : "(end)")
    """, sourceLocation: sourceLocation)
}
