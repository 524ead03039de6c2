/// One of the 24 solar terms, in the order of the civil year.
///
/// Each is the day on which the sun reaches a multiple of 15 degrees: 春分 is 0, 清明 15.
package enum SolarTerm: String, Hashable, Sendable, CaseIterable {
    case minorCold = "minor-cold"
    case majorCold = "major-cold"
    case startOfSpring = "start-of-spring"
    case rainWater = "rain-water"
    case awakeningOfInsects = "awakening-of-insects"
    case springEquinox = "spring-equinox"
    case pureBrightness = "pure-brightness"
    case grainRain = "grain-rain"
    case startOfSummer = "start-of-summer"
    case grainBuds = "grain-buds"
    case grainInEar = "grain-in-ear"
    case summerSolstice = "summer-solstice"
    case minorHeat = "minor-heat"
    case majorHeat = "major-heat"
    case startOfAutumn = "start-of-autumn"
    case endOfHeat = "end-of-heat"
    case whiteDew = "white-dew"
    case autumnEquinox = "autumn-equinox"
    case coldDew = "cold-dew"
    case frostDescent = "frost-descent"
    case startOfWinter = "start-of-winter"
    case minorSnow = "minor-snow"
    case majorSnow = "major-snow"
    case winterSolstice = "winter-solstice"

    /// The years whose terms are known.
    package static let years = 1900...2100

    /// The day of the term in a civil year, Beijing time; nothing outside ``years``.
    /// - Complexity: O(1), without allocation.
    package func day(inYear year: Int) -> Day? {
        guard Self.years.contains(year) else { return nil }
        let later = Int(Self.table[year - 1900] >> UInt64(2 * place) & 3)
        return Day(year: year, month: place / 2 + 1, day: Int(Self.earliest[place]) + later)
    }

    /// The term that falls on a day, if one does.
    /// - Complexity: O(1), without allocation.
    package init?(on day: Day) {
        let (year, month, dayOfMonth) = day.parts
        let term = Self.inOrder[(month - 1) * 2 + (dayOfMonth > 14 ? 1 : 0)]  // one term in each half of a month
        guard term.day(inYear: year) == day else { return nil }
        self = term
    }

    private static let inOrder = allCases
}
