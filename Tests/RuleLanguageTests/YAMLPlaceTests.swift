import AuditModel
import Testing

@testable import RuleLanguage

/// Positions inside a value lead to the sign that the reader sees in the file.
struct YAMLPlaceTests {
  private func scalar(_ text: String) throws -> (YAMLScalar, SourceText) {
    let (source, fault) = Screening.decode(path: "x.yaml", bytes: Array(text.utf8))
    #expect(fault == nil)
    let tree = try YAMLTree.read(source, bytes: Array(text.utf8))
    let root = try #require(tree)
    guard case .mapping(let pairs) = root.content, case .scalar(let value) = pairs[0].value.content
    else { throw Fault(.emptyFile, 0..<0) }
    return (value, source)
  }

  static let values: [(text: String, value: String)] = [
    ("k: 新收 + 1", "新收 + 1"), ("k: 'it''s /\\d/'", "it's /\\d/"),
    ("k: \"甲\\\"乙\\\"丙\"", "甲\"乙\"丙"), ("k: \"\\u4e00丙\\x41\"", "一丙A"),
    ("k: |\n  甲 = 1\n    乙\n\n  丙\n", "甲 = 1\n  乙\n\n丙\n"),
    ("k: >\n  甲 =\n  1\n\n  乙\n", "甲 = 1\n乙\n"), ("k: >-\n  甲\n  乙", "甲 乙"),
    ("k: |2\n    甲\n   乙\n", "  甲\n 乙\n"), ("k: 甲\n  乙\n\n  丙", "甲 乙\n丙"),
    ("k: \"甲\n  乙 \\\n  丙\"", "甲 乙 丙"), ("k: '甲\n\n  乙'", "甲\n乙"),
    ("k: |\r\n  甲\r\n  乙\r\n", "甲\n乙\n"), ("k:   ' '", " "), ("k: \"\"", ""),
    ("# 注\nk: 甲 # 注", "甲"), ("k: 甲#乙", "甲#乙"),
  ]

  @Test(arguments: values)
  func everySignHasItsPlace(text: String, value: String) throws {
    let (scalar, source) = try scalar(text)
    #expect(scalar.string == value)
    #expect(scalar.text.offsets.count == scalar.text.scalars.count + 1)
    for (sign, offset) in zip(scalar.text.scalars, scalar.text.offsets) where sign.value > 0x7F {
      // Only an escape is written otherwise than it reads.
      let written = source.scalars[offset]
      #expect(written == sign || written == "\\", "\(sign) at \(offset)")
    }
    #expect(scalar.text.offsets == scalar.text.offsets.sorted())
  }

  /// What is repeated within a scalar to make reading it slow.
  private static let garbage: [(start: String, unit: String, end: String)] = [
    ("k: \"\\x41", " ", "甲\""), ("k: 'a''", " ", "甲'"), ("k: \"\\x41", "甲\n ", "甲\""),
    ("k: '", "${", "'"), ("k: '", "${甲}", "'"), ("k: |\n", " \n", "  甲\n"),
  ]

  /// Four times the text may cost four times the work: see `BadInputTests.garbageTakesLinearTime`.
  @Test(arguments: garbage.indices)
  func garbageTakesLinearTime(index: Int) throws {
    let (start, unit, end) = Self.garbage[index]
    func time(_ size: Int) throws -> Duration {
      let text = start + String(repeating: unit, count: size / unit.utf8.count) + end
      return try (0..<3).map { _ in
        try ContinuousClock().measure { _ = RuleTemplate.places(in: try scalar(text).0.text) }
      }.min() ?? .zero
    }
    let small = try time(25_000)
    let large = try time(100_000)
    #expect(large < small * 9 + .milliseconds(50), "\(start)\(unit): \(small), then \(large)")
  }

  @Test func columnsCountScalarsAndLinesEndAsInEditors() {
    let source = SourceText(path: "x", scalars: Array("甲𠮷\r\n乙\r丙\n".unicodeScalars))
    #expect(source.place(of: 1).column == 2)
    #expect(source.place(of: 4).line == 2)
    #expect(source.place(of: 6).line == 3)
    #expect(source.offset(of: source.place(of: 6)) == 6)
  }

  @Test func labelsLoseTheirNumbers() {
    let labels = ["一、本年新收", "（七）总计", "3.危及“三安全一稳定”", "总计", "2021年", "（一）"]
    #expect(
      labels.map(FormNames.withoutNumber)
        == ["本年新收", "总计", "危及“三安全一稳定”", "总计", "2021年", "（一）"])
  }

  @Test(arguments: [
    ("新受", "新收"), ("yaer", "year"), ("severty", "severity"), ("上年接转", "上年结转"),
    ("苹果", nil), ("", nil), ("x", nil),
  ])
  func nearNames(word: String, near: String?) {
    #expect(nearName(to: word, among: ["新收", "year", "severity", "上年结转", "表三"]) == near)
  }
}
