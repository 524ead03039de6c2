package import Lifecycle

/// How a gateway's answer tells what became of a message; the first rule that matches decides.
package struct AnswerRules: Hashable, Sendable {
    /// One rule, such as `HTTP 503` or `isv.MOBILE_*`.
    package struct Rule: Hashable, Sendable {
        /// The status, as a whole or up to a `*`; none for any.
        let status: String?
        /// The gateway's code, as a whole or up to a `*`; none for any.
        let code: String?
        /// What it says.
        package let outcome: DeliveryReport.Outcome

        /// Reads a rule: `HTTP 503`, `HTTP 202 0:*`, or a code alone.
        /// - Parameters:
        ///   - pattern: The rule; `*` at the end of status or code stands for whatever follows.
        ///   - outcome: What it says.
        package init(_ pattern: String, _ outcome: DeliveryReport.Outcome) {
            self.outcome = outcome
            guard pattern.hasPrefix("HTTP ") else {
                (status, code) = (nil, pattern)
                return
            }
            let parts = pattern.dropFirst(5).split(separator: " ", maxSplits: 1).map(String.init)
            (status, code) = (parts.first, parts.count > 1 ? parts[1] : nil)
        }

        func matches(status: Int, code: String?) -> Bool {
            if let expected = self.status, !Self.matches(expected, "\(status)") { return false }
            guard let expected = self.code else { return true }
            return code.map { Self.matches(expected, $0) } ?? false
        }

        private static func matches(_ pattern: String, _ text: String) -> Bool {
            pattern.hasSuffix("*") ? text.hasPrefix(pattern.dropLast()) : text == pattern
        }
    }

    /// The form of an answer's body.
    package enum Form: String, Hashable, Sendable, CaseIterable {
        /// Words; the code is the whole body without the spaces around it.
        case text
        /// JSON; the code stands at one of ``AnswerRules/codes``.
        case json
    }

    /// The form of the body.
    package var form = Form.text
    /// Where the code stands in JSON, such as `Response.Error.Code` or `data.0.code`; the first that is there counts.
    package var codes: [String] = []
    /// Where the gateway's words stand in JSON, likewise.
    package var words: [String] = []
    /// Where the gateway's own name for the message stands in JSON.
    package var reference: String?
    /// The rules, in order.
    package var rules: [Rule] = []

    /// Creates rules that leave everything to the status.
    package init() {}

    /// What an answer without a rule of its own says by its status; whatever is not here is unknown.
    ///
    /// A redirection is not followed: 301, 307 and 308 say that nothing was done here; 302 and 303 may also be the
    /// answer to a request that was.
    static let standard: [Rule] = [
        Rule("HTTP 429", .deferred), Rule("HTTP 503", .deferred), Rule("HTTP 401", .unsent), Rule("HTTP 403", .unsent),
        Rule("HTTP 404", .unsent), Rule("HTTP 405", .unsent), Rule("HTTP 407", .unsent), Rule("HTTP 408", .unknown),
        Rule("HTTP 410", .unsent), Rule("HTTP 301", .unsent), Rule("HTTP 307", .unsent), Rule("HTTP 308", .unsent),
        Rule("HTTP 4*", .refused),
    ]
}

extension AnswerRules {
    /// What an answer says.
    struct Reading: Hashable {
        /// What became of the message.
        var outcome: DeliveryReport.Outcome
        /// The gateway's code and words, as they came; or our own.
        var words: String
        /// The gateway's own name for the message.
        var reference: String?
    }

    /// Reads an answer.
    /// - Parameters:
    ///   - status: The HTTP status.
    ///   - body: The whole body.
    /// - Returns: What it says; unknown where nothing in it can be read.
    func read(status: Int, body: [UInt8]) -> Reading {
        let found = parts(body)
        let matches = { (rule: Rule) in rule.matches(status: status, code: found.code) }
        let rule = rules.first(where: matches) ?? Self.standard.first(where: matches)
        let said = [found.code, found.words].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
        return Reading(
            outcome: rule?.outcome ?? .unknown,
            words: said.isEmpty ? "HTTP \(status) and nothing that could be read" : said,
            reference: found.reference
        )
    }

    private func parts(_ body: [UInt8]) -> (code: String?, words: String?, reference: String?) {
        switch form {
        case .text:
            return (Self.line(body), nil, nil)
        case .json:
            guard let json = JSONValue.read(body) else { return (nil, nil, nil) }
            let name = reference.flatMap { Self.first([$0], in: json) }
            return (Self.first(codes, in: json), Self.first(words, in: json), name)
        }
    }

    /// A body as one line, without white space around it; by bytes, since it is done for every message.
    private static func line(_ body: [UInt8]) -> String {
        let space = UInt8(ascii: " ")
        let rest = body.drop { $0 <= space }
        let end = (rest.lastIndex { $0 > space } ?? rest.startIndex - 1) + 1
        return String(decoding: rest[..<end].map { $0 < space ? space : $0 }, as: UTF8.self)
    }

    private static func first(_ paths: [String], in json: JSONValue) -> String? {
        paths.lazy.compactMap { json.at($0.split(separator: ".").map(String.init))?.scalar }.first { !$0.isEmpty }
    }
}
