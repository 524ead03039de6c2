import ArgumentParser
import Lifecycle
import MailInbox
import Workspace

/// `doorstep inbox …`: see its abstract.
struct InboxCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inbox",
        abstract: "Read the mail that comes back.",
        subcommands: [InboxReadCommand.self]
    )
}

/// `doorstep inbox read`: bounces, complaints and refusals out of a mailbox.
struct InboxReadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read",
        abstract: "Read bounces, complaints and refusals out of a mailbox, each mail once.",
        discussion: """
            A Maildir, a folder with a file for each message (as procmail or dovecot-lda fill one), or an mbox file, in \
            which nothing is marked. What is dealt with is marked as seen or moved to `done`; answers that people have to \
            read are left as they are. It does not matter whether somebody has opened a mail before.
            """
    )

    @OptionGroup var place: WorkspaceOptions

    @Argument(help: "The mailbox.")
    var mailbox: String

    @Flag(help: "Print the counts as JSON.")
    var json = false

    func run() async throws {
        let workspace = try await place.open()
        let store = try workspace.store()
        let count = try MailReturns(store, workspace.settings).read(mailbox, at: WallClock.moment)
        for (place, reason) in count.skipped {
            Output.warn(Phrase("\(place): \(reason.english)", zh: "\(place)：\(reason.chinese)")(Output.language))
        }
        let view = InboxView(count)
        if json { try Output.json(view) } else { view.say() }
        if !count.skipped.isEmpty { throw ExitStatus.partly }
    }
}

/// What a mailbox held.
struct InboxView: Encodable {
    let read: Int
    let applied: Int
    let repeated: Int
    let unattributed: Int
    let policy: Int
    let refusals: Int
    let complaints: Int
    let vacations: Int
    let replies: Int
    let unrelated: Int
    let skipped: Int

    init(_ count: MailReturns.Count) {
        read = count.read
        applied = count.receipts.applied
        repeated = count.receipts.repeated
        unattributed = count.unattributed + count.receipts.unknown
        policy = count.policy
        refusals = count.refusals
        complaints = count.complaints
        vacations = count.vacations
        replies = count.replies
        unrelated = count.unrelated
        skipped = count.skipped.count
    }

    func say() {
        Output.say(
            "\(read) read: \(applied) reports taken, \(repeated) known before, \(unattributed) about no message of ours, \(refusals) refusals, \(complaints) complaints, \(vacations) absences, \(unrelated) unrelated, \(skipped) skipped",
            zh:
                "读取 \(read) 封：回执生效 \(applied)，已知 \(repeated)，对不上消息 \(unattributed)，退订 \(refusals)，投诉 \(complaints)，自动回复 \(vacations)，无关 \(unrelated)，跳过 \(skipped)"
        )
        if replies > 0 {
            Output.say(
                "\(replies) answers are for people to read: they are left unread",
                zh: "\(replies) 封回信需要人工阅读，保持未读"
            )
        }
        guard policy > 0 else { return }
        Output.warn(
            Phrase(
                "\(policy) reports blame the sender (limits, spam, signatures): slow down, and have SPF, DKIM and DMARC checked",
                zh: "\(policy) 份退信怪罪发件方（频率、垃圾判定、签名）：请放慢发送，并检查 SPF、DKIM、DMARC"
            )(Output.language)
        )
    }
}
