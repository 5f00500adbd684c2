import Foundation
import TestSupport

/// A folder that is gone with the test.
final class TemporaryFolder {
  let url: URL
  var path: String { url.path }

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent(
      "gouji-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  @discardableResult
  func file(_ name: String, _ bytes: [UInt8] = Array("文".utf8)) throws -> String {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    return file.path
  }

  /// The project's own rules as a folder of their own, `rules`; its path.
  func copyRules() throws -> String {
    let copy = url.appendingPathComponent("rules")
    try FileManager.default.copyItem(
      at: projectFolder.appendingPathComponent("rules"), to: copy)
    return copy.path
  }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: url.appendingPathComponent(name).path, withDestinationPath: target)
  }

  func pipe(_ name: String) { mkfifo(url.appendingPathComponent(name).path, 0o600) }

  /// A path below the folder, as tests name it.
  func relative(_ path: String) -> String {
    path.hasPrefix(self.path + "/") ? String(path.dropFirst(self.path.count + 1)) : path
  }
}
