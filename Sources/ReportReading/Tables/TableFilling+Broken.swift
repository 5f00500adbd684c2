import AuditModel

/// Labels whose words stand in several pieces of the print.
extension TableFilling {
  /// Whether the last words of a row and the paragraph behind it are one label broken in two.
  func completesLabel(_ cell: Range<Int>, with paragraph: Range<Int>, in text: Span<UInt8>) -> Bool
  {
    guard let table = current, !cell.isEmpty, cell.count < Self.longestPiece,
      paragraph.upperBound - cell.lowerBound < Self.longestJoinedLabel
    else { return false }
    let key = labelKey(cell.lowerBound..<paragraph.upperBound, in: text)
    // A number too long to be one is no part of the label behind it.
    return key != labelKey(paragraph, in: text) && forms.isLabel(key, in: table)
  }

  /// Whether two cells are the halves of one label, and neither is a label by itself; 企业 alone is a variant of
  /// 商业企业, and the second half of it.
  func areHalves(_ a: Range<Int>, _ b: Range<Int>, in text: Span<UInt8>) -> Bool {
    guard let table = current, b.upperBound - a.lowerBound < Self.longestJoinedLabel else {
      return false
    }
    let whole = labelKey(a.lowerBound..<b.upperBound, in: text)
    return !forms.isLabel(labelKey(a, in: text), in: table) && forms.isLabel(whole, in: table)
      && forms.meanings(of: labelKey(b, in: text), in: table).allSatisfy { half in
        half.weight != .none
          && forms.meanings(of: whole, in: table).contains {
            $0.kind == half.kind && $0.index == half.index && $0.edition == half.edition
              && $0.weight == .none
          }
      }
  }

  /// The cells of a row in which a label's words stand in several cells, put together; nil where none do.
  func joiningBrokenLabels(
    _ cells: ArraySlice<Range<Int>>, in text: Span<UInt8>
  ) -> ArraySlice<Range<Int>>? {
    var joined: [Range<Int>] = []
    var isOpen = false
    for cell in cells {
      if isOpen, !cell.isEmpty, let last = joined.last, !last.isEmpty,
        cell.count < Self.longestPiece,
        cell.upperBound - last.lowerBound < Self.longestJoinedLabel,
        !forms.isLabel(labelKey(last, in: text), in: table),
        forms.isLabel(labelKey(last.lowerBound..<cell.upperBound, in: text), in: table)
      {
        joined[joined.count - 1] = last.lowerBound..<cell.upperBound
      } else {
        joined.append(cell)
      }
      isOpen = !isValue(cell, in: text)
    }
    return joined.count == cells.count ? nil : joined[...]
  }
}
