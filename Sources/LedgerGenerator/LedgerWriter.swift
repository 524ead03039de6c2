/// Makes the rows of a customer file one journey after the other.
struct LedgerWriter {
    /// What has been made and not yet written.
    var file: [UInt8]
    private(set) var report = LedgerReport()

    private let words: LedgerWords
    private let today: Int
    private let damagePercent: Double
    private var random: SplitMix
    private var row = Row()
    private var home = Row()
    private var person = Row()
    /// Persons who may buy again: their cells.
    private var buyers: [Row] = []
    private let planned: [Int]

    init(seed: UInt64, today: Int, encoding: LedgerEncoding, damagePercent: Double) {
        let words = LedgerWords(encoding)
        self.words = words
        self.today = today
        self.damagePercent = damagePercent
        random = SplitMix(seed: seed)
        file = encoding.mark
        for index in 0..<words.header.count {
            if index > 0 { file.append(UInt8(ascii: ",")) }
            file.append(contentsOf: words.header[index])
        }
        file.append(contentsOf: [0x0D, 0x0A])
        // Handovers spread over seven years, the last of them so recent that some homes still wait for theirs.
        planned = (0..<words.projects.count).map { today - 20 - ($0 * 7 % 12) * 2555 / 12 }
    }

    /// Makes the rows of one more journey.
    mutating func writeJourney() {
        report.journeys += 1
        let project = random.below(words.projects.count)
        let payment = random.below(words.payments.count)
        let life = Life(today: today, planned: planned[project], paysAtOnce: payment == 3, &random)
        writeHome(project)
        let specialist = (words.surnames.any(&random), words.givenNames.any(&random))
        let owners = random.chance(29) ? 2 : 1
        for owner in 0..<owners {
            row.clear()
            if owner == 0, buyers.count == Self.remembered, random.chance(11) {
                row.write(cellsOf: buyers[random.below(buyers.count)])
            } else {
                writePerson()
                row.write(cellsOf: person)
            }
            row.write(cellsOf: home)
            row.write(cell: words.roles[owner])
            row.write(cell: words.payments[payment])
            write(life)
            row.write(cell: words.statuses[life.status])
            row.write(specialist.0)
            row.write(cell: specialist.1)
            finishRow()
        }
    }

    /// Makes the row of a journey that ended with a first visit more than three years ago.
    mutating func writeLead() {
        report.journeys += 1
        home.clear()
        writeProject(random.below(words.projects.count))
        writePerson(tellsBirthday: false)
        row.clear()
        row.write(cellsOf: person)
        row.write(cellsOf: home)
        row.skipCells(from: .phase, through: .contract)
        row.write(cell: words.roles[0])
        row.skipCells(from: .payment, through: .payment)
        row.write(day: today - Self.leadAge - random.below(Self.leadYears * 365))
        row.skipCells(from: .subscription, through: .moveIn)
        row.write(cell: words.statuses[0])
        row.write(words.surnames.any(&random))
        row.write(cell: words.givenNames.any(&random))
        finishRow()
    }

    private static let remembered = 1024  // persons
    private static let leadAge = 3 * 366  // days
    private static let leadYears = 4

    private mutating func write(_ life: Life) {
        row.write(day: life.visit)
        for day in [life.subscription, life.signing, life.loan, life.planned, life.handover, life.moveIn] {
            row.write(day: day)
        }
    }

    private mutating func finishRow() {
        report.rows += 1
        guard damagePercent > 0, random.chance(damagePercent) else { return row.append(to: &file) }
        let damage = Damage.allCases[random.below(Damage.allCases.count)]
        report.damage[damage, default: 0] += 1
        switch damage {
        case .blankLine: file.append(contentsOf: [0x0D, 0x0A])
        case .totalRow: file.append(contentsOf: words.encoding.bytes("合计,,128\r\n"))
        default: break
        }
        let cells = damage.cells.map { (column: $0.column, text: words.encoding.bytes($0.text)) }
        row.append(to: &file, replacing: cells, surplus: damage == .surplusCell)
    }
}

extension LedgerWriter {
    private mutating func writeHome(_ project: Int) {
        home.clear()
        writeProject(project)
        home.write(cell: words.phases.any(&random))
        home.write(cell: words.buildings.any(&random))
        home.write(cell: words.units.any(&random))
        home.write(random.number(in: 1...33))
        home.write(random.number(in: 1...4), width: 2)
        home.endCell()
        home.write(cell: words.layouts.any(&random))
        let area = random.number(in: 7_500...16_800)  // hundredths of a square metre
        home.write(area / 100)
        home.write(byte: UInt8(ascii: "."))
        home.write(area % 100, width: 2)
        home.endCell()
        home.write(cell: words.finishes.any(&random))
        home.write(byte: UInt8(ascii: "H"))
        home.write(byte: UInt8(ascii: "T"))
        home.write(report.journeys, width: 7)
        home.endCell()
    }

    private mutating func writeProject(_ project: Int) {
        home.write(byte: UInt8(ascii: "P"))
        home.write(project + 1, width: 3)
        home.endCell()
        home.write(cell: words.projects[project])
        home.write(cell: words.cities[project])
    }

    private mutating func writePerson(tellsBirthday: Bool = true) {
        report.persons += 1
        let surname = words.surnames.any(&random)
        let gender = random.below(2)
        person.clear()
        person.write(byte: UInt8(ascii: "C"))
        person.write(report.persons, width: 7)
        person.endCell()
        person.write(surname)
        person.write(cell: words.givenNames.any(&random))
        person.write(cell: words.genders[gender])
        person.write(surname)
        person.write(cell: words.forms[gender])
        writeContacts()
        let birthday = !tellsBirthday || random.chance(10) ? nil : CivilDay.number(1950, 1, 1) + random.below(19_300)
        let isLunar = random.chance(18)
        if let birthday {
            // Every lunar month has 29 days, and not all have more.
            person.write(day: isLunar && CivilDay.parts(birthday).day > 29 ? birthday - 2 : birthday)
        } else {
            person.endCell()
        }
        person.write(cell: words.birthdayKinds[isLunar ? 1 : 0])
        person.write(cell: words.answers[random.chance(30) ? 1 : 0])
        person.write(words.places.any(&random))
        person.write(words.streets.any(&random))
        person.write(random.number(in: 1...999))
        person.write(byte: UInt8(ascii: " "))
        person.write(random.number(in: 100_000...999_999))
        person.endCell()
        if buyers.count < Self.remembered {
            buyers.append(person)
        } else {
            buyers[random.below(buyers.count)] = person
        }
    }

    private static let domain = Array("@example.com".utf8)

    /// A phone nobody else has, and for some an address.
    private mutating func writeContacts() {
        // The multiplier has no factor in common with 10^9, so that no two persons share the last nine digits.
        let digits = (report.persons * 387_420_489 + 271_828_182) % 1_000_000_000
        person.write(byte: UInt8(ascii: "1"))
        person.write(byte: UInt8(0x33 + digits % 7))
        person.write(digits, width: 9)
        person.endCell()
        if !random.chance(37) {
            for _ in 0..<random.number(in: 4...8) { person.write(byte: UInt8(0x61 + random.below(26))) }
            person.write(random.below(100))
            person.write(Self.domain)
        }
        person.endCell()
    }
}
