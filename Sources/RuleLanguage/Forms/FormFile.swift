import AuditModel

/// One `forms/*.yaml` as written: names and labels, not yet numbered.
struct FormFile {
  struct Line {
    var name: YAMLScalar
    var label: String
    var variants: [LabelVariant]
    var isDerived: Bool
    var isRequired: Bool
    var figure: FormLine.Figure
    /// Index into the table's `groups`.
    var group: Int?
  }

  struct Group {
    var axis: Axis
    var name: YAMLScalar
    var label: String
    var variants: [LabelVariant]
    var parent: Int?
  }

  struct Block {
    var caption: String
    var variants: [LabelVariant]
    var columns: [YAMLScalar]
    var rows: [YAMLScalar]
  }

  struct Table {
    var name: YAMLScalar
    var section: YAMLScalar
    var isPrintedAcross: Bool
    var captions: [FormCaption]
    var blocks: [Block]
    var groups: [Group]
    var rows: [Line]
    var columns: [Line]
  }

  struct Section {
    var number: YAMLScalar
    var section: FormSection
  }

  var id: YAMLScalar
  var notice: String
  var firstYear: Int
  var lastYear: Int?
  /// Where the years stand.
  var years: Range<Int>
  var titles: [LabelVariant]
  var sections: [Section]
  var tables: [Table]
  let diagnostics: Diagnostics
}
