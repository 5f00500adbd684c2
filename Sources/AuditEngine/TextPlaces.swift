/// Parts of the prose of a report.
struct TextPlaces: OptionSet {
  var rawValue: UInt32

  static func section(_ number: Int) -> TextPlaces {
    TextPlaces(rawValue: 1 << UInt32(number & 15))
  }
  static let preamble = TextPlaces(rawValue: 1 << 16)
  /// Paragraphs of no section.
  static let others = TextPlaces(rawValue: 1 << 17)
  /// The paragraphs as they were printed, which were not looked through.
  static let printed = TextPlaces(rawValue: 1 << 18)
  static let all = TextPlaces(rawValue: .max)
}
