import AuditModel

/// Reads one edition file.
struct FormFileReader {
  let diagnostics: Diagnostics

  /// A year beyond them is a slip, wherever a rule file has one.
  static let believableYears = 1900...2999

  func read(_ root: YAMLNode) -> FormFile? {
    let keys = ["edition", "notice", "years", "titles", "sections", "tables"]
    guard let map = StrictMapping(root, keys: keys, what: "版式文件", diagnostics) else { return nil }
    let id = map.text("edition")
    let notice = map.text("notice")
    let years = map.required("years").flatMap(years)
    let titles = map.required("titles").flatMap(titles)
    let sections = (map.items("sections") ?? []).compactMap(section)
    let tables = (map.items("tables") ?? []).compactMap(table)
    guard let id, let notice, let years, let titles, diagnostics.isEmpty else { return nil }
    return FormFile(
      id: id, notice: notice.string, firstYear: years.first, lastYear: years.last,
      years: years.range, titles: titles, sections: sections, tables: tables,
      diagnostics: diagnostics)
  }

  private func years(_ node: YAMLNode) -> (first: Int, last: Int?, range: Range<Int>)? {
    guard let map = StrictMapping(node, keys: ["from", "to"], what: "years", diagnostics) else {
      return nil
    }
    let first = map.read("from") { node throws(Fault) in
      try node.wholeNumber("from", in: Self.believableYears)
    }
    let last = map.readIfPresent("to") { node throws(Fault) in
      try node.wholeNumber("to", in: Self.believableYears)
    }
    guard let first else { return nil }
    if let last, last < first, let node = map["to"] {
      diagnostics.add(.yearsBackwards, node.range)
      return nil
    }
    return (first, last, node.mark)
  }

  private func titles(_ node: YAMLNode) -> [LabelVariant]? {
    guard
      let map = StrictMapping(node, keys: ["official", "variants"], what: "titles", diagnostics),
      let official = map.text("official")
    else { return nil }
    return [LabelVariant(text: official.string, weight: .none)] + variants(map)
  }

  private func section(_ node: YAMLNode) -> FormFile.Section? {
    let keys = ["number", "title", "variants"]
    guard let map = StrictMapping(node, keys: keys, what: "章", diagnostics),
      let number = map.text("number"), let title = map.text("title")
    else { return nil }
    return FormFile.Section(
      number: number,
      section: FormSection(number: number.string, title: title.string, variants: variants(map)))
  }

  /// `variants: {none: […], filler: […], content: […]}`.
  func variants(_ map: StrictMapping) -> [LabelVariant] {
    guard let node = map["variants"],
      let lists = StrictMapping(
        node, keys: ["none", "filler", "content"], what: "variants", diagnostics)
    else { return [] }
    let weights: [(String, LabelVariant.Weight)] = [
      ("none", .none), ("filler", .filler), ("content", .content),
    ]
    return weights.flatMap { key, weight in
      let texts = lists.readIfPresent(key) { node throws(Fault) in try node.texts(key) }
      return (texts ?? []).map { LabelVariant(text: $0.string, weight: weight) }
    }
  }
}
