import AuditModel

/// The year that a report is of, where its title prints another one.
extension IdentityReading {
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
