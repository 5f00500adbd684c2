// The words of the closed vocabularies: `name` for rule files and JSON, `title` for people.

extension Cell.State {
  public var name: String {
    switch self {
    case .number: "number"
    case .blank: "blank"
    case .dash: "dash"
    case .absent: "absent"
    case .unreadable: "unreadable"
    }
  }

  public var title: String {
    switch self {
    case .number: "数字"
    case .blank: "空白"
    case .dash: "横杠"
    case .absent: "未读到"
    case .unreadable: "不是数字"
    }
  }
}

extension Cell.Unit {
  public var name: String {
    switch self {
    case .none: "none"
    case .counter: "counter"
    case .yuan: "yuan"
    case .tenThousandYuan: "ten-thousand-yuan"
    case .hundredMillionYuan: "hundred-million-yuan"
    }
  }

  public var title: String {
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
  public var name: String {
    switch self {
    case .government: "government"
    case .department: "department"
    case .office: "office"
    case .committee: "committee"
    case .subdistrict: "subdistrict"
    case .township: "township"
    case .other: "other"
    case .unknown: "unknown"
    }
  }

  public var title: String {
    switch self {
    case .government: "人民政府"
    case .department: "政府部门"
    case .office: "办公室"
    case .committee: "管委会"
    case .subdistrict: "街道"
    case .township: "乡镇"
    case .other: "其他机关"
    case .unknown: "类型不明"
    }
  }
}

extension AgencyLevel {
  public var name: String {
    switch self {
    case .state: "state"
    case .province: "province"
    case .city: "city"
    case .county: "county"
    case .town: "town"
    case .unknown: "unknown"
    }
  }

  public var title: String {
    switch self {
    case .state: "国家级"
    case .province: "省级"
    case .city: "市级"
    case .county: "县级"
    case .town: "乡级"
    case .unknown: "级别不明"
    }
  }
}

extension LabelVariant.Weight {
  public var title: String {
    switch self {
    case .content: "实词"
    case .filler: "虚词"
    case .none: "通用写法"
    }
  }
}

extension ReaderNote.Kind {
  public var title: String {
    switch self {
    case .extraRow: "增设的行"
    case .extraColumn: "增设的列"
    case .missingRow: "缺行"
    case .missingColumn: "缺列"
    case .labelAltered: "标签被改写"
    case .cornerNoteMissing: "缺表头说明"
    case .sectionExtra: "增设的章节"
    case .sectionRepeated: "重复的章节"
    case .valueOutsideTable: "数值落在表外"
    case .unitInCell: "格内带单位"
    case .inferred: "推定"
    case .artefact: "转换残留"
    case .brokenOff: "文件中断"
    }
  }
}
