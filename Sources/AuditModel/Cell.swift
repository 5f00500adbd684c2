/// What is printed in one cell of the form.
///
/// A blank, a "/" and a "0" are three different statements by the reporting agency. Nothing in the
/// audit may turn one into another.
public struct Cell: Hashable, Sendable {
  /// What kind of thing is printed.
  public enum State: UInt8, Sendable, CaseIterable {
    /// A number, exact.
    case number
    /// The cell was found and nothing is printed in it.
    case blank
    /// "/", "—", "无": declared not applicable.
    case dash
    /// Row, column or table not found, or the row's values could not be told apart.
    case absent
    /// Text that is no number: "约100".
    case unreadable
  }

  public var state: State
  /// In the unit of the form: 件, or 万元 for amounts. Zero unless `state` is `number`.
  public var value: FixedDecimal
  /// The printed text, as byte offsets into the source. Of a blank cell, the empty range where its
  /// text would begin. Empty at 0 where the cell is absent.
  public var text: Range<Int>
  /// The printed row label, or the column label of a table printed across; nil where absent.
  public var label: Range<Int>?
  /// The unit printed in the cell.
  public var unit: Unit
  /// Digits printed behind the decimal point.
  public var decimals: UInt8
  /// Whether a sign stands before the digits.
  public var signed: Bool

  /// A unit that agencies print into cells or headers.
  public enum Unit: UInt8, Sendable, CaseIterable {
    case none
    /// 件, or another counter for it (条, 宗, 起, 份).
    case counter
    case yuan
    case tenThousandYuan
    case hundredMillionYuan
  }

  public init(
    state: State, value: FixedDecimal = .zero, text: Range<Int> = 0..<0, label: Range<Int>? = nil,
    unit: Unit = .none, decimals: UInt8 = 0, signed: Bool = false
  ) {
    self.state = state
    self.value = value
    self.text = text
    self.label = label
    self.unit = unit
    self.decimals = decimals
    self.signed = signed
  }

  public static let absent = Cell(state: .absent)
}
