import AuditModel

/// Texts of a report besides those of its sections, which come first.
enum TextSlot {
  static func report(_ sectionCount: Int) -> Int { sectionCount }
  static func preamble(_ sectionCount: Int) -> Int { sectionCount + 1 }
  static func raw(_ sectionCount: Int) -> Int { sectionCount + 2 }
  static func file(_ sectionCount: Int) -> Int { sectionCount + 3 }
  static func headings(_ sectionCount: Int) -> Int { sectionCount + 4 }
  static func title(_ sectionCount: Int) -> Int { sectionCount + 5 }
  static func signature(_ sectionCount: Int) -> Int { sectionCount + 6 }
  static let count = 7
}

extension Workspace {
  /// The text of a section, or of what comes after the sections in `texts`: its paragraphs, one per line.
  func text(_ slot: Int, _ view: ReportView) -> ProseText {
    if case .notAsked = texts[slot] {
      texts[slot] = find(slot, view)
    }
    return texts[slot]
  }

  /// The visible length of a text that was found; many rules ask for that of the same one.
  func length(_ slot: Int, of range: Range<Int>) -> Int {
    if lengths[slot] < 0 {
      lengths[slot] = visibleLength(UnsafeBufferPointer(rebasing: prose.bytes[range]))
    }
    return lengths[slot]
  }

  private func find(_ slot: Int, _ view: ReportView) -> ProseText {
    let report = view.report
    let sectionCount = view.program.sectionCount
    if !prose.isLaidOut {
      prose.layOut(report)
      markLiterals(of: report, view.program)
    }
    switch slot {
    case TextSlot.report(sectionCount): return .found(prose.range(of: report.paragraphs.indices))
    case TextSlot.preamble(sectionCount): return .found(prose.range(of: report.preamble))
    case TextSlot.raw(sectionCount): return .found(prose.appendPrinted(of: report))
    case TextSlot.file(sectionCount): return .found(prose.appendSource(of: report))
    case TextSlot.headings(sectionCount): return .found(prose.appendHeadings(of: report))
    case TextSlot.title(sectionCount): return line(report.title, of: report)
    case TextSlot.signature(sectionCount): return line(report.signature, of: report)
    default:
      let isPart = { (section: Report.Section) in section.index == slot }
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

  /// Where the text of a slot stands, for what the literals tell of it; empty where they tell nothing.
  func places(ofSlot slot: Int, sectionCount: Int) -> TextPlaces {
    switch slot {
    case TextSlot.report(sectionCount): .all
    case TextSlot.preamble(sectionCount): .preamble
    case TextSlot.raw(sectionCount): .printed
    // Not what was looked through.
    case TextSlot.file(sectionCount), TextSlot.headings(sectionCount), TextSlot.title(sectionCount),
      TextSlot.signature(sectionCount):
      []
    default: .section(slot)
    }
  }
}
