import AuditModel

extension Finding {
  /// The same for the same finding in every run: made of rule, agency, year, instance and the values
  /// that the finding cites, never of lines or wording.
  func fingerprint(rule: String, audit: ReportAudit) -> String {
    var hash = StableHash()
    hash.add(rule)
    hash.add(audit.agency ?? "")
    hash.add(audit.year.map { String($0) } ?? "")
    hash.add(instance)
    hash.add(left ?? "")
    hash.add(right ?? "")
    for cell in cells {
      hash.add(cell.reference)
      hash.add(cell.state.name)
      hash.add(cell.value?.description ?? cell.text ?? "")
    }
    // A finding without figures is told from its sisters (#1, #2) by what it quotes.
    if cells.isEmpty {
      for value in values { hash.add(value.value) }
    }
    return hash.hexDigits
  }
}

/// FNV-1a with 128 bits: short, without dependencies, and the same on every machine for ever.
struct StableHash {
  private var state: UInt128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d
  private static let prime: UInt128 = 0x0000_0000_0100_0000_0000_0000_0000_013b

  /// Adds a text and a mark of its end, so that neighbours cannot trade letters.
  mutating func add(_ text: String) {
    for byte in text.utf8 { add(byte) }
    add(0xFF)
  }

  private mutating func add(_ byte: UInt8) {
    state = (state ^ UInt128(byte)) &* Self.prime
  }

  /// 32 digits.
  var hexDigits: String {
    let digits = String(state, radix: 16)
    return String(repeating: "0", count: 32 - digits.count) + digits
  }
}
