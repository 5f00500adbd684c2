/// A text that every report has beside its sections, by its English word in the rule language.
public enum ReportText: String, CaseIterable, Sendable {
  /// The paragraphs of all six sections, with those that stand before them.
  case report
  /// What stands before the first heading.
  case preamble
  /// The headings of the sections, one per line.
  case headings
  /// The paragraphs with every blank that is printed.
  case raw
  /// The whole source: headings and tables too.
  case file
  case title
  /// The agency's name below the report.
  case signature
}
