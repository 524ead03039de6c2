import ChineseCalendar
import Testing

@Suite("Solar terms")
struct SolarTermTests {
    @Test("every term of every year falls on its day")
    func everyTerm() throws {
        let years = try Golden.solarTerms()
        #expect(years.keys.sorted() == Array(SolarTerm.years))
        for (year, days) in years {
            for term in SolarTerm.allCases {
                let day = try #require(days[term.chinese])
                #expect(term.day(inYear: year) == day)
                #expect(SolarTerm(on: day) == term)
            }
        }
    }
}
