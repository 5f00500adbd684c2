import AuditModel
import Testing

struct CalendarDateTests {
  static let days: [(year: Int, month: Int, day: Int, exists: Bool)] = [
    (2021, 1, 31, true), (2021, 2, 29, false), (2020, 2, 29, true), (2000, 2, 29, true),
    (1900, 2, 29, false), (2021, 4, 31, false), (2021, 13, 1, false), (2021, 0, 1, false),
    (2021, 1, 0, false), (0, 1, 1, false),
  ]

  @Test(arguments: days)
  func onlyRealDaysAreDates(year: Int, month: Int, day: Int, exists: Bool) {
    #expect((CalendarDate(year: year, month: month, day: day) != nil) == exists)
  }

  @Test func everyDayFollowsTheOneBefore() throws {
    var previous = try #require(CalendarDate(year: 2019, month: 12, day: 31))
    for year in 2020...2024 {
      for month in 1...12 {
        for day in 1...31 {
          guard let date = CalendarDate(year: year, month: month, day: day) else { continue }
          #expect(date.dayNumber == previous.dayNumber + 1)
          #expect(previous < date)
          previous = date
        }
      }
    }
  }

  @Test func datesPrintAsISO8601() {
    #expect(CalendarDate(year: 2021, month: 1, day: 3)?.description == "2021-01-03")
    #expect(CalendarDate(year: 987, month: 11, day: 30)?.description == "0987-11-30")
  }
}
