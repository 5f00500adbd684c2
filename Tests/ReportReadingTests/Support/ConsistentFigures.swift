import AuditModel
import TestSupport

extension PrintedReport {
  /// Puts figures into the tables that agree with one another, as small as a street's.
  mutating func balance() {
    let form = catalog.editions[edition]
    var values: [String: Int] = [:]
    let applicants = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]
    for table in form.tables {
      let names = catalog.tables[table.index]
      for row in table.rows {
        for column in table.columns where table.declares(row: row, column: column) {
          values[catalog.reference(to: names.cell(row: row.index, column: column.index))] = 0
        }
      }
    }
    // Applications whose fee was not paid would ask for a word on fees in the prose.
    let others = ["新收", "上年结转", "办理总计", "结转下年", "逾期未缴费"]
    if let table = form.tables.first(where: { $0.name == "表三" }) {
      for applicant in applicants {
        for row in table.rows where !others.contains(row.name) {
          let count = random.once(in: 4) ? random.below(applicant == "自然人" ? 30 : 4) : 0
          values["表三[\(row.name),\(applicant)]"] = count
          values["表三[办理总计,\(applicant)]", default: 0] += count
        }
        let done = values["表三[办理总计,\(applicant)]"] ?? 0
        let carried = min(done, random.below(3))
        values["表三[上年结转,\(applicant)]"] = carried
        values["表三[结转下年,\(applicant)]"] = random.below(2)
        values["表三[新收,\(applicant)]"] =
          done - carried + (values["表三[结转下年,\(applicant)]"] ?? 0)
      }
      for row in table.rows {
        values["表三[\(row.name),总计]"] = applicants.reduce(0) {
          $0 + (values["表三[\(row.name),\($1)]"] ?? 0)
        }
      }
    }
    for number in values.keys.sorted().compactMap(catalog.cell(named:)) {
      texts[number] = [.number(values[catalog.reference(to: number)] ?? 0)]
    }
    redraw()
  }

  /// Changes one figure of 表三 that is no blank's neighbour; the cell's name.
  mutating func plantFault() -> String {
    let rows = ["予以公开", "部分公开", "不掌握", "重复申请", "新收"]
    let name = "表三[\(random.pick(rows)),\(random.pick(["自然人", "科研机构", "总计"]))]"
    if let cell = catalog.cell(named: name), let old = texts[cell]?.first {
      texts[cell] = [.number(Int(old.value.scaled / 1_000_000) + 3)]
    }
    redraw()
    return name
  }

  /// Puts a text into the cell of that name.
  mutating func set(_ name: String, to text: CellText) {
    if let cell = catalog.cell(named: name) { texts[cell] = [text] }
  }

  /// Draws the tables anew, as they are now.
  mutating func redraw() {
    for form in catalog.editions[edition].tables {
      let grid = grid(form, variety: false)
      change(form.index) { $0 = grid }
    }
  }
}
