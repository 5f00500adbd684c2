import AuditModel

/// The type of an expression.
enum ValueType: Hashable, Sendable {
  case figure(Unit)
  case date, edition, text, truth, list
  case state, cellUnit, agencyKind, agencyLevel, noteKind, weight
  case tableName, sectionName, rowName, columnName

  /// What a figure counts.
  enum Unit: Hashable, Sendable {
    /// A written number: takes the unit of the other side.
    case literal
    /// 件数
    case count
    /// A count of anything else: cells, days, characters.
    case integer
    /// 金额, in 万元.
    case amount
    /// A quotient.
    case decimal
    case year
    /// 件数 or 金额, as the instance's column has it.
    case varying
  }

  /// The word that messages use.
  var name: String {
    switch self {
    case .figure(.literal): "数"
    case .figure(.count): "件数"
    case .figure(.integer): "整数"
    case .figure(.amount): "金额"
    case .figure(.decimal): "小数"
    case .figure(.year): "年度"
    case .figure(.varying): "件数或金额"
    case .date: "日期"
    case .edition: "版式"
    case .text: "文本"
    case .truth: "是否"
    case .list: "清单"
    case .state: "格的状态"
    case .cellUnit: "单位"
    case .agencyKind: "机关类型"
    case .agencyLevel: "机关级别"
    case .noteKind: "注的种类"
    case .weight: "轻重"
    case .tableName: "表名"
    case .sectionName: "章"
    case .rowName: "行名"
    case .columnName: "列名"
    }
  }

  var isFigure: Bool { if case .figure = self { true } else { false } }
  /// Can be ordered, not only told apart.
  var isOrdered: Bool { isFigure || self == .date }
}

extension ValueType.Unit {
  /// The unit of a sum or a comparison; nil where the two do not go together.
  static func common(_ a: Self, _ b: Self) -> Self? {
    if a == b { return a }
    switch (a, b) {
    case (.literal, let other), (let other, .literal): return other
    case (.count, .integer), (.integer, .count): return .count
    case (.decimal, .integer), (.integer, .decimal): return .decimal
    default: return nil
    }
  }

  /// The unit of a product; nil where it means nothing.
  static func product(_ a: Self, _ b: Self) -> Self? {
    switch (a, b) {
    case (.year, _), (_, .year): nil
    case (.literal, let other), (let other, .literal): other
    case (.integer, .integer): .integer
    case (.decimal, let other), (let other, .decimal): other == .integer ? .decimal : other
    case (.integer, let other), (let other, .integer): other
    default: nil
    }
  }

  static func quotient(_ a: Self, _ b: Self) -> Self? {
    switch (a, b) {
    case (.year, _), (_, .year): nil
    case (.literal, .literal): .literal
    case (let dividend, .literal), (let dividend, .decimal):
      dividend == .integer ? .decimal : dividend
    case (.amount, .count), (.amount, .integer): .amount
    default: .decimal
    }
  }
}

extension Fact {
  var type: ValueType {
    switch self {
    case .year: .figure(.year)
    case .agency, .title, .sectionsPrinted, .brokenOff: .text
    case .agencyKind: .agencyKind
    case .agencyLevel: .agencyLevel
    case .signed, .published, .periodFrom, .periodTo: .date
    case .expectedEdition, .detectedEdition, .appliedEdition: .edition
    }
  }
}

extension InstanceName {
  /// `cell` is a figure and has none here.
  var type: ValueType {
    switch self {
    case .row: .rowName
    case .column: .columnName
    case .cell: .text
    case .table: .tableName
    case .section: .sectionName
    }
  }
}
