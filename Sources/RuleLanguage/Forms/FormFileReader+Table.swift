import AuditModel

extension FormFileReader {
  func table(_ node: YAMLNode) -> FormFile.Table? {
    let keys = ["name", "section", "printed", "captions", "blocks", "columns", "rows"]
    guard let map = StrictMapping(node, keys: keys, what: "表", diagnostics),
      let name = map.text("name"), let section = map.text("section")
    else { return nil }
    let isAcross = map.choice("printed", ["down": false, "across": true], default: false)
    let captions = map.readIfPresent("captions") { node throws(Fault) in try node.items("captions")
    }
    let blocks = map.readIfPresent("blocks") { node throws(Fault) in try node.items("blocks") }
    var lines = LineCollector(reader: self)
    lines.collect(map.items("columns") ?? [], axis: .column, parent: nil)
    lines.collect(map.items("rows") ?? [], axis: .row, parent: nil)
    return FormFile.Table(
      name: name, section: section, isPrintedAcross: isAcross,
      captions: (captions ?? []).compactMap(caption), blocks: (blocks ?? []).compactMap(block),
      groups: lines.groups, rows: lines.rows, columns: lines.columns)
  }

  private func caption(_ node: YAMLNode) -> FormCaption? {
    let keys = ["kind", "label", "variants"]
    guard let map = StrictMapping(node, keys: keys, what: "captions", diagnostics),
      let label = map.text("label")
    else { return nil }
    let kind = map.choice(
      "kind", ["corner": FormCaption.Kind.corner, "head": .head], default: .head)
    return FormCaption(kind: kind, label: label.string, variants: variants(map))
  }

  private func block(_ node: YAMLNode) -> FormFile.Block? {
    let keys = ["caption", "variants", "columns", "rows"]
    guard let map = StrictMapping(node, keys: keys, what: "blocks", diagnostics),
      let caption = map.text("caption"), let columns = map.texts("columns"),
      let rows = map.texts("rows")
    else { return nil }
    return FormFile.Block(
      caption: caption.string, variants: variants(map), columns: columns, rows: rows)
  }
}

/// Flattens the nested rows or columns of a table.
private struct LineCollector {
  let reader: FormFileReader
  var groups: [FormFile.Group] = []
  var rows: [FormFile.Line] = []
  var columns: [FormFile.Line] = []

  init(reader: FormFileReader) { self.reader = reader }

  mutating func collect(_ nodes: [YAMLNode], axis: Axis, parent: Int?) {
    for node in nodes {
      guard case .mapping(let pairs) = node.content else {
        reader.diagnostics.add(.notAMapping(axis == .row ? "行" : "列"), node.mark)
        continue
      }
      if pairs.contains(where: { $0.key.string == "group" }) {
        group(node, axis: axis, parent: parent)
      } else {
        line(node, axis: axis, group: parent)
      }
    }
  }

  private mutating func group(_ node: YAMLNode, axis: Axis, parent: Int?) {
    let keys = ["group", "label", "variants", "members"]
    guard let map = StrictMapping(node, keys: keys, what: "组", reader.diagnostics),
      let name = map.text("group"), let label = map.text("label")
    else { return }
    groups.append(
      FormFile.Group(
        axis: axis, name: name, label: label.string, variants: reader.variants(map), parent: parent)
    )
    collect(map.items("members") ?? [], axis: axis, parent: groups.count - 1)
  }

  /// What expressions and references can hold: no blanks, no signs that part their pieces.
  private static func canBeShortName(_ name: String) -> Bool {
    let parting = "[](),，（）\"=<>＝＜＞{}:：".unicodeScalars
    return !name.unicodeScalars.allSatisfy(\.isDigit)
      && !name.unicodeScalars.contains { $0.isBlank || parting.contains($0) }
  }

  private mutating func line(_ node: YAMLNode, axis: Axis, group: Int?) {
    let keys = ["name", "label", "variants", "role"] + (axis == .row ? ["required"] : ["type"])
    guard
      let map = StrictMapping(
        node, keys: keys, what: axis == .row ? "行" : "列", reader.diagnostics),
      let name = map.text("name"), let label = map.text("label")
    else { return }
    if !Self.canBeShortName(name.string) {
      reader.diagnostics.add(.badShortName(name.string), name.range)
    } else if Vocabulary.isOperator(name.string)
      || Vocabulary.instance.canonical(name.string) != nil
    {
      reader.diagnostics.add(.reservedName(name.string), name.range)
    }
    let figure = map.choice(
      "type", FormLine.Figure.words, default: .count)
    let isRequired = map.readIfPresent("required") { node throws(Fault) in
      try node.truth("required")
    }
    let line = FormFile.Line(
      name: name, label: label.string, variants: reader.variants(map),
      isDerived: map.choice("role", ["count": false, "derived": true], default: false),
      isRequired: isRequired ?? false, figure: figure, group: group)
    if axis == .row { rows.append(line) } else { columns.append(line) }
  }
}

extension FormLine.Figure {
  /// How form files and rules name the types of columns.
  static let words: KeyValuePairs<String, FormLine.Figure> = [
    "件数": .count, "增减件数": .signedCount, "金额": .amount,
  ]

  init?(word: String) {
    guard let found = Self.words.first(where: { $0.key == word }) else { return nil }
    self = found.value
  }
}
