import AuditModel

/// Reads `grading.yaml`.
struct GradingReader {
  let diagnostics: Diagnostics
  let catalog: FormCatalog
  /// Ids of all rules, broken ones too: what the file names must be there.
  let ruleIDs: [String]

  func read(_ root: YAMLNode) -> Grading? {
    let keys = ["full", "points", "rule cap", "family caps", "grades", "veto", "ungraded"]
    guard let map = StrictMapping(root, keys: keys, what: "grading.yaml", diagnostics) else {
      return nil
    }
    let full = map.read("full") { node throws(Fault) in try self.full(node) }
    // Where the full score is wrong, nothing else is too much.
    let most = full ?? FixedDecimal(scaled: .max)
    let points = map.required("points").flatMap { self.points($0, most: most) }
    let cap = map.readIfPresent("rule cap") { node throws(Fault) in
      try node.figure("rule cap", most: most)
    }
    let caps = map["family caps"].flatMap { self.familyCaps($0, most: most) }
    let grades = map.required("grades").flatMap { self.grades($0, most: most) }
    let vetoes = map.readIfPresent("veto") { node throws(Fault) in try node.texts("veto") }
    let ungraded = map.required("ungraded").flatMap(ungraded)
    // A family that the folder does not have at all was left out on purpose; another unknown name is a slip.
    let families = Set(ruleIDs.map(\.ruleFamily))
    for veto in vetoes ?? [] where !ruleIDs.contains(veto.string) {
      let near = nearName(to: veto.string, among: ruleIDs)
      if near != nil || families.contains(veto.string.ruleFamily) {
        diagnostics.add(.unknownName(veto.string, kind: "规则", near: near), veto.range)
      }
    }
    guard let full, let points, let grades, let ungraded else { return nil }
    return Grading(
      full: full, points: points, ruleCap: cap, familyCaps: caps ?? [:], grades: grades,
      vetoes: (vetoes ?? []).map(\.string), ungraded: ungraded)
  }

  private func full(_ node: YAMLNode) throws(Fault) -> FixedDecimal {
    let value = try node.figure("full")
    guard value > .zero else { throw Fault(.notPositive("full"), node.range) }
    return value
  }

  private func points(_ node: YAMLNode, most: FixedDecimal) -> [FixedDecimal]? {
    let keys = Severity.allCases.map(\.name)
    guard let map = StrictMapping(node, keys: keys, what: "points", diagnostics) else { return nil }
    let values = keys.compactMap { map.figure($0, most: most) }
    return values.count == keys.count ? values : nil
  }

  private func familyCaps(_ node: YAMLNode, most: FixedDecimal) -> [String: FixedDecimal]? {
    guard case .mapping(let pairs) = node.content else {
      diagnostics.add(.notAMapping("family caps"), node.mark)
      return nil
    }
    // Families are free names: any is known, none may stand twice.
    let names = pairs.map(\.key.string)
    guard let map = StrictMapping(node, keys: names, what: "family caps", diagnostics) else {
      return nil
    }
    var caps: [String: FixedDecimal] = [:]
    let families = Set(ruleIDs.map(\.ruleFamily))
    for name in map.order {
      caps[name] = map.figure(name, most: most)
      if !families.contains(name), let key = map.pairs[name]?.key {
        let near = nearName(to: name, among: families.sorted())
        diagnostics.add(.unknownName(name, kind: "规则类别", near: near), key.range)
      }
    }
    return caps
  }

  private func grades(_ node: YAMLNode, most: FixedDecimal) -> [Grading.Grade]? {
    let items = diagnostics.attempt { () throws(Fault) in try node.items("grades") } ?? []
    let grades = items.compactMap { grade($0, most: most) }
    guard grades.count == items.count else { return nil }
    for i in grades.indices.dropFirst() where grades[i].from >= grades[i - 1].from {
      diagnostics.add(.gradesNotFalling, items[i].mark)
    }
    // What a lost last line leaves behind would be the grade of the worst reports.
    if let last = grades.last, last.from > .zero {
      diagnostics.add(.lastGradeNotFromZero, items[items.count - 1].mark)
    }
    if grades.isEmpty, diagnostics.isEmpty { diagnostics.add(.emptyValue("grades"), node.mark) }
    return grades
  }

  private func grade(_ node: YAMLNode, most: FixedDecimal) -> Grading.Grade? {
    let keys = ["name", "from", "needs"]
    guard let map = StrictMapping(node, keys: keys, what: "grades", diagnostics),
      let name = map.text("name"), let from = map.figure("from", most: most)
    else { return nil }
    return Grading.Grade(
      name: name.string, from: from,
      needsEveryTable: map.choice("needs", ["every table": true], default: false))
  }

  private func ungraded(_ node: YAMLNode) -> Grading.Ungraded? {
    let keys = ["name", "tables", "blank tables", "missing sections", "missing cells"]
    guard let map = StrictMapping(node, keys: keys, what: "ungraded", diagnostics) else {
      return nil
    }
    let name = map.text("name")
    let sections = map.read("missing sections") { node throws(Fault) in try self.sections(node) }
    let cells = map.read("missing cells") { node throws(Fault) in try node.share("missing cells") }
    guard let name, let sections, let cells else { return nil }
    return Grading.Ungraded(
      name: name.string, tables: tables("tables", map), blankTables: tables("blank tables", map),
      missingSections: sections, missingCells: cells)
  }

  /// How many sections may be missing: no more than a report has.
  private func sections(_ node: YAMLNode) throws(Fault) -> Int {
    let most = catalog.editions.map(\.sections.count).max() ?? 0
    return try node.wholeNumber("missing sections", in: 0...most)
  }

  private func tables(_ key: String, _ map: StrictMapping) -> [Int] {
    let names = map.readIfPresent(key) { node throws(Fault) in try node.texts(key) }
    return (names ?? []).compactMap { name in
      if let table = catalog.table(named: name.string) { return table }
      let near = nearName(to: name.string, among: catalog.tables.map(\.name))
      diagnostics.add(.unknownName(name.string, kind: "表", near: near), name.range)
      return nil
    }
  }
}
