/// Something the reader saw beside the cells; rules ask for it with `each note`.
public struct ReaderNote: Hashable, Sendable {
  /// What was seen, by the word that rules ask for it with.
  public enum Kind: UInt8, Sendable, CaseIterable {
    case extraRow, extraColumn, missingRow, missingColumn, labelAltered, cornerNoteMissing
    case sectionExtra, sectionRepeated, valueOutsideTable, unitInCell, inferred, artefact
    case brokenOff

    /// The word of rule files and JSON.
    public var name: String {
      switch self {
      case .extraRow: "extra-row"
      case .extraColumn: "extra-column"
      case .missingRow: "missing-row"
      case .missingColumn: "missing-column"
      case .labelAltered: "label-altered"
      case .cornerNoteMissing: "corner-note-missing"
      case .sectionExtra: "section-extra"
      case .sectionRepeated: "section-repeated"
      case .valueOutsideTable: "value-outside-table"
      case .unitInCell: "unit-in-cell"
      case .inferred: "inferred"
      case .artefact: "artefact"
      case .brokenOff: "broken-off"
      }
    }
  }

  public var kind: Kind
  /// The printed text, as byte offsets into the source; of a missing piece, where it should stand.
  public var place: Range<Int>
  /// Catalog number of the table concerned.
  public var table: Int?
  /// Catalog number of the cell concerned.
  public var cell: Int?
  /// What is printed, spaces removed; nil where something is missing.
  public var printed: String?
  /// What the form prescribes; nil where it prescribes nothing.
  public var official: String?
  /// How much an altered label matters.
  public var weight: LabelVariant.Weight

  public init(
    kind: Kind, place: Range<Int>, table: Int? = nil, cell: Int? = nil, printed: String? = nil,
    official: String? = nil, weight: LabelVariant.Weight = .none
  ) {
    self.kind = kind
    self.place = place
    self.table = table
    self.cell = cell
    self.printed = printed
    self.official = official
    self.weight = weight
  }
}
