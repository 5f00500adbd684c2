import AuditModel
import Testing

@testable import ReportReading

/// How the text of one cell is read.
struct CellTests {
  typealias Row = (printed: String, figure: FormLine.Figure, state: Cell.State, value: String?)

  private static func read(_ printed: String, _ figure: FormLine.Figure) -> (Cell, String) {
    let bytes = Array(printed.utf8)
    let cell = readCell(0..<bytes.count, in: bytes.span, figure: figure)
    return (cell, String(decoding: bytes[cell.text], as: UTF8.self))
  }

  static let counts: [Row] = [
    ("0", .count, .number, "0"), ("12", .count, .number, "12"), ("1288", .count, .number, "1288"),
    ("1,288", .count, .number, "1288"), ("1，288", .count, .number, "1288"),
    ("1 288", .count, .number, "1288"), ("12,345,678", .count, .number, "12345678"),
    ("０", .count, .number, "0"), ("１２８", .count, .number, "128"),
    ("１，２８８", .count, .number, "1288"),
    ("0 ", .count, .number, "0"), ("　7", .count, .number, "7"),
    ("\u{A0}7\u{A0}", .count, .number, "7"),
    ("&nbsp;7", .count, .number, "7"), ("7&nbsp;", .count, .number, "7"),
    ("\u{200B}7", .count, .number, "7"), ("1.0", .count, .number, "1"),
    ("2.00", .count, .number, "2"),
    ("1.5", .count, .number, "1.5"), ("-3", .count, .number, "-3"), ("+3", .count, .number, "3"),
    ("12件", .count, .number, "12"), ("3条", .count, .number, "3"), ("2宗", .count, .number, "2"),
    ("1起", .count, .number, "1"), ("4份", .count, .number, "4"), ("4 件", .count, .number, "4"),
    ("", .count, .blank, nil), (" ", .count, .blank, nil), ("　", .count, .blank, nil),
    ("&nbsp;", .count, .blank, nil), ("\u{FEFF}", .count, .blank, nil),
    ("/", .count, .dash, nil), ("／", .count, .dash, nil), ("-", .count, .dash, nil),
    ("—", .count, .dash, nil), ("——", .count, .dash, nil), ("－", .count, .dash, nil),
    ("–", .count, .dash, nil), ("\\", .count, .dash, nil), ("无", .count, .dash, nil),
    ("/ /", .count, .dash, nil), ("─", .count, .dash, nil),
    ("约100", .count, .unreadable, nil), ("100余", .count, .unreadable, nil),
    ("若干", .count, .unreadable, nil), ("1O", .count, .unreadable, nil),
    ("l2", .count, .unreadable, nil),
    ("1，28", .count, .unreadable, nil), ("1,2888", .count, .unreadable, nil),
    ("12 3", .count, .unreadable, nil), ("1,288 12", .count, .unreadable, nil),
    ("007", .count, .unreadable, nil), ("00", .count, .unreadable, nil),
    ("1.2.3", .count, .unreadable, nil), ("1.", .count, .unreadable, nil),
    (".5", .count, .unreadable, nil), ("--5", .count, .unreadable, nil),
    ("5-", .count, .unreadable, nil), ("无5", .count, .unreadable, nil),
    ("5元", .count, .unreadable, nil), ("5万", .count, .unreadable, nil),
    ("(5)", .count, .unreadable, nil), ("增5", .count, .unreadable, nil),
    ("一", .count, .unreadable, nil), ("见附件", .count, .unreadable, nil),
    ("0\n0", .count, .unreadable, nil), ("99999999999999999999", .count, .unreadable, nil),
    ("9223372036855", .count, .unreadable, nil), ("①", .count, .unreadable, nil),
    ("12%", .count, .unreadable, nil), ("5件件", .count, .unreadable, nil),
  ]

  static let signed: [Row] = [
    ("+335", .signedCount, .number, "335"), ("＋335", .signedCount, .number, "335"),
    ("-3", .signedCount, .number, "-3"), ("－3", .signedCount, .number, "-3"),
    ("−3", .signedCount, .number, "-3"), ("–3", .signedCount, .number, "-3"),
    ("- 3", .signedCount, .number, "-3"), ("↑5", .signedCount, .number, "5"),
    ("↓5", .signedCount, .number, "-5"), ("增5", .signedCount, .number, "5"),
    ("减5", .signedCount, .number, "-5"), ("(3)", .signedCount, .number, "-3"),
    ("（3）", .signedCount, .number, "-3"), ("43", .signedCount, .number, "43"),
    ("(3", .signedCount, .unreadable, nil), ("(-3)", .signedCount, .unreadable, nil),
    ("+", .signedCount, .unreadable, nil), ("-", .signedCount, .dash, nil),
    ("+0", .signedCount, .number, "0"), ("增加5", .signedCount, .number, "5"),
    ("减少450", .signedCount, .number, "-450"), ("增加5", .count, .unreadable, nil),
    ("增少5", .signedCount, .unreadable, nil),
  ]

  static let amounts: [Row] = [
    ("385", .amount, .number, "385"), ("385万元", .amount, .number, "385"),
    ("7004.69万元", .amount, .number, "7004.69"), ("22.7197", .amount, .number, "22.7197"),
    ("3850000元", .amount, .number, "385"), ("3,850,000元", .amount, .number, "385"),
    ("75394432.52元", .amount, .number, "7539.443252"), ("1.2亿元", .amount, .number, "12000"),
    ("385万", .amount, .number, "385"), ("０．５万元", .amount, .number, "0.5"),
    ("0.000001", .amount, .number, "0.000001"), ("0.0000001", .amount, .unreadable, nil),
    ("0.001元", .amount, .unreadable, nil), ("5件", .amount, .unreadable, nil),
    ("385 万元", .amount, .number, "385"), ("￥385", .amount, .unreadable, nil),
    ("385万元整", .amount, .unreadable, nil), ("-1", .amount, .number, "-1"),
  ]

  @Test(arguments: counts + signed + amounts)
  func cellIsReadAsPrinted(row: Row) {
    let (cell, _) = Self.read(row.printed, row.figure)
    #expect(cell.state == row.state)
    #expect(cell.state == .number ? cell.value.description == row.value : row.value == nil)
    if cell.state != .number { #expect(cell.value == .zero) }
  }

  @Test(arguments: [
    ("7004.69万元", Cell.Unit.tenThousandYuan, 2, false), ("+335", .none, 0, true),
    ("12件", .counter, 0, false), ("5元", .yuan, 0, false), ("1.20亿元", .hundredMillionYuan, 2, false),
  ])
  func unitSignAndDecimalsAreKept(printed: String, unit: Cell.Unit, decimals: Int, signed: Bool) {
    let figure: FormLine.Figure = unit == .counter || signed ? .signedCount : .amount
    let (cell, text) = Self.read(printed, figure)
    #expect(cell.unit == unit && Int(cell.decimals) == decimals && cell.signed == signed)
    #expect(text == printed)
  }
}
