import Testing

@Suite("Settings of mail")
struct MailSettingsFileTests {
    @Test(
        "what cannot be is named with its key, before anything is read or written",
        arguments: [
            ("channel: post", "mail.channel must be spool or smtp"),
            ("channel: smtp, port: 0", "mail.port must be a whole number 1…65535"),
            ("channel: smtp, security: maybe", "mail.security must be off or opportunistic or required"),
            ("channel: smtp, timeoutSeconds: 0", "mail.timeoutSeconds must be a whole number 1…3600"),
            ("channel: smtp, connections: 65", "mail.connections must be a whole number 1…64"),
            ("channel: smtp, messagesPerSession: 0", "mail.messagesPerSession must be a whole number 1…10000"),
            ("channel: smtp, host: \"a:25\"", "is neither a name nor an IPv4 address"),
            ("channel: smtp, user: care", "without a password"),
            ("optOutAddresses: [nobody]", "mail.optOutAddresses must be mailboxes, each an address"),
            ("connexions: 3", "did you mean mail.connections?"),
        ]
    )
    func wrong(settings: String, words: String) throws {
        let site = try Site()
        try site.write("mail: { \(settings) }", to: "place/doorstep.yaml")
        let run = try site.run("sweep", "--on", Site.today, environment: ["LC_ALL": "en_US.UTF-8"])
        #expect(run.status == 1 && run.stderr.contains(words), "\(run.stderr)")
    }
}
