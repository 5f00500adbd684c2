import AuditModel
import Synchronization

/// The beginnings of all labels, to find labels in running text and words that go on in the next line.
struct LabelPrefixes: Sendable {
  /// By catalog table number: keys of everything that a label can begin with.
  private let keys: [Set<UInt64>]

  init(_ catalog: FormCatalog) {
    var keys = [Set<UInt64>](repeating: [], count: catalog.tables.count)
    func add(_ label: String, _ variants: [LabelVariant], _ table: Int) {
      for variant in [label] + variants.map(\.text) {
        var key = RunningKey()
        for scalar in foldedScalars(of: variant) {
          key.add(scalar)
          keys[table].insert(key.value)
        }
      }
    }
    for table in catalog.editions.flatMap(\.tables) {
      for line in table.rows + table.columns { add(line.label, line.variants, table.index) }
      for group in table.groups { add(group.label, group.variants, table.index) }
      for block in table.blocks { add(block.caption, block.variants, table.index) }
      for caption in table.captions { add(caption.label, caption.variants, table.index) }
    }
    self.keys = keys
  }

  func contains(_ key: UInt64, table: Int) -> Bool { keys[table].contains(key) }

  /// The key of a label that is taken scalar by scalar; the same as `labelKey` gives for the whole.
  struct RunningKey {
    private(set) var value: UInt64 = 0

    init(_ scalars: [UInt32] = []) {
      for scalar in scalars { add(scalar) }
    }

    /// Takes the next scalar that counts.
    mutating func add(_ scalar: UInt32) { value = mixed(value, utf8Value(of: scalar)) }
  }
}

/// Label beginnings, collected when the first text asks for them: most never do.
final class LazyPrefixes: Sendable {
  private let catalog: FormCatalog
  private let found = Mutex<LabelPrefixes?>(nil)

  init(_ catalog: FormCatalog) { self.catalog = catalog }

  var value: LabelPrefixes {
    found.withLock { found in
      if let known = found { return known }
      let new = LabelPrefixes(catalog)
      found = new
      return new
    }
  }
}
