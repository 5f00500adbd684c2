/// A wording of a label that was seen in the wild and means the official one.
public struct LabelVariant: Hashable, Sendable {
  /// How much a printed label that is not the official one says.
  public enum Weight: String, Sendable {
    /// A word that carries meaning was changed (危机 for 危及).
    case content
    /// Only a filler word was changed (新收到 for 新收).
    case filler
    /// As good as the official wording: nothing to report.
    case none
  }

  public var text: String
  public var weight: Weight

  public init(text: String, weight: Weight) {
    self.text = text
    self.weight = weight
  }
}

/// The two sides on which a table carries labels.
public enum Axis: UInt8, Sendable {
  case row, column

  /// The axis that crosses this one.
  public var other: Axis { self == .row ? .column : .row }
}

/// A row or a column of one table in one edition.
public struct FormLine: Sendable {
  /// The type of the figures that stand in the line.
  public enum Figure: UInt8, Sendable {
    /// 件数: a whole number ≥ 0.
    case count
    /// 本年增/减: a whole number with a sign.
    case signedCount
    /// 金额, in 万元.
    case amount
  }

  /// Number of the line among the table's rows or columns in `FormCatalog`, the same in every edition.
  public var index: Int
  /// The short name that rules use: 新收.
  public var name: String
  /// The official label, as printed in the notice's annex, with its item number.
  public var label: String
  public var variants: [LabelVariant]
  /// Whether the line is computed from others (总计, 办理总计): never a leaf, never in a range.
  public var isDerived: Bool
  /// Whether a blank may never stand in for zero here (新收).
  public var isRequired: Bool
  /// Meaningful for columns.
  public var figure: Figure
  /// The innermost group, as an index into `FormTable.groups`.
  public var group: Int?
  /// The block whose caption stands above the line, as an index into `FormTable.blocks`.
  public var block: Int?

  public init(
    index: Int, name: String, label: String, variants: [LabelVariant] = [], isDerived: Bool = false,
    isRequired: Bool = false, figure: Figure = .count, group: Int? = nil, block: Int? = nil
  ) {
    self.index = index
    self.name = name
    self.label = label
    self.variants = variants
    self.isDerived = isDerived
    self.isRequired = isRequired
    self.figure = figure
    self.group = group
    self.block = block
  }
}

/// A label that stands over several rows or columns and has no cells of its own in this edition.
public struct FormGroup: Sendable {
  public var axis: Axis
  /// Number of the group among the table's groups in `FormCatalog`.
  public var index: Int
  public var name: String
  public var label: String
  public var variants: [LabelVariant]
  /// The enclosing group, as an index into `FormTable.groups`.
  public var parent: Int?

  public init(
    axis: Axis, index: Int, name: String, label: String, variants: [LabelVariant] = [],
    parent: Int? = nil
  ) {
    self.axis = axis
    self.index = index
    self.name = name
    self.label = label
    self.variants = variants
    self.parent = parent
  }
}

/// A part of a table under a caption of its own (第二十条第（一）项), with its own columns.
public struct FormBlock: Sendable {
  public var caption: String
  public var variants: [LabelVariant]
  /// Indices into the table's `columns`.
  public var columns: [Int]
  /// Indices into the table's `rows`.
  public var rows: [Int]

  public init(caption: String, variants: [LabelVariant], columns: [Int], rows: [Int]) {
    self.caption = caption
    self.variants = variants
    self.columns = columns
    self.rows = rows
  }
}

/// One of the three official tables in one edition.
public struct FormTable: Sendable {
  /// Number of the table in `FormCatalog.tables`.
  public var index: Int
  /// 表二, 表三, 表四.
  public var name: String
  /// Index of the section that holds the table.
  public var section: Int
  /// Whether the rows' labels are printed as header groups above one line of values (表四).
  public var isPrintedAcross: Bool
  /// Labels that belong to the table and to no cell: the corner note, 信息内容.
  public var captions: [FormCaption]
  public var blocks: [FormBlock]
  public var groups: [FormGroup]
  /// In the order of the form.
  public var rows: [FormLine]
  /// In the order of the form.
  public var columns: [FormLine]

  public init(
    index: Int, name: String, section: Int, isPrintedAcross: Bool, captions: [FormCaption],
    blocks: [FormBlock], groups: [FormGroup], rows: [FormLine], columns: [FormLine]
  ) {
    self.index = index
    self.name = name
    self.section = section
    self.isPrintedAcross = isPrintedAcross
    self.captions = captions
    self.blocks = blocks
    self.groups = groups
    self.rows = rows
    self.columns = columns
  }

  /// The declared row with catalog number `index`, if this edition has it.
  public func row(_ index: Int) -> FormLine? { rows.first { $0.index == index } }
  /// The column with a catalog number; nil where this edition has none.
  public func column(_ index: Int) -> FormLine? { columns.first { $0.index == index } }

  /// Whether the edition has a cell where this row and this column meet.
  public func declares(row: FormLine, column: FormLine) -> Bool {
    guard let block = row.block else { return true }
    return blocks[block].columns.contains { columns[$0].index == column.index }
  }
}

/// Printed text that marks a table without naming a line of it.
public struct FormCaption: Sendable {
  /// Where it stands, and so what it tells.
  public enum Kind: UInt8, Sendable {
    /// The note in the corner of 表三 that states the identity.
    case corner
    /// The head of the label column (信息内容).
    case head
  }

  public var kind: Kind
  public var label: String
  public var variants: [LabelVariant]

  public init(kind: Kind, label: String, variants: [LabelVariant]) {
    self.kind = kind
    self.label = label
    self.variants = variants
  }
}

/// One of the six sections.
public struct FormSection: Sendable {
  /// 一 to 六.
  public var number: String
  public var title: String
  public var variants: [LabelVariant]

  public init(number: String, title: String, variants: [LabelVariant]) {
    self.number = number
    self.title = title
    self.variants = variants
  }
}

/// The official form as one notice prescribes it.
public struct FormEdition: Sendable {
  /// "2020", "2021": what `版式` and `edition` name.
  public var id: String
  /// The notice that prescribes the form, with its number.
  public var notice: String
  /// First report year of the edition.
  public var firstYear: Int
  /// Last report year, nil while in force.
  public var lastYear: Int?
  /// Names of the document itself (政府信息公开工作年度报告), official one first.
  public var titles: [LabelVariant]
  public var sections: [FormSection]
  public var tables: [FormTable]

  public init(
    id: String, notice: String, firstYear: Int, lastYear: Int?, titles: [LabelVariant],
    sections: [FormSection], tables: [FormTable]
  ) {
    self.id = id
    self.notice = notice
    self.firstYear = firstYear
    self.lastYear = lastYear
    self.titles = titles
    self.sections = sections
    self.tables = tables
  }

  /// Whether reports of `year` use this edition.
  public func covers(year: Int) -> Bool {
    year >= firstYear && (lastYear.map { year <= $0 } ?? true)
  }
}
