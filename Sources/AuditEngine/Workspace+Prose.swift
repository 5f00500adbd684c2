import AuditModel

/// A text of a report that rules can look at.
enum TextSlot: Hashable {
  case text(ReportText)
  case section(Int)

  /// Where it stands in arrays over all texts: the sections come last.
  var index: Int {
    switch self {
    case .text(.report): 0
    case .text(.preamble): 1
    case .text(.raw): 2
    case .text(.file): 3
    case .text(.headings): 4
    case .text(.title): 5
    case .text(.signature): 6
    case .section(let section): Self.countBesideSections + section
    }
  }

  static let countBesideSections = ReportText.allCases.count

  /// Where the text stands, for what the literals tell of it; empty where they tell nothing.
  var places: TextPlaces {
    switch self {
    case .text(.report): .all
    case .text(.preamble): .preamble
    case .text(.raw): .printed
    // Not what was looked through.
    case .text(.file), .text(.headings), .text(.title), .text(.signature): []
    case .section(let number): .section(number)
    }
  }
}

extension Workspace {
  /// The paragraphs of a text, one per line.
  func text(_ slot: TextSlot, _ view: ReportView) -> ProseText {
    let index = slot.index
    if case .notAsked = texts[index] {
      texts[index] = find(slot, view)
    }
    return texts[index]
  }

  /// The visible length of a text that was found; many rules ask for that of the same one.
  func length(_ slot: TextSlot, of range: Range<Int>) -> Int {
    let index = slot.index
    if lengths[index] < 0 {
      lengths[index] = visibleLength(UnsafeBufferPointer(rebasing: prose.bytes[range]))
    }
    return lengths[index]
  }

  private func find(_ slot: TextSlot, _ view: ReportView) -> ProseText {
    let report = view.report
    if !prose.isLaidOut {
      prose.layOut(report)
      markLiterals(of: report, view.program)
    }
    switch slot {
    case .text(.report): return .found(prose.range(of: report.paragraphs.indices))
    case .text(.preamble): return .found(prose.range(of: report.preamble))
    case .text(.raw): return .found(prose.appendPrinted(of: report))
    case .text(.file): return .found(prose.appendSource(of: report))
    case .text(.headings): return .found(prose.appendHeadings(of: report))
    case .text(.title): return line(report.title, of: report)
    case .text(.signature): return line(report.signature, of: report)
    case .section(let number):
      let isPart = { (section: Report.Section) in section.index == number }
      guard let first = report.sections.firstIndex(where: isPart) else { return .missing }
      guard report.sections[(first + 1)...].contains(where: isPart) else {
        return .found(prose.range(of: report.sections[first].paragraphs))
      }
      let parts = report.sections.filter(isPart).map(\.paragraphs)
      return .found(prose.appendCopy(of: parts, of: report))
    }
  }

  private func line(_ range: Range<Int>?, of report: Report) -> ProseText {
    range.map { .found(prose.appendLine($0, of: report)) } ?? .missing
  }

  /// Which literals of patterns stand in which part of the prose.
  private func markLiterals(of report: Report, _ program: CheckProgram) {
    var next = 0
    func mark(_ paragraphs: Range<Int>, as place: TextPlaces) {
      guard !paragraphs.isEmpty else { return }
      let text = prose.range(of: paragraphs)
      let bytes = prose.bytes
      program.literalScan.mark(
        UnsafeBufferPointer(rebasing: bytes[text]), from: text.lowerBound,
        slack: bytes.count - text.upperBound, as: place, in: literalHits)
    }
    mark(report.preamble, as: .preamble)
    next = report.preamble.upperBound
    for section in report.sections {
      mark(next..<max(next, section.paragraphs.lowerBound), as: .others)
      mark(section.paragraphs, as: .section(section.index))
      next = max(next, section.paragraphs.upperBound)
    }
    mark(next..<max(next, report.paragraphs.count), as: .others)
    literalHits.finish(at: prose.bytes.count)
  }
}
