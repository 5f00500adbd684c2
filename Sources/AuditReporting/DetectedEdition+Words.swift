import AuditModel

extension ReportAudit.DetectedEdition {
  func name(in catalog: FormCatalog) -> String {
    switch self {
    case .edition(let edition): catalog.editions[edition].id
    case .mixed: "mixed"
    case .legacy: "legacy"
    }
  }

  func title(in catalog: FormCatalog) -> String {
    switch self {
    case .edition(let edition): "表格为 \(catalog.editions[edition].id) 版"
    case .mixed: "各表新旧版混用"
    case .legacy:
      "为 \((catalog.editions.map(\.firstYear).min() ?? 0) - 1) 年度及以前的旧体例"
    }
  }
}
