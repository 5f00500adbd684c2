import AuditModel

/// Finds rows, columns and groups by short name, else by printed label.
final class FormNames: Sendable {
  enum Part: Hashable, Sendable {
    case line(Axis, Int)
    case group(Axis, Int)
  }

  struct Entry: Hashable, Sendable {
    var table: Int
    var part: Part
    var name: String
    /// Printed labels in every edition, with and without number, normalised.
    var labels: Set<String>

    var axis: Axis {
      switch part {
      case .line(let axis, _), .group(let axis, _): axis
      }
    }
    var isLine: Bool { if case .line = part { true } else { false } }
  }

  let catalog: FormCatalog
  let entries: [Entry]
  /// Positions in `entries` of those that have a text as their name, and as a label.
  private struct Found {
    var named: [Int] = []
    var labelled: [Int] = []
  }
  private let byText: [String: Found]
  /// What the figures of each column count, in all editions together; by table.
  private let units: [[ValueType.Unit]]
  /// Labels that hold signs no plain word has, by first scalar: the lexer takes them whole. Longest first.
  let oddLabels: [Unicode.Scalar: [[Unicode.Scalar]]]

  init(_ catalog: FormCatalog) {
    self.catalog = catalog
    var found: [Entry] = []
    var position: [Key: Int] = [:]
    func add(_ table: Int, _ part: Part, _ name: String, _ label: String) {
      let key = Key(table: table, part: part)
      let index = position[key] ?? found.count
      if position[key] == nil {
        position[key] = index
        found.append(Entry(table: table, part: part, name: name, labels: []))
      }
      found[index].labels.insert(Self.normalised(label))
      found[index].labels.insert(Self.normalised(Self.withoutNumber(label)))
    }
    for table in catalog.editions.flatMap(\.tables) {
      for row in table.rows { add(table.index, .line(.row, row.index), row.name, row.label) }
      for column in table.columns {
        add(table.index, .line(.column, column.index), column.name, column.label)
      }
      for group in table.groups {
        add(table.index, .group(group.axis, group.index), group.name, group.label)
      }
    }
    entries = found
    var byText: [String: Found] = [:]
    for (i, entry) in found.enumerated() {
      byText[entry.name, default: Found()].named.append(i)
      for label in entry.labels { byText[label, default: Found()].labelled.append(i) }
    }
    self.byText = byText
    units = catalog.columns.map { columns in
      columns.map { column in
        if column.figures.allSatisfy({ $0 == .amount }) { return .amount }
        return column.mayHoldAmounts ? .varying : .count
      }
    }
    var odd: [Unicode.Scalar: Set<[Unicode.Scalar]>] = [:]
    for label in found.flatMap({ $0.labels.union([Self.normalised($0.name)]) }) {
      let scalars = Array(label.unicodeScalars)
      guard let first = scalars.first, !scalars.allSatisfy(\.isWordScalar) || first.isDigit else {
        continue
      }
      odd[first, default: []].insert(scalars)
    }
    oddLabels = odd.mapValues { $0.sorted { $0.count > $1.count } }
  }

  private struct Key: Hashable {
    var table: Int
    var part: Part
  }

  /// What `word` means among the entries that the place allows: short names win, labels come second.
  func find(_ word: String, where allowed: (Entry) -> Bool) -> [Entry] {
    let found = byText[word]
    let named = found?.named.filter { allowed(entries[$0]) } ?? []
    if !named.isEmpty { return named.map { entries[$0] } }
    let label = Self.normalised(word)
    let labelled = label == word ? found : byText[label]
    return labelled?.labelled.filter { allowed(entries[$0]) }.map { entries[$0] } ?? []
  }

  /// Whether an allowed entry has this very name.
  func isName(_ word: String, where allowed: (Entry) -> Bool) -> Bool {
    byText[word]?.named.contains { allowed(entries[$0]) } ?? false
  }

  /// The short name of the allowed entry whose name or label is spelled most like `word`.
  func nearest(to word: String, where allowed: (Entry) -> Bool) -> String? {
    let candidates = entries.filter(allowed)
    if let name = nearName(to: word, among: candidates.map(\.name)) { return name }
    let label = nearName(to: Self.normalised(word), among: candidates.flatMap(\.labels).sorted())
    return label.flatMap { label in candidates.first { $0.labels.contains(label) }?.name }
  }

  /// The one allowed line whose name holds `word` (维持 of 结果维持), or that `word` holds.
  func holding(_ word: String, where allowed: (Entry) -> Bool) -> String? {
    guard word.unicodeScalars.count > 1 else { return nil }
    let found = entries.filter { entry in
      entry.isLine && entry.name.unicodeScalars.count > 1 && allowed(entry)
        && (entry.name.contains(word) || word.contains(entry.name))
    }
    return Set(found.map(\.name)).count == 1 ? found.first?.name : nil
  }

  /// What the figures of a column count.
  func unit(table: Int, column: Int) -> ValueType.Unit { units[table][column] }

  /// The one unit of all figures of some tables; `varying` where 件数 and 金额 meet in them.
  func unit(ofTables tables: [Int]) -> ValueType.Unit {
    let all = tables.lazy.flatMap { self.units[$0] }
    guard let unit = all.first, all.allSatisfy({ $0 == unit }) else { return .varying }
    return unit
  }

  func name(of table: Int) -> String { catalog.tables[table].name }

  /// What the entry is, for people: 表三的行“新收”.
  func description(of entry: Entry) -> String {
    let kind = entry.axis == .row ? "行" : "列"
    return "\(name(of: entry.table))的\(kind)\(entry.isLine ? "" : "组")“\(entry.name)”"
  }
}

/// How labels are compared.
extension FormNames {
  /// Full-width brackets, commas and the like as ASCII, blanks gone.
  static func normalised(_ label: String) -> String {
    if label.unicodeScalars.allSatisfy(\.isNormalised) { return label }
    var text = String.UnicodeScalarView()
    for scalar in label.unicodeScalars where !scalar.isBlank { text.append(normalised(scalar)) }
    return String(text)
  }

  static func normalised(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "（": "("
    case "）": ")"
    case "，": ","
    case "：": ":"
    case "．": "."
    case "“", "”", "＂": "\""
    default: scalar
    }
  }

  /// Without the item number that stands before it: 一、 （七） 3.
  static func withoutNumber(_ label: String) -> String {
    let scalars = Array(label.unicodeScalars)
    let isBracketed = scalars.first == "（" || scalars.first == "("
    var i = isBracketed ? 1 : 0
    let start = i
    while i < scalars.count, scalars[i].isDigit || scalars[i].isChineseDigit { i += 1 }
    guard i > start, i < scalars.count else { return label }
    let closes: Set<Unicode.Scalar> = isBracketed ? ["）", ")"] : ["、", ".", "．"]
    guard closes.contains(scalars[i]), i + 1 < scalars.count else { return label }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[(i + 1)...])
    return String(text)
  }
}

extension Unicode.Scalar {
  /// Whether it stands in a normalised label as it is.
  fileprivate var isNormalised: Bool { !isBlank && FormNames.normalised(self) == self }

  var isDigit: Bool { ("0"..."9").contains(self) }
  /// ０ to ９.
  var isWideDigit: Bool { ("０"..."９").contains(self) }
  /// The ASCII digit of a full-width one; every other sign itself.
  var narrowDigit: Unicode.Scalar {
    isWideDigit ? Unicode.Scalar(value - 0xFF10 + 0x30) ?? self : self
  }
  var isChineseDigit: Bool { "一二三四五六七八九十".unicodeScalars.contains(self) }

  /// Part of a name: letters of any script, digits and underscores; no signs.
  var isWordScalar: Bool {
    switch value {
    // Chinese characters, by far the commonest, without asking the tables.
    case 0x3400...0x4DBF, 0x4E00...0x9FFF: true
    case 0..<0x80:
      isDigit || self == "_" || ("a"..."z").contains(self) || ("A"..."Z").contains(self)
    default: properties.isAlphabetic
    }
  }
}
