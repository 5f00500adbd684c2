import AuditModel

/// A line or a group of a form under construction. Endings: `*` derived, `!` must be filled in, `±` signed,
/// `¥` an amount.
indirect enum Line {
  case line(String)
  case group(String, [Line])
}

extension Line: ExpressibleByStringLiteral {
  init(stringLiteral value: String) { self = .line(value) }
}

struct BlockSpec {
  var columns: [Line]
  var rows: [Line]
}

struct TableSpec {
  var name: String
  var section: Int
  var blocks: [BlockSpec]
}

/// Puts editions side by side and numbers what they name, as the rule reader does with form files.
struct CatalogBuilder {
  private var tables: [(name: String, rows: [String], columns: [String], groups: [String])] = []
  private var editions: [FormEdition] = []

  mutating func add(id: String, years: ClosedRange<Int>, _ specs: [TableSpec]) {
    let sections = ["总体情况", "主动公开政府信息情况", "收到和处理政府信息公开申请情况", "复议诉讼情况", "存在的问题", "其他事项"]
    editions.append(
      FormEdition(
        id: id, notice: "", firstYear: years.lowerBound, lastYear: years.upperBound, titles: [],
        sections: zip(["一", "二", "三", "四", "五", "六"], sections).map {
          FormSection(number: $0, title: $1, variants: [])
        }, tables: specs.map { table($0) }))
  }

  func build() -> FormCatalog {
    var first = 0
    let numbered = tables.map { table in
      defer { first += table.rows.count * table.columns.count }
      return FormCatalog.Table(
        name: table.name, rows: table.rows, columns: table.columns, groups: table.groups,
        firstCell: first)
    }
    return FormCatalog(editions: editions, tables: numbered)
  }

  private mutating func table(_ spec: TableSpec) -> FormTable {
    let index = tables.firstIndex { $0.name == spec.name } ?? tables.count
    if index == tables.count { tables.append((spec.name, [], [], [])) }
    var form = FormTable(
      index: index, name: spec.name, section: spec.section, isPrintedAcross: false, captions: [],
      blocks: [], groups: [], rows: [], columns: [])
    for (number, block) in spec.blocks.enumerated() {
      let firstRow = form.rows.count
      add(block.rows, .row, block: number, below: nil, to: &form)
      var own: [Int] = []
      for column in block.columns { addColumn(column, to: &form, &own) }
      form.blocks.append(
        FormBlock(
          caption: "", variants: [], columns: own, rows: Array(firstRow..<form.rows.count)))
    }
    return form
  }

  private mutating func addColumn(_ column: Line, to form: inout FormTable, _ own: inout [Int]) {
    // A column that an earlier block has is the same one.
    if case .line(let text) = column,
      let known = form.columns.firstIndex(where: {
        $0.name == Self.name(text)
      })
    {
      own.append(known)
      return
    }
    let first = form.columns.count
    add([column], .column, block: nil, below: nil, to: &form)
    own += first..<form.columns.count
  }

  private mutating func add(
    _ lines: [Line], _ axis: Axis, block: Int?, below parent: Int?, to form: inout FormTable
  ) {
    for line in lines {
      switch line {
      case .line(let text):
        let line = self.line(text, axis, form.index, block: block, group: parent)
        if axis == .row { form.rows.append(line) } else { form.columns.append(line) }
      case .group(let name, let members):
        form.groups.append(
          FormGroup(
            axis: axis, index: Self.number(name, in: &tables[form.index].groups), name: name,
            label: name, parent: parent))
        add(members, axis, block: block, below: form.groups.count - 1, to: &form)
      }
    }
  }

  private mutating func line(
    _ text: String, _ axis: Axis, _ table: Int, block: Int?, group: Int?
  ) -> FormLine {
    let name = Self.name(text)
    let index =
      axis == .row
      ? Self.number(name, in: &tables[table].rows) : Self.number(name, in: &tables[table].columns)
    return FormLine(
      index: index, name: name, label: name, isDerived: text.contains("*"),
      isRequired: text.contains("!"),
      figure: text.contains("±") ? .signedCount : text.contains("¥") ? .amount : .count,
      group: group, block: block)
  }

  private static func name(_ text: String) -> String {
    text.filter { !"*!±¥".contains($0) }
  }

  private static func number(_ name: String, in names: inout [String]) -> Int {
    if let known = names.firstIndex(of: name) { return known }
    names.append(name)
    return names.count - 1
  }
}

/// The official form in both editions, in short names.
let officialForms: FormCatalog = {
  var builder = CatalogBuilder()
  builder.add(
    id: "2020", years: 2019...2020,
    [
      TableSpec(
        name: "表二", section: 1,
        blocks: [
          BlockSpec(columns: ["新制作", "新公开", "公开总数"], rows: ["规章", "规范性文件"]),
          BlockSpec(
            columns: ["上年项目", "增减±", "处理决定"], rows: ["行政许可", "其他事项", "行政处罚", "行政强制"]),
          BlockSpec(columns: ["上年项目", "增减±"], rows: ["行政事业性收费"]),
          BlockSpec(columns: ["采购项目", "采购金额¥"], rows: ["集中采购"]),
        ]),
      requests(others: ["其他处理"]), reviews,
    ])
  builder.add(
    id: "2021", years: 2021...2999,
    [
      TableSpec(
        name: "表二", section: 1,
        blocks: [
          BlockSpec(columns: ["制发", "废止", "现行有效"], rows: ["规章", "规范性文件"]),
          BlockSpec(columns: ["处理决定"], rows: ["行政许可", "行政处罚", "行政强制"]),
          BlockSpec(columns: ["收费金额¥"], rows: ["行政事业性收费"]),
        ]),
      requests(others: [.group("其他处理", ["逾期不补正", "逾期未缴费", "其他情形"])]), reviews,
    ])
  return builder.build()
}()

private func requests(others: [Line]) -> TableSpec {
  TableSpec(
    name: "表三", section: 2,
    blocks: [
      BlockSpec(
        columns: [
          .group("申请人情况", ["自然人", .group("法人", ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"])]),
          "总计*",
        ],
        rows: [
          "新收!", "上年结转",
          .group(
            "本年度办理结果",
            [
              "予以公开", "部分公开",
              .group(
                "不予公开",
                [
                  "国家秘密", "法律法规禁止", "三安全一稳定", "第三方权益", "内部事务", "过程性信息", "执法案卷", "行政查询",
                ]),
              .group("无法提供", ["不掌握", "需另行制作", "补正仍不明确"]),
              .group("不予处理", ["信访举报", "重复申请", "公开出版物", "大量反复申请", "确认或重新出具"]),
            ] + others + ["办理总计*"]),
          "结转下年",
        ])
    ])
}

private let reviews = TableSpec(
  name: "表四", section: 3,
  blocks: [
    BlockSpec(
      columns: ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计*"], rows: ["复议", "直接起诉", "复议后起诉"])
  ])

extension FormCatalog {
  /// `cell("表三", "新收", "总计")`.
  func cell(_ table: String, _ row: String, _ column: String) -> Int {
    let number = self.table(named: table) ?? -1
    return tables[number].cell(row: self.row(table, row), column: self.column(table, column))
  }

  func row(_ table: String, _ name: String) -> Int {
    tables.first { $0.name == table }?.rows.firstIndex(of: name) ?? -1
  }

  func column(_ table: String, _ name: String) -> Int {
    tables.first { $0.name == table }?.columns.firstIndex(of: name) ?? -1
  }

  func group(_ table: String, _ name: String) -> Int {
    tables.first { $0.name == table }?.groups.firstIndex(of: name) ?? -1
  }
}
