/// What a caller gets.
struct Answer: Equatable, Sendable {
    /// The status.
    var status: Int
    /// The body's type.
    var type = "text/plain; charset=utf-8"
    /// The body.
    var body = ""
    /// Further header lines.
    var headers: [String: String] = [:]

    /// Nothing is here, or nothing for this caller: the same words for both.
    static let notFound = Answer(status: 404, body: "not found\n")
    /// The request cannot be read.
    static let malformed = Answer(status: 400, body: "malformed request\n")
    /// The first line is too long.
    static let targetTooLong = Answer(status: 414, body: "address too long\n")
    /// The body is too long.
    static let bodyTooLong = Answer(status: 413, body: "body too long\n")
    /// The store is in trouble; the caller should call again, in seconds.
    static let later = Answer(status: 503, body: "not stored, try again later\n", headers: ["Retry-After": "60"])

    /// The door is not opened this way.
    static func notAllowed(_ methods: [String]) -> Answer {
        Answer(status: 405, body: "method not allowed\n", headers: ["Allow": methods.joined(separator: ", ")])
    }
}
