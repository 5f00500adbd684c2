import AuditModel

/// Tables whose rows are numbered by the agency, in a column before the labels.
extension TableFilling {
  /// The cells of a row without its number: a figure before a label is none of the form.
  @inline(__always)
  func withoutNumber(
    _ cells: ArraySlice<Range<Int>>, in text: Span<UInt8>
  ) -> ArraySlice<Range<Int>> {
    guard let first = cells.first, !first.isEmpty, text[first.lowerBound] &- 0x30 <= 9 else {
      return cells
    }
    return isNumber(first, beforeLabelIn: cells, in: text) ? cells.dropFirst() : cells
  }

  private func isNumber(
    _ number: Range<Int>, beforeLabelIn cells: ArraySlice<Range<Int>>, in text: Span<UInt8>
  ) -> Bool {
    guard let current, !forms.isPrintedAcross[current], isPlainNumber(number, in: text),
      let label = cells.dropFirst().first(where: { !$0.isEmpty }),
      !isPlainNumber(label, in: text)
    else { return false }
    return forms.roles(of: labelKey(label, in: text), in: current).isBeforeRows
  }
}
