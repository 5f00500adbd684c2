import AuditModel

/// Tables that stand in their sections in a way that was not read.
extension CollectedTables {
  /// Marks the tables of which nothing was found though most of their labels are printed in their sections.
  func markUnread(in report: inout Report, _ text: Span<UInt8>) {
    for section in report.sections {
      guard let table = forms.tableOfSection[section.index], !report.tables[table].isFound,
        printsLabels(of: table, section.body, in: text)
      else { continue }
      report.tables[table].isUnread = true
    }
  }

  /// Whether a text holds half of the labels that an edition has before the rows of a table, and half of those above
  /// its columns: prose names some of them, and only some rows.
  private func printsLabels(of table: Int, _ body: Range<Int>, in text: Span<UInt8>) -> Bool {
    let words = foldedScalars(body, in: text)
    return forms.catalog.editions.indices.contains { edition in
      let declared = forms.catalog.declared[edition][table]
      return prints(.row, declared.rows, of: table, edition, words)
        && prints(.column, declared.columns, of: table, edition, words)
    }
  }

  private func prints(
    _ kind: LabelIndex.Meaning.Kind, _ lines: [Int], of table: Int, _ edition: Int,
    _ words: [UInt32]
  ) -> Bool {
    let printed = lines.count { line in
      forms.labels.spellings.contains {
        $0.table == table && $0.kind == kind && $0.index == line && $0.editions.contains(edition)
          && words.contains($0.scalars)
      }
    }
    return printed * 2 >= lines.count
  }
}
