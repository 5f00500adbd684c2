import ArgumentParser
import TestSupport
import Testing

@testable import gouji

/// What the argument parser says, in Chinese: see `Golden/usage.txt`.
struct UsageTests {
  static let commands: [[String]] = [
    ["frob"], ["audit", "--formt", "json"], ["audit", "--format"], ["audit", "--format", "xml"],
    ["audit", "--jobs", "many"], ["audit", "--jobs", "0"], ["audit", "--date", "2021-13-01"],
    ["audit", "--fail-on", "all"], ["audit", "--bogus"],
    ["audit", "--foo"], ["audit", "--rule", "x"], ["read"], ["explain", "a.txt"],
    ["explain", "a.txt", "b", "c"], ["rules", "frob"], ["rules", "explain"],
    ["rules", "check", "--strict=yes"], ["rules", "check", "x", "y"], ["--help"],
    ["audit", "--help"],
    ["help", "rules"], ["--version"],
  ]

  @Test func everyUsageErrorIsChinese() throws {
    var golden = ""
    for arguments in Self.commands {
      golden += "$ gouji \(arguments.joined(separator: " "))\n"
      do {
        var command = try Gouji.parseAsRoot(arguments)
        try command.run()
        Issue.record("\(arguments) were taken")
      } catch {
        let (text, status) = Gouji.told(error)
        golden += text + "\n[\(status.rawValue)]\n\n"
      }
    }
    // The number of the machine's processors.
    golden = golden.replacing(/默认：[0-9]+/, with: "默认：N")
    try expectGolden(golden, "usage.txt")
  }
}
