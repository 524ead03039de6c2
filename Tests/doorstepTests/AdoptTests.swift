import Foundation
import Testing

@Suite("Copies of a workspace")
struct AdoptTests {
    private func send(_ site: Site) throws -> Doorstep.Result { try site.run("outbox", "send", "--at", Site.morning) }

    @Test("a copy sends nothing until somebody says that it is the one, as it then may")
    func copy() throws {
        let site = try Site.letters()
        #expect(try site.run("outbox", "send", "--at", Site.morning, "--channel", "sms").status == 0)
        let copy = try site.copy()
        let refused = try send(copy)
        #expect(refused.status == 1 && refused.stderr.contains("doorstep outbox adopt"), "\(refused.stderr)")
        let doctor = try copy.run("doctor", environment: ["LC_ALL": "zh_CN.UTF-8"])
        #expect(doctor.stdout.contains("! 发送") && doctor.stdout.contains(site.path), "\(doctor.stdout)")
        let served = try copy.run("serve")
        #expect(served.status == 1 && served.stderr.contains("doorstep outbox adopt"), "\(served.stderr)")
        #expect(copy.mails().isEmpty)
        #expect(try copy.run("outbox", "adopt").stdout.contains("3 messages wait"))
        #expect(try send(copy).status == 0 && copy.mails().count == 3)
        #expect(try send(site).status == 0, "the original cannot know: it is to be ended by hand")
    }

    @Test("before the first sending a copy is as good as its original, and a workspace may be moved at any time")
    func moved() throws {
        let site = try Site.letters()
        let copy = try site.copy()
        #expect(try copy.run("outbox", "send", "--at", Site.morning, "--channel", "sms").status == 0)
        try FileManager.default.moveItem(atPath: copy.path, toPath: "\(copy.folder)/elsewhere")
        let words = ["outbox", "send", "--at", Site.morning, "-C", "\(copy.folder)/elsewhere"]
        let sent = try Doorstep.run(words)
        #expect(sent.status == 0 && sent.stdout.hasPrefix("3 accepted"), "\(sent.stderr)")
    }

    @Test("a backup put back in its place sends nothing until somebody has looked")
    func backup() throws {
        let site = try Site.letters()
        #expect(try site.run("outbox", "send", "--at", Site.morning, "--channel", "sms").status == 0)
        _ = try site.rows(".backup '\(site.folder)/backup.sqlite'")
        #expect(try send(site).status == 0)
        for end in ["", "-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: "\(site.path)/doorstep.sqlite\(end)")
        }
        try FileManager.default.moveItem(atPath: "\(site.folder)/backup.sqlite", toPath: "\(site.path)/doorstep.sqlite")
        #expect(try send(site).status == 1)
        #expect(try site.run("outbox", "cancel", "--channel", "email", "--rule", "letter").stdout == "3 cancelled\n")
        #expect(try site.run("outbox", "adopt").status == 0)
        #expect(try send(site).status == 0 && site.mails().count == 3)
    }
}
