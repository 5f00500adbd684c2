import AuditModel

/// The year that a report is of, where its title prints another one.
extension IdentityReading {
  /// The first pair of dates in what stands before section 二 that bounds a period.
  func period(_ report: Report, in text: Span<UInt8>) -> Report.Period? {
    for range in report.prose {
      if let found = firstPeriod(in: range, of: text) { return found }
    }
    return nil
  }

  /// The year that `report` tells, `titled` being the one in its title.
  ///
  /// A title of last year on a report of this one is common. The title's year counts, unless all else speaks
  /// against it: the period and the day of the signature (or of publication, or what the prose names) agree on
  /// another year; or, where no period is printed, the day does with all that the prose names. That the title
  /// is wrong is left to the rules to tell.
  func yearTold(by report: Report, titled: Int, in text: Span<UInt8>) -> Int {
    let published = (report.signed ?? report.published)?.year
    guard let period = report.period else {
      guard let published, published - 1 != titled,
        mentions(published - 1, in: report, of: text), !mentions(titled, in: report, of: text)
      else { return titled }
      return published - 1
    }
    let told = period.from.year
    guard told != titled, period.to.year == told else { return titled }
    let isTold =
      published.map { $0 == told + 1 } ?? !mentions(titled, in: report, of: text)
    return isTold ? told : titled
  }

  /// Where neither title nor period names a year: the one before the day of the signature (or of publication), if the
  /// prose speaks of it.
  func yearBefore(dayOf report: Report, in text: Span<UInt8>) -> Int? {
    guard let day = report.signed ?? report.published,
      mentions(day.year - 1, in: report, of: text)
    else { return nil }
    return day.year - 1
  }

  /// Where nothing else names a year, and no day speaks for another one: the year with which clauses of the first section
  /// begin (2021年，我局…; 2022年度我镇…), if it is the only one.
  func yearAtClauseStarts(of report: Report, in text: Span<UInt8>) -> Int? {
    guard report.signed ?? report.published == nil,
      let first = report.sections.first(where: { $0.index == 0 })
    else { return nil }
    var told: Int?
    for paragraph in report.paragraphs[first.paragraphs] {
      var isStart = true
      var i = itemNumber(paragraph, in: text)?.end ?? paragraph.lowerBound
      while i < paragraph.upperBound {
        if isStart, let year = yearAlone(at: i, before: paragraph.upperBound, in: text) {
          if let told, told != year { return nil }
          told = year
        }
        let (value, length) = scalar(at: i, in: text)
        isStart = isClauseEnd(value) || isStart && isSpace(value)
        i += length
      }
    }
    return told
  }

  /// The year that stands there without a month: 2021年, 2022年度.
  private func yearAlone(at i: Int, before end: Int, in text: Span<UInt8>) -> Int? {
    guard let year = readYear(at: i, before: end, in: text), i + 4 < end,
      let sign = behind("年", from: i + 4, in: text), sign < end,
      isHan(scalar(at: sign, in: text).value) || isClauseEnd(scalar(at: sign, in: text).value)
    else { return nil }
    return behind("至", from: sign, in: text) == nil ? year : nil
  }

  /// Whether the prose before the first table, the title aside, names a year in Arabic digits.
  private func mentions(_ year: Int, in report: Report, of text: Span<UInt8>) -> Bool {
    let digits = Array(String(year).utf8)
    let title = report.title ?? 0..<0
    return report.prose.contains { paragraph in
      !paragraph.overlaps(title)
        && firstOccurrence(of: digits, in: paragraph, of: text) != nil
    }
  }
}
