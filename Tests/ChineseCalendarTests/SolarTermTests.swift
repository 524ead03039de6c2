import ChineseCalendar
import Testing

@Suite("Solar terms")
struct SolarTermTests {
    @Test("every term of every year falls on its day, and no term on any other")
    func everyTerm() throws {
        let years = try Golden.solarTerms()
        #expect(years.keys.sorted() == Array(SolarTerm.years))
        var terms: [Day: SolarTerm] = [:]
        for (year, days) in years {
            for term in SolarTerm.allCases {
                let day = try #require(days[term.chinese])
                #expect(term.day(inYear: year) == day)
                terms[day] = term
            }
        }
        for number in Int32(-25_600)...47_900 {
            guard SolarTerm(on: Day(number: number)) == terms[Day(number: number)] else {
                Issue.record("\(Day(number: number)) has another term")
                return
            }
        }
    }

    @Test(
        "terms are known from 1900 through 2100",
        arguments: [(1899, false), (1900, true), (2100, true), (2101, false)]
    )
    func years(year: Int, isKnown: Bool) {
        for term in SolarTerm.allCases { #expect((term.day(inYear: year) != nil) == isKnown) }
    }

    @Test("the winter solstices that formulas miss", arguments: [1914, 1947, 1951, 1980, 1984, 2021, 2100])
    func solstice(year: Int) throws {
        let golden = try #require(try Golden.solarTerms()[year]?["冬至"])
        #expect(SolarTerm.winterSolstice.day(inYear: year) == golden)
    }

    @Test("a term is found by each of its names")
    func names() {
        for term in SolarTerm.allCases {
            #expect(SolarTerm(name: term.rawValue) == term)
            #expect(SolarTerm(name: term.chinese) == term)
        }
        #expect(SolarTerm(name: "qingming") == .pureBrightness)
        #expect(SolarTerm(name: "dongzhi") == .winterSolstice)
        #expect(SolarTerm(name: "驚蟄") == .awakeningOfInsects)
        for name in ["", "冬", "Winter-Solstice", "中秋"] { #expect(SolarTerm(name: name) == nil) }
        #expect(Set(SolarTerm.names).count == 48)
    }
}
