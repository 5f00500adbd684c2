import AuditModel

/// Finds the name of the reporting agency, and what kind of body the name says it is.
///
/// A class, so that whoever asks it copies nothing.
final class AgencyReading: Sendable {
  private let names: AgencyNames
  private let endings: [[UInt8]]
  /// By ending: whether it begins with that of a place, which then is none.
  private let beginsWithPlace: [Bool]
  /// Indices into `endings`.
  private let endingsByLastByte: [[Int]]
  private let places: [[UInt8]]
  /// By place: the bit that a text has which holds the place's first character.
  private let placeBits: [UInt64]

  init(_ names: AgencyNames) {
    self.names = names
    let endings = names.endings.map { Array($0.text.utf8) }
    self.endings = endings
    endingsByLastByte = (0..<256).map { byte in
      endings.indices.filter { endings[$0].last == UInt8(byte) }
    }
    let places = names.places.map { Array($0.text.utf8) }
    self.places = places
    placeBits = places.map { place in
      place.first.map { $0 & 0xF0 } == 0xE0 ? Self.bits(0..<3, in: place.span) : .max
    }
    beginsWithPlace = endings.map { ending in places.contains { ending.starts(with: $0) } }
  }

  /// Kind and level as the name's ending and place names show them.
  func classify(_ name: Range<Int>, in text: Span<UInt8>) -> (kind: AgencyKind, level: AgencyLevel)
  {
    guard let i = ending(of: name, in: text) else { return (.unknown, level(of: name, in: text)) }
    // 住房和城乡建设局 is no township: what the ending says of places is no place.
    let end = beginsWithPlace[i] ? name.upperBound : name.upperBound - endings[i].count
    return (
      names.endings[i].kind,
      names.endings[i].level ?? level(of: name.lowerBound..<end, in: text)
    )
  }

  /// The ending that tells most of a name.
  private func ending(of name: Range<Int>, in text: Span<UInt8>) -> Int? {
    candidates(for: name, in: text).first { ends(name, with: $0, in: text) }
  }

  private func ends(_ name: Range<Int>, with ending: Int, in text: Span<UInt8>) -> Bool {
    holds(name.suffix(endings[ending].count), endings[ending], in: text)
  }

  /// The endings that have the last byte of a name, in their order.
  private func candidates(for name: Range<Int>, in text: Span<UInt8>) -> [Int] {
    name.isEmpty ? [] : endingsByLastByte[Int(text[name.upperBound - 1])]
  }

  /// Whether the report is that of the agency in its title, although another one signed it: an office signs
  /// for its government, which the title may name by its place alone (柳津县, signed by 柳津县人民政府办公室).
  func isTitled(
    _ title: Range<Int>, signedBy signature: Range<Int>, in text: Span<UInt8>
  ) -> Bool {
    guard let titled = ending(of: title, in: text) else { return false }
    if names.endings[titled].ownsTitledReport { return true }
    return isOffice(signature, in: text)
      && names.places.contains { names.endings[titled].text.hasSuffix($0.text) }
  }

  /// Whether a name is that of an office which signs for its government.
  func isOffice(_ name: Range<Int>, in text: Span<UInt8>) -> Bool {
    ending(of: name, in: text).map { names.endings[$0].isOffice } ?? false
  }

  /// Whether a short text ends like the name of an agency.
  func isName(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
    guard range.count >= 6, range.count <= 120 else { return false }
    let isEnding = candidates(for: range, in: text).contains { i in
      endings[i].count < range.count && ends(range, with: i, in: text)
    }
    guard isEnding else { return false }
    var i = range.lowerBound
    while i < range.upperBound {
      let (value, length) = scalar(at: i, in: text)
      guard isHan(value) || isSpace(value) || Self.isNameMark(value) else { return false }
      i += length
    }
    return true
  }

  /// Brackets and the dot between the parts of foreign names.
  private static func isNameMark(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xB7, 0x2022, 0x30FB: true
    default: isOpeningBracket(scalar) || isClosingBracket(scalar)
    }
  }

  /// The level of the last place in the chain that a name begins with: 云河市｜望岚区｜市场监督管理局.
  ///
  /// A place name has a character or two before its ending, so that neither 市场 nor 城市 is a city.
  private func level(of name: Range<Int>, in text: Span<UInt8>) -> AgencyLevel {
    var level = AgencyLevel.unknown
    var start = name.lowerBound
    while let place = firstPlace(in: start..<name.upperBound, of: text) {
      level = place.level
      start = place.end
    }
    return level
  }

  /// The place that ends first; of two that end together, the longer ending tells.
  private func firstPlace(
    in range: Range<Int>, of text: Span<UInt8>
  ) -> (end: Int, level: AgencyLevel)? {
    var first: (end: Int, start: Int, level: AgencyLevel)?
    let bits = Self.bits(range, in: text)
    for i in places.indices where bits & placeBits[i] != 0 {
      let from = range.lowerBound + names.places[i].charactersBefore * 3
      let limit = first?.end ?? range.upperBound
      guard from < limit,
        let start = firstOccurrence(of: places[i], in: from..<limit, of: text)
      else { continue }
      let end = start + places[i].count
      if let known = first, (end, start) >= (known.end, known.start) { continue }
      first = (end, start, names.places[i].level)
    }
    return first.map { ($0.end, $0.level) }
  }

  /// A bit for each character of three bytes in `range`, some sharing one.
  private static func bits(_ range: Range<Int>, in text: Span<UInt8>) -> UInt64 {
    var bits: UInt64 = 0
    var i = range.lowerBound
    while i < range.upperBound {
      let length = scalar(at: i, in: text).length
      if length == 3 { bits |= 1 << UInt64(text[i + 2] & 63) }
      i += length
    }
    return bits
  }
}
