import AuditModel

extension Fact {
  /// What is missing where the fact is.
  var title: String {
    switch self {
    case .year: "报告年度"
    case .agency: "机关名称"
    case .agencyKind: "机关类型"
    case .agencyLevel: "机关级别"
    case .title: "报告标题"
    case .signed: "成文日期"
    case .published: "公布日期"
    case .periodFrom, .periodTo: "统计期限"
    case .expectedEdition: "应有版式"
    case .detectedEdition: "检出版式"
    case .appliedEdition: "应用版式"
    case .sectionsPrinted: "章节标题"
    case .brokenOff: "中断处"
    }
  }
}
