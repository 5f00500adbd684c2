import AuditModel

/// The words of some lines, each with the columns of the page that it takes: text as `pdftotext -layout`
/// gives it, in which blanks alone part what stands side by side.
struct PageWords {
  struct Word {
    var range: Range<Int>
    /// Index into `lines`.
    var line: Int
    /// In columns of the page.
    var start: Int
    var end: Int
    var isValue: Bool

    /// Twice the middle, to stay whole.
    var middle: Int { start + end }
  }

  struct Line {
    /// Indices into `words`.
    var words: Range<Int>
    /// Counts form feeds.
    var page: Int
    var range: Range<Int>
  }

  private(set) var words: [Word] = []
  private(set) var lines: [Line] = []

  /// How many columns a Han character takes: two on a terminal, but one where a converter counts characters.
  private let widthOfHan: Int

  /// Of columns, folded.
  private let labels: [[UInt32]]

  /// Takes the lines that hold anything but the number of a page.
  ///
  /// - Parameter labels: those of columns, folded; a word that is nothing but the beginnings of several is parted.
  init(
    _ lines: ArraySlice<LineScan.Line>, widthOfHan: Int, labels: [[UInt32]] = [],
    in text: Span<UInt8>
  ) {
    self.widthOfHan = widthOfHan
    self.labels = labels
    var page = 0
    for line in lines {
      let first = words.count
      split(line.range, page: &page, in: text)
      guard words.count > first else { continue }
      let isEndOfPage = isPageNumber(first..<words.count, in: text)
      if isEndOfPage || words[first...].allSatisfy({ isRule($0.range, in: text) }) {
        words.removeSubrange(first...)
        // What follows stands on another page, whether the converter marks its end or not.
        if isEndOfPage { page += 1 }
        continue
      }
      self.lines.append(Line(words: first..<words.count, page: page, range: line.range))
    }
  }

  private mutating func split(_ range: Range<Int>, page: inout Int, in text: Span<UInt8>) {
    var column = 0
    var start: (offset: Int, column: Int)?
    var i = range.lowerBound
    func close(_ end: Int) {
      guard let open = start else { return }
      start = nil
      var from = open.column
      for piece in beginnings(in: open.offset..<end, of: text) {
        let last = piece.upperBound == end ? column : from + width(of: piece, in: text)
        words.append(
          Word(
            range: piece, line: lines.count, start: from, end: last,
            isValue: ReportReading.isValue(piece, in: text)))
        from = last
      }
    }
    while i < range.upperBound {
      let (value, length) = scalar(at: i, in: text)
      if isSpace(value) {
        close(i)
        if value == 0x0C { page += 1 }
      } else if start == nil {
        start = (i, column)
      }
      column += min(ReportReading.width(of: value), widthOfHan)
      i += length
    }
    close(range.upperBound)
  }

  private func width(of range: Range<Int>, in text: Span<UInt8>) -> Int {
    var columns = 0
    var i = range.lowerBound
    while i < range.upperBound {
      let (value, length) = scalar(at: i, in: text)
      columns += min(ReportReading.width(of: value), widthOfHan)
      i += length
    }
    return columns
  }

  /// The beginnings of labels that a word is made of, where they are several: narrow columns touch (商业企科研机);
  /// else the word. Behind a whole label one letter may begin the last (总计商).
  private func beginnings(in word: Range<Int>, of text: Span<UInt8>) -> [Range<Int>] {
    // Two letters of three bytes, and another one.
    guard !labels.isEmpty, word.count >= 9 else { return [word] }
    var letters: [(value: UInt32, end: Int)] = []
    var i = word.lowerBound
    while i < word.upperBound {
      let (value, length) = scalar(at: i, in: text)
      guard let counted = countedScalar(value) else { return [word] }
      i += length
      letters.append((counted, i))
    }
    var found: [Range<Int>] = []
    var rest = letters[...]
    var start = word.lowerBound
    var isBehindLabel = false
    while !rest.isEmpty {
      let lengths = labels.lazy.map { label in zip(label, rest).prefix { $0 == $1.value }.count }
      guard let longest = lengths.max(),
        longest > 1 || longest == 1 && isBehindLabel && rest.count == 1
      else { return [word] }
      isBehindLabel = zip(labels, lengths).contains { $1 == longest && $0.count == longest }
      let end = rest[rest.startIndex + longest - 1].end
      found.append(start..<end)
      start = end
      rest = rest.dropFirst(longest)
    }
    return found
  }

  private func isPageNumber(_ line: Range<Int>, in text: Span<UInt8>) -> Bool {
    // Values stand apart.
    guard zip(line, line.dropFirst()).allSatisfy({ words[$1].start - words[$0].end <= 1 }),
      let first = words[line].first, let last = words[line].last
    else { return false }
    return ReportReading.isPageNumber(first.range.lowerBound..<last.range.upperBound, in: text)
  }

  /// Lines with as many values on the same page.
  private var likeRows: [[[Word]]] {
    var rows: [[Int]: [[Word]]] = [:]
    for line in lines {
      let values = line.words.filter { words[$0].isValue }.map { words[$0] }
      if values.count > 1 { rows[[line.page, values.count], default: []].append(values) }
    }
    return Array(rows.values)
  }

  /// How far the values of like rows stand out of line: least where columns are counted as they were set.
  var spread: Int {
    likeRows.reduce(0) { sum, rows in
      sum + (PageColumns(fullRows: rows, count: rows[0].count)?.spread ?? 0)
    }
  }

  /// Whether values of like rows stand below one another, for the most part, so that a value's place tells its
  /// column. Where a row's cells follow one another at a fixed distance, they do not; nor where most of the values
  /// stand on lines of their own, since those of one row do not stand beside each other then.
  var isSetInColumns: Bool {
    let alone = lines.count { $0.words.count == 1 && words[$0.words.lowerBound].isValue }
    guard alone <= likeRows.reduce(0, { $0 + $1.count }) else { return false }
    var inLine = 0
    var all = 0
    for rows in likeRows where rows.count > 1 {
      for column in rows[0].indices {
        let best = [\Word.start, \.middle, \.end].map { side in
          let places = rows.map { $0[column][keyPath: side] }.sorted()
          return places.count { abs($0 - places[places.count / 2]) <= 2 }
        }.max()
        inLine += best ?? 0
        all += rows.count
      }
    }
    return all > 0 && inLine * 10 >= all * 7
  }
}

/// How many columns of a page a scalar takes.
@inline(__always)
func width(of scalar: UInt32) -> Int {
  scalar < 0x300 ? 1 : Unicode.Scalar(scalar)?.displayWidth ?? 1
}

/// The same where ‘ ’ “ ”, dashes and dots take `widthOfMarks` columns: a page may count one or two.
func width(of scalar: UInt32, widthOfMarks: Int) -> Int {
  (0x2014...0x201D).contains(scalar) || scalar == 0x2026 ? widthOfMarks : width(of: scalar)
}

/// ------, ======: longer than any dash that stands for a value.
func isRule(_ word: Range<Int>, in text: Span<UInt8>) -> Bool {
  word.count > 3
    && word.allSatisfy { text[$0] == UInt8(ascii: "-") || text[$0] == UInt8(ascii: "=") }
}

/// - 3 -, —3—, 第3页: a number with marks around it that no cell has, where it is all that stands on a line.
func isPageNumber(_ line: Range<Int>, in text: Span<UInt8>) -> Bool {
  guard line.count <= 40 else { return false }
  var digits = 0
  var numbers = 0
  var marks = 0
  var before = 0
  var hasBlank = false
  var isInNumber = false
  var i = line.lowerBound
  while i < line.upperBound {
    let (value, length) = scalar(at: i, in: text)
    let isDigit = digit(value) != nil
    if isDigit, !isInNumber { numbers += 1 }
    isInNumber = isDigit
    switch value {
    case _ where isDigit: digits += 1
    case 0x7B2C, 0x9875, 0x5171, 0x2F:  // 第 页 共 /
      marks += 1
    case 0x2D, 0x2010...0x2015, 0x2212, 0x2500, 0xFF0D, 0xB7, 0x7E:  // - — ·
      marks += 1
      if digits == 0 { before += 1 }
    case _ where isSpace(value): hasBlank = true
    default: return false
    }
    i += length
  }
  // -3 is a number below zero; of pages, no more than one and how many there are is told.
  return digits > 0 && numbers <= 2 && marks > 0 && !(marks == 1 && before == 1 && !hasBlank)
}
