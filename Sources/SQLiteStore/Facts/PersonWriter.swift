import ChineseCalendar
import GRDB
import Lifecycle

/// Writes people: merged by customer number, or by name and phone where a file has no numbers; never by name alone.
final class PersonWriter {
    /// What a row finds before anything is written.
    enum Looked {
        /// The row names no person.
        case nobody
        /// The number belongs to another person.
        case refused(Phrase)
        case new
        case known(Int64)
    }

    private let session: ImportSession
    private let byNumber: RecordWriter
    private let byPhone: RecordWriter
    /// For rows about a record that was merged into another one: its number stays what it is.
    private let byRecord: RecordWriter
    private let birthday: BirthdayColumns
    private let deriveOfNumber: ([SQLValue]) -> [SQLValue]
    private let deriveOfRecord: ([SQLValue]) -> [SQLValue]
    private let shapes: NumberShapes
    private let number: Int?
    private let name: Int?
    private let phone: Int?
    /// The writer that found the person of the row at hand.
    private var finder: RecordWriter?

    init(_ database: Database, _ part: RowLayout.Part, _ session: ImportSession) throws {
        self.session = session
        number = part.position("number")
        name = part.position("name")
        phone = part.position("phone")
        let birthday = try BirthdayColumns(database, part)
        self.birthday = birthday
        shapes = try NumberShapes(database, .customer)
        func writer(_ key: String, but left: Set<String> = []) throws -> RecordWriter {
            try RecordWriter(
                database,
                .persons,
                key: key,
                columns: part.columns(session, but: left),
                derived: birthday.derived,
                extra: ["merged_into"],
                session: session
            )
        }
        let byNumber = try writer("number = ?1")
        let byRecord = try writer("id = ?1", but: ["number"])
        (self.byNumber, self.byRecord) = (byNumber, byRecord)
        byPhone = try writer("number IS NULL AND phone = ?1 AND name = ?2")
        deriveOfNumber = birthday.derivation(byNumber.columns)
        deriveOfRecord = birthday.derivation(byRecord.columns)
    }

    /// Whether a row says which person it is about.
    func namesPerson(_ row: CustomerRow) -> Bool {
        row.text(number) != nil || row.text(name) != nil && row.text(phone) != nil
    }

    /// Looks for the person of a row; ``write(_:_:)`` or ``leave()`` has to follow.
    func look(_ row: CustomerRow) throws -> Looked {
        let found: Int64?
        if let number = row.text(number) {
            finder = byNumber
            found = try byNumber.find(.text(number))
        } else {
            guard let name = row.text(name), let phone = row.text(phone) else { return .nobody }
            finder = byPhone
            found = try byPhone.find(.text(phone), .text(name))
        }
        guard let found else { return .new }
        // A merge leads all that pointed to the record on, so that one step is enough.
        if let kept = finder?.integer(extra: 0) {
            let isAnother = finder === byNumber && isAnother(row, byNumber)
            leave()
            finder = byRecord
            guard try byRecord.find(.integer(kept)) != nil else { return .new }
            // The row may be about either of the two, and about nobody else.
            guard isAnother, self.isAnother(row, byRecord) else { return .known(kept) }
            leave()
            return .refused(Self.another(line: session.persons.line(kept), record: kept))
        }
        if finder === byNumber, isAnother(row, byNumber) {
            leave()
            return .refused(Self.another(line: session.persons.line(found), record: found))
        }
        return .known(found)
    }

    /// Ends looking without writing.
    func leave() { finder?.leave() }

    /// Writes the person of a row, once they have been looked for.
    func write(_ row: CustomerRow, _ looked: Int64?) throws -> RecordWriter.Written {
        let writer = finder ?? byNumber
        let telling = looked.map { session.telling(of: $0) } ?? RecordWriter.Telling()
        let told = try birthday.read(row, of: looked)
        let derive = writer === byRecord ? deriveOfRecord : deriveOfNumber
        let written = try writer.write(told, over: looked, derive: derive, telling: telling)
        try birthday.finish(written)
        if written.effect == .created, let number = row.text(number) {
            if let similar = try shapes.add(number, record: written.number) {
                session.remark(row.line, nil, Self.similar(similar))
            }
        }
        session.persons.note(written.number, line: row.line, columns: writer.filled(by: row))
        return written
    }

    /// Whether both the name and the telephone number on record are other ones: two people were given one number.
    private func isAnother(_ row: CustomerRow, _ found: RecordWriter) -> Bool {
        guard let name = row.text(name), let phone = row.text(phone), case .text(let known)? = found.current("name"),
            case .text(let reached)? = found.current("phone")
        else { return false }
        return name != known && phone != reached
    }

    private static func another(line: Int, record: Int64) -> Phrase {
        let place =
            line > 0 ? Phrase("line \(line)", zh: "第 \(line) 行") : Phrase("record \(record)", zh: "档案 \(record)")
        return Phrase(
            "\(place.english) has this customer number with another name and another phone: two people have one number; "
                + "correct the number of one of them",
            zh: "\(place.chinese)的客户编号相同，而姓名、手机都不同：两位客户用了同一个编号，请改正其中一个"
        )
    }

    private static func similar(_ record: Int64) -> Phrase {
        Phrase(
            "the customer number differs from that of record \(record) by leading zeros or letters that look alike only: "
                + "if both are one person, correct the number or merge the records (doorstep person merge)",
            zh: "客户编号与档案 \(record) 的只差开头的零或形似的字母：如果是同一人，请改正编号，或合并档案（doorstep person merge）"
        )
    }
}

extension ImportSession {
    /// What the file told of a person before.
    func telling(of person: Int64) -> RecordWriter.Telling {
        RecordWriter.Telling(
            line: persons.line(person),
            columns: persons.columns(person),
            isNew: persons.isNew(person),
            person: person
        )
    }
}
