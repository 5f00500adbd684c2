import AuditModel
import RuleLanguage
import TestSupport
import Testing

/// Every kind of mistake gives one error at the right sign, and reads well: see `Golden/mistakes-*.txt`.
struct MistakeTests {
  static let groups: [(name: String, cases: [MistakeCase])] = [
    ("yaml", yaml), ("names", names), ("expressions", expressions), ("types", types),
    ("rules", rules), ("messages", messages), ("examples", examples), ("patterns", patterns),
    ("searches", searches), ("habits", habits),
  ]

  @Test(arguments: groups.map(\.name))
  func oneErrorAtTheRightSign(group: String) throws {
    let cases = try #require(Self.groups.first { $0.name == group }).cases
    let errors = try MistakeCase.errors(of: cases, in: group)
    #expect(errors.count == cases.count, "two cases have the same name")
    var golden = ""
    for mistake in cases {
      let found = errors[mistake.name] ?? []
      #expect(
        found.map { "\($0.place.line):\($0.place.column) \($0.code)" }
          == ["\(mistake.place) \(mistake.code)"], "\(mistake.name)")
      golden += "### \(mistake.name)\n\n\(Self.readable(mistake.text))\n"
      for error in found { golden += "\(error)\n" }
      golden += "\n"
    }
    try expectGolden(golden, "mistakes-\(group).txt")
  }

  /// Without control characters and the length of bombs.
  private static func readable(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let visible = line.unicodeScalars.map {
        $0.properties.generalCategory == .control ? "\u{FFFD}" : $0
      }
      let shown = String(visible.prefix(120).map(Character.init))
      return visible.count > 120 ? shown + "…" : shown
    }.joined(separator: "\n")
  }
}
