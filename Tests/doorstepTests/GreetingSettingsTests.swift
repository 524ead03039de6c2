import Testing

@Suite("Settings of greetings")
struct GreetingSettingsTests {
    /// Somebody born in the leap sixth month of 1987, and a leapling; 2025 has a leap sixth month again.
    private static let customers = """
        客户编号,姓名,手机,同意关怀,生日,生日类型
        C1,王敏,13800138001,是,1987年闰六月初五,农历
        C2,李芳,13800138002,是,1988-02-29,公历

        """

    /// The days of 2025 on which the two could be greeted.
    private static let days = ["2025-02-28", "2025-03-01", "2025-06-29", "2025-07-29"]

    @Test(
        "leap months and leap days are kept as the workspace says",
        arguments: [
            ("hotline: 400-800-1234", ["2025-02-28", "2025-06-29"]),
            ("greetings: { leapMonth: ordinary, leapDay: february-28 }", ["2025-02-28", "2025-06-29"]),
            ("greetings: { leapMonth: leap, leapDay: march-1 }", ["2025-03-01", "2025-07-29"]),
            ("greetings: { solemnDays: [2025-06-29, \"2025-02-28\"] }", []),
        ]
    )
    func customs(settings: String, greeted: [String]) throws {
        let site = try Site()
        try site.write(settings, to: "place/doorstep.yaml")
        try site.write(Self.customers, to: "ledger.csv")
        #expect(try site.run("import", site.ledger, "--on", "2025-01-01").status == 0)
        let found = try Self.days.filter { day in
            let counts: SweepCounts = try site.run("sweep", "--on", day, "--dry-run", "--json").json()
            return counts.made("sms") == 1
        }
        #expect(found == greeted)
    }
}
