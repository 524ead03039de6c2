import ChineseCalendar
import Foundation
import GRDB
import Lifecycle
import StoreContract
import Testing

@testable import SQLiteStore

@Suite("Files of earlier versions")
struct MigrationTests {
    /// Opens a file that was as it was before birthdays had keys.
    private func migrated(_ rows: String, _ body: (SQLiteStore) throws -> Void) throws {
        try Folder.lend { folder in
            try makeEarlier(folder.file(), rows)
            try body(try SQLiteStore(path: folder.file()))
        }
    }

    private func makeEarlier(_ path: String, _ rows: String) throws {
        let queue = try DatabaseQueue(path: path)
        try Schema.migrator.migrate(queue, upTo: "journeys by status")
        try queue.write { database in
            try database.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
            try database.execute(sql: rows)
        }
        try queue.close()
    }

    @Test("keep their birthdays: a lunar one becomes the day it stood for, whichever calendar it is found by")
    func birthdays() throws {
        // 1985-02-15 as a number, told as solar, lunar, unconfirmed and by nobody; a lunar date whose number is the day
        // another one becomes; a lunar 1985-01-30, which never was; and an earlier version.
        let rows = """
            INSERT INTO persons(id, number, birthday, birthday_kind, known) VALUES (1, 'K1', 5524, 'solar', 1),
              (2, 'K2', 5524, 'lunar', 1), (3, 'K3', 5524, 'unconfirmed', 1), (4, 'K4', 5524, NULL, 1),
              (5, 'K5', 5572, 'lunar', 1), (6, 'K6', 5508, 'lunar', 1);
            INSERT INTO persons_past(id, known_to, birthday, birthday_kind, known) VALUES (1, 1, 5524, 'lunar', 0);
            """
        let lunar = try LunarDate(year: 1985, month: 2, isLeap: false, day: 15).civil
        let other = try LunarDate(year: 1985, month: 4, isLeap: false, day: 4).civil
        #expect(lunar.number == 5572, "the day the fifth was written as")
        try migrated(rows) { store in
            let found = try store.queue.read { database in
                try Row.fetchAll(database, sql: "SELECT birthday, birthday_key FROM persons ORDER BY id").map {
                    [$0["birthday"] as Int64? ?? -1, $0["birthday_key"] as Int64? ?? -1]
                }
            }
            let kept: [[Int64]] = [
                [5524, 215], [Int64(lunar.number), 2215], [5524, -1], [5524, 215], [Int64(other.number), 2404],
                [-1, -1],
            ]
            #expect(found == kept)
            let past = try store.queue.read { try Int64.fetchOne($0, sql: "SELECT birthday_key FROM persons_past") }
            #expect(past == 2215)
        }
    }

    @Test("keep the last contact, which is a milestone now, with its earlier versions")
    func lastContact() throws {
        let rows = """
            INSERT INTO changes VALUES (1, 'a', 20000, 0), (2, 'b', 20010, 0);
            INSERT INTO projects(id, code, known) VALUES (1, 'P', 1);
            INSERT INTO journeys(id, key, project, last_contact, known) VALUES (1, 'contract C1', 1, 20009, 2);
            INSERT INTO journeys_past(id, known_to, key, project, last_contact, open_complaints, main_told, known)
              VALUES (1, 2, 'contract C1', 1, 19999, 0, 0, 1);
            """
        try migrated(rows) { store in
            for (known, day) in [(20_005, Int64(19_999)), (20_020, 20_009)] {
                let rule = Rule.sample("r", .journey, .offset(CalendarSpan(0, .days), anchors: ["last_contact"]))
                let found = try store.candidates(rule, on: Day(number: 20_100), knownOn: Day(number: Int32(known)))
                #expect(found.map { Int64($0.due.number) } == [day])
            }
        }
    }

    @Test("know by what they hold which fields have come")
    func importedFields() throws {
        let rows = """
            INSERT INTO changes VALUES (1, 'a', 20000, 0);
            INSERT INTO projects(id, code, known) VALUES (1, 'P', 1);
            INSERT INTO persons(id, number, known) VALUES (1, 'K1', 1);
            INSERT INTO journeys(id, key, project, open_complaints, known) VALUES (1, 'contract C1', 1, 2, 1);
            INSERT INTO owners VALUES (1, 1, 'main', 1);
            INSERT INTO milestone_kinds(id, name) VALUES (1, 'signing'), (2, 'handover');
            INSERT INTO milestones VALUES (1, 1, 20000, 1);
            """
        try migrated(rows) { store in
            let expected: Set = [
                FieldName(.project, "code"), FieldName(.person, "number"), FieldName(.journey, "open_complaints"),
                FieldName(.ownership, "role"), FieldName(.milestone, "signing"),
            ]
            let found = try store.importedFields()
            #expect(found == expected)
        }
        try migrated("") { (store: SQLiteStore) throws in
            let none = try store.importedFields()
            #expect(none == [])
        }
    }

    @Test("keep the rule book of their last sweep in use; one that was never swept has none")
    func activations() throws {
        let rows = """
            INSERT INTO revisions(id, hash, made_at) VALUES (1, 'aa', 5), (2, 'bb', 6);
            INSERT INTO contents(id, bytes) VALUES (1, x'00ff');
            INSERT INTO revision_files(revision, path, content) VALUES (1, 'Rules/a.lua', 1);
            INSERT INTO sweeps(id, day, started_at, revision, known, moved, completed) VALUES
              (1, 20000, 7, 2, 0, 0, 1), (2, 20001, 8, 1, 0, 0, 1);
            """
        try migrated(rows) { store in
            let active = try store.activeRevision()
            #expect(active == Revision(hash: "aa", files: [.init(path: "Rules/a.lua", content: [0, 255])]))
            let moments = try store.activations().map(\.moment)
            #expect(moments == [8])
        }
        try migrated("") { (store: SQLiteStore) throws in
            let none = try store.activations()
            #expect(none.isEmpty)
        }
    }

    @Test("keep what was being sent: it is in doubt, for whoever was sending it is gone")
    func sending() throws {
        let rows = """
            INSERT INTO persons(id, number, phone, known) VALUES (1, 'K1', '13800000001', 1);
            INSERT INTO outbox(id, ordinal, person, channel, class, template, due, day, state) VALUES
              (1, 0, 1, 'sms', 'notice', 't', 20000, 20000, 'sending'), (2, 0, 1, 'sms', 'notice', 't', 20000, 20000, 'waiting');
            INSERT INTO attempts(message, number, started_at) VALUES (1, 1, 5);
            """
        try migrated(rows) { store in
            let open = try store.openDispatchers()
            #expect(open.count == 1)
            #expect(try store.bury(open[0], traces: nil, at: 9) == 1)
            #expect(try store.message(1)?.item.state == .unknown && store.message(2)?.item.state == .waiting)
            #expect(try store.attempts(of: 1).map(\.outcome) == ["unknown"])
            #expect(try store.message(2)?.item.expires == nil)
            #expect(try store.secret().count == 32)
        }
        try migrated("") { (store: SQLiteStore) throws in
            let open = try store.openDispatchers()
            #expect(open.isEmpty)
        }
    }
}
