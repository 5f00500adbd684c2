extension Report {
  /// What the labels of all tables show together; nil where they show nothing.
  public func detectedEdition(in catalog: FormCatalog) -> ReportAudit.DetectedEdition? {
    if isLegacy(in: catalog) { return .legacy }
    let found = Set(tables.compactMap(\.edition))
    return found.count > 1 ? .mixed : found.first.map { .edition($0) }
  }
}
