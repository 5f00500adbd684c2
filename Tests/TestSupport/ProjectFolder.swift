public import Foundation

/// The checkout that the tests run in.
public let projectFolder: URL = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// Real reports and what a careful person reads in them. They stand beside the checkout where the
/// project is developed and are no part of it; nil elsewhere.
public let realReportsFolder: URL? = {
  let folder = projectFolder.deletingLastPathComponent().appendingPathComponent("shared/reports")
  return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
}()
