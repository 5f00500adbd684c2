import AuditModel

/// How the lines of a table belong together.
extension FormLookup {
  /// Whether some edition computes a column from others.
  func isDerived(_ column: Int, of table: Int) -> Bool {
    catalog.columns[table][column].isDerived
  }

  /// The columns that an edition declares for a row, in the order of the form.
  func columns(ofRow row: Int, in table: Int, edition: Int) -> [Int] {
    let mask = declaredColumns[edition][table][row]
    return catalog.declared[edition][table].columns.filter { mask & 1 << UInt64($0) != 0 }
  }

  /// Positions of the columns that are totals, each with those that it adds up.
  ///
  /// - Parameter columns: with the row below which each stands, where a table is printed across.
  func totals(of columns: [(row: Int?, column: Int?)], in table: Int) -> [Int: [Int]] {
    var totals: [Int: [Int]] = [:]
    for (i, total) in columns.enumerated() {
      guard let column = total.column, isDerived(column, of: table) else { continue }
      totals[i] = columns.indices.filter { k in
        guard k != i, columns[k].row == total.row, let part = columns[k].column else {
          return false
        }
        return !isDerived(part, of: table)
      }
    }
    return totals
  }
}

/// Whether so many lines of all that speak of it have their totals where an order of columns puts them that the others
/// are wrong in the report: three in four.
func mostComeOut(_ right: Int, of all: Int) -> Bool { right * 4 >= all * 3 }

extension FormTable {
  /// Catalog numbers of a group and of those around it, innermost first.
  func groups(from group: Int?) -> [Int] {
    var found: [Int] = []
    var next = group
    while let g = next {
      found.append(groups[g].index)
      next = groups[g].parent
    }
    return found
  }
}
