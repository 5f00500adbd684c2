import AuditModel

/// Which rows or columns the words of a selection mean, by edition.
struct FormLines {
  private let catalog: FormCatalog

  init(_ catalog: FormCatalog) { self.catalog = catalog }

  /// The catalog numbers in the order of the form; nil where only the instance knows.
  func numbers(
    _ lines: CellSelection.Lines, _ axis: Axis, table: Int, edition: Int
  ) -> [Int32]? {
    guard let form = catalog.editions[edition].tables.first(where: { $0.index == table }) else {
      return []
    }
    let declared = axis == .row ? form.rows : form.columns
    return switch lines {
    case .all: declared.map { Int32($0.index) }
    case .instance: nil
    case .one(let line): declared.contains { $0.index == line } ? [Int32(line)] : []
    case .range(let first, let last): range(first, last, of: declared)
    case .leaves(let group):
      catalog.declared[edition][table].leaves[group].map { Int32($0) }
    case .children(let group): children(of: group, in: form, declared, edition: edition)
    }
  }

  private func range(_ first: Int, _ last: Int, of declared: [FormLine]) -> [Int32] {
    guard let start = declared.firstIndex(where: { $0.index == first }),
      let end = declared.firstIndex(where: { $0.index == last }), start <= end
    else { return [] }
    return declared[start...end].filter { !$0.isDerived }.map { Int32($0.index) }
  }

  private func children(
    of group: Int, in form: FormTable, _ declared: [FormLine], edition: Int
  ) -> [Int32] {
    // What is a group elsewhere is a plain line here: its own only child.
    guard let own = form.groups.firstIndex(where: { $0.index == group }) else {
      return catalog.declared[edition][form.index].leaves[group].map { Int32($0) }
    }
    return declared.filter { !$0.isDerived && $0.group == own }.map { Int32($0.index) }
  }
}
