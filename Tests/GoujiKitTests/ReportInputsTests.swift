import Foundation
import Testing

@testable import GoujiKit

struct ReportInputsTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  func found(_ names: String...) -> [String] {
    let paths = names.map { $0.isEmpty ? folder.path : "\(folder.path)/\($0)" }
    return ReportInputs(paths).inputs.map { folder.relative($0.path.text) }
  }

  @Test func foldersAreWalkedInTheOrderOfPaths() throws {
    for name in ["b.txt", "a/z.md", "a/b.TXT", "a.txt", "十/乙.txt"] { try folder.file(name) }
    #expect(found("") == ["a.txt", "a/b.TXT", "a/z.md", "b.txt", "十/乙.txt"])
    #expect(found("b.txt", "a/", "b.txt") == ["a/b.TXT", "a/z.md", "b.txt"])
  }

  @Test func whatIsNoReportIsCounted() throws {
    for name in ["a.txt", ".hidden.txt", ".git/x.txt", "roster.yaml", "notes.log", "README"] {
      try folder.file(name)
    }
    let inputs = ReportInputs([folder.path])
    #expect(inputs.inputs.map { folder.relative($0.path.text) } == ["a.txt"])
    #expect(inputs.hidden == 2)
    #expect(inputs.skipped.map(folder.relative).sorted() == ["README", "notes.log", "roster.yaml"])
  }

  @Test func aNamedFileIsAlwaysAnInput() throws {
    try folder.file("notes.log")
    #expect(found("notes.log") == ["notes.log"])
    #expect(ReportInputs(["\(folder.path)/notes.log"]).inputs[0].format == "txt")
  }

  @Test(arguments: [
    "html", "htm", "docx", "doc", "wps", "pdf", "xlsx", "xls", "et", "rtf", "ofd", "json",
  ])
  func formatsOfLaterVersionsSaySo(_ ending: String) throws {
    try folder.file("a.\(ending)")
    let input = ReportInputs([folder.path]).inputs[0]
    #expect(input.problem == .unsupportedFormat(ending))
    #expect(input.format == ending)
  }

  @Test func whatDoesNotExistIsAnInputThatSaysSo() throws {
    #expect(ReportInputs(["\(folder.path)/nothing"]).inputs.map(\.problem) == [.missing])
  }

  @Test func aFolderWithoutReportsSaysSo() throws {
    try folder.file("notes.log")
    let inputs = ReportInputs([folder.path]).inputs
    #expect(inputs.map(\.problem) == [.emptyFolder])
  }

  @Test(.timeLimit(.minutes(1))) func linksCannotLoop() throws {
    try folder.file("b/real.txt")
    try folder.link("b/up", to: "..")
    try folder.link("a", to: "b")
    try folder.link("self", to: "self")
    try folder.link("self.txt", to: "self.txt")
    let inputs = ReportInputs([folder.path])
    #expect(inputs.inputs.map { folder.relative($0.path.text) } == ["b/real.txt", "self.txt"])
    #expect(inputs.repeatedFolders == 2)
  }

  @Test func linksOutsideAreFollowed() throws {
    let other = try TemporaryFolder()
    try other.file("x.txt")
    try folder.link("other", to: other.path)
    #expect(found("") == ["other/x.txt"])
  }

  @Test func deepFoldersDoNotOverflow() throws {
    let deep = Array(repeating: "d", count: 1500).joined(separator: "/")
    try folder.file("\(deep)/a.txt")
    #expect(ReportInputs([folder.path]).count == 1)
  }

  @Test func namesThatAreNoUTF8AreRead() throws {
    let name = FilePath(folder.path).appending([0xD4, 0xC6, 0x2E, 0x74, 0x78, 0x74])
    #expect(name.withCString { creat($0, 0o600) } >= 0)
    let inputs = ReportInputs([folder.path]).inputs
    #expect(inputs.map(\.path) == [name])
    #expect(try FileSystem.read(inputs[0].path, limit: 10) == [])
  }
}

struct FileReadingTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  func problem(_ name: String, limit: Int = 100) -> FileProblem? {
    do throws(FileProblem) {
      _ = try FileSystem.read(FilePath("\(folder.path)/\(name)"), limit: limit)
      return nil
    } catch {
      return error
    }
  }

  @Test func bytesComeWhole() throws {
    let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0) }
    let path = try folder.file("x.txt", bytes)
    #expect(try FileSystem.read(FilePath(path), limit: 200_000) == bytes)
  }

  @Test func sizeIsCheckedBeforeReading() throws {
    try folder.file("x.txt", Array(repeating: 0x61, count: 101))
    #expect(problem("x.txt") == .tooLarge(bytes: 101, limit: 100))
  }

  @Test(.timeLimit(.minutes(1))) func pipesAndDevicesAreNotWaitedFor() throws {
    folder.pipe("p.txt")
    #expect(problem("p.txt") == .notRegular)
    try folder.link("zero.txt", to: "/dev/zero")
    #expect(problem("zero.txt") == .notRegular)
  }

  @Test func oddPathsSayWhatIsWrong() throws {
    try folder.file("d/x.txt")
    #expect(problem("d") == .isFolder)
    #expect(problem("none.txt") == .missing)
    try folder.link("dangling.txt", to: "none")
    #expect(problem("dangling.txt") == .missing)
  }

  @Test(.enabled(if: getuid() != 0)) func forbiddenFilesSaySo() throws {
    let path = try folder.file("x.txt")
    chmod(path, 0)
    #expect(problem("x.txt") == .forbidden)
    chmod(folder.path, 0)
    defer { chmod(folder.path, 0o700) }
    #expect(ReportInputs([folder.path]).inputs.map(\.problem) == [.forbidden])
  }
}
