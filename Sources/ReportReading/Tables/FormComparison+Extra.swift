import AuditModel

extension FormComparison {
  /// Columns that the form does not have; those beside each other on one line are one deviation.
  func extraColumns(in text: Span<UInt8>) -> [ReaderNote] {
    var notes: [ReaderNote] = []
    let torn = Set(tornHeaders.flatMap { reading.columnOrders[$0] }.map(\.label))
    for label in reading.extraColumns where !torn.contains(label) {
      let printed = squeezed(label, in: text)
      if let last = notes.last, let before = last.printed,
        last.place.upperBound <= label.lowerBound,
        !(last.place.upperBound..<label.lowerBound).contains(where: { text[$0] == 0x0A })
      {
        notes[notes.count - 1].place = last.place.lowerBound..<label.upperBound
        notes[notes.count - 1].printed = before + "、" + printed
      } else {
        notes.append(
          ReaderNote(kind: .extraColumn, place: label, table: table, printed: printed))
      }
    }
    return notes
  }
}
