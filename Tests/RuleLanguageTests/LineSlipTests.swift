import Testing

@testable import RuleLanguage

/// Lines that YAML reads as they are meant: nothing is said of them.
struct LineSlipTests {
  @Test(arguments: [
    "k:\n  - 甲\n  - 乙\nl: 丙",
    // What stands below belongs to the key of the item, whatever is noted beside it.
    "k:\n  - 甲:\n      - 乙\n  - 丙", "k:\n  - 甲: # 注\n      - 乙\n  - 丙",
    "k:\n  -   # 注\n    - 甲\n  - 乙", "k:\n  - - 甲\n    - 乙\n  - 丙",
    "k:\n  - {甲: 1,\n     乙: 2}\n  - [甲,\n     乙]", "k:\n  - |\n    - 甲\n   # 注\n  - 乙",
  ])
  func soundLinesAreNoSlips(text: String) throws {
    let (source, fault) = Screening.decode(path: "x.yaml", bytes: Array(text.utf8))
    #expect(fault == nil)
    #expect(try YAMLTree.read(source, bytes: Array(text.utf8)) != nil)
    #expect(LineSlips.find(in: source, keys: ["k", "l"]).isEmpty)
  }
}
