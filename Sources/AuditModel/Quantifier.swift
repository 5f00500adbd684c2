/// What `each …` ranges over.
public enum Quantifier: Hashable, Sendable {
  /// One verdict for the report.
  case once
  case column(table: Int)
  case row(table: Int)
  case cell(table: Int)
  /// The listed tables; empty: all.
  case table([Int])
  case section
  /// The listed kinds; empty: all.
  case note([ReaderNote.Kind])
  /// What a search finds, find by find.
  case match(TextSearch)
}

/// A name for what the quantifier stands at.
public enum InstanceName: String, Sendable { case row, column, cell, table, section }
