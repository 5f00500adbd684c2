extension Report {
  /// What the labels of all tables show together; nil where they show nothing.
  public func detectedEdition(in catalog: FormCatalog) -> ReportAudit.DetectedEdition? {
    if isLegacy(in: catalog) { return .legacy }
    var found: Int?
    for table in tables {
      if table.isMixed { return .mixed }
      guard let edition = table.edition else { continue }
      if let found, found != edition { return .mixed }
      found = edition
    }
    return found.map { .edition($0) }
  }

  /// The labels that told the editions, each once, without the spaces and line ends inside them.
  public var editionEvidence: [String] {
    var labels: [String] = []
    for table in tables {
      for label in table.evidence {
        let text = labelText(label)
        if !labels.contains(text) { labels.append(text) }
      }
    }
    return labels
  }

  /// A printed label without the spaces and line ends inside it.
  public func labelText(_ label: Range<Int>) -> String {
    String(decoding: source[label].filter { $0 > 0x20 }, as: UTF8.self)
  }
}
