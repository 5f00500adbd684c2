import AuditModel

extension RuleExample.CellContent {
  /// A state by its name, or what an agency would print.
  init(_ text: String) {
    self =
      switch Vocabulary.state(text) {
      case .blank: .blank
      case .dash: .dash
      case .absent: .absent
      case .number, .unreadable, nil: .printed(text)
      }
  }

  /// Whether no column of the form could make anything of it.
  var isUnreadable: Bool { !readings.isEmpty && readings.allSatisfy { $0.state == .unreadable } }

  /// The number that it is in some column of the form.
  var number: FixedDecimal? { readings.first { $0.state == .number }?.value }

  private var readings: [Cell] {
    guard case .printed(let text) = self else { return [] }
    let bytes = Array(text.utf8)
    return [.signedCount, .amount].map {
      readCell(0..<bytes.count, in: bytes.span, figure: $0)
    }
  }
}
