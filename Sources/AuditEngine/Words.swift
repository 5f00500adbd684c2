import AuditModel

// What a supervisor reads for the words of the closed vocabularies.

extension Cell.State {
  var title: String {
    switch self {
    case .number: "数字"
    case .blank: "空白"
    case .dash: "横杠"
    case .absent: "缺"
    case .unreadable: "非数字"
    }
  }
}

extension Cell.Unit {
  var title: String {
    switch self {
    case .none: "无单位"
    case .counter: "件"
    case .yuan: "元"
    case .tenThousandYuan: "万元"
    case .hundredMillionYuan: "亿元"
    }
  }
}

extension AgencyKind {
  var title: String {
    switch self {
    case .government: "人民政府"
    case .department: "部门"
    case .office: "办公室"
    case .committee: "委员会"
    case .subdistrict: "街道办事处"
    case .township: "乡镇"
    case .other: "其他机关"
    case .unknown: "不明"
    }
  }
}

extension AgencyLevel {
  var title: String {
    switch self {
    case .state: "国家级"
    case .province: "省级"
    case .city: "市级"
    case .county: "县级"
    case .town: "乡级"
    case .unknown: "不明"
    }
  }
}

extension LabelVariant.Weight {
  var title: String {
    switch self {
    case .content: "实词"
    case .filler: "虚词"
    case .none: "通用写法"
    }
  }
}

extension ReaderNote.Kind {
  var title: String {
    switch self {
    case .extraRow: "多出的行"
    case .extraColumn: "多出的列"
    case .missingRow: "缺行"
    case .missingColumn: "缺列"
    case .labelAltered: "标签被改写"
    case .cornerNoteMissing: "缺勾稽说明"
    case .sectionExtra: "多出的章节"
    case .sectionRepeated: "重复的章节"
    case .valueOutsideTable: "表外的数值"
    case .unitInCell: "格内单位"
    case .inferred: "推断所得"
    case .artefact: "转换残留"
    }
  }
}

extension Fact {
  /// What is missing where the fact is.
  var title: String {
    switch self {
    case .year: "报告年度"
    case .agency: "机关名称"
    case .agencyKind: "机关类型"
    case .agencyLevel: "机关层级"
    case .title: "报告标题"
    case .signed: "成文日期"
    case .published: "发布日期"
    case .periodFrom, .periodTo: "统计期限"
    case .expectedEdition: "应用版式"
    case .detectedEdition, .appliedEdition: "表格版式"
    case .sectionsPrinted: "章节标题"
    }
  }
}
