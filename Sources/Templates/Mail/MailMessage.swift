import Lifecycle

/// An e-mail as RFC 5322 text: headers, then text and HTML as two forms of one thing.
struct MailMessage {
    let headers: MailHeaders
    /// The plain text in UTF-8, every line ending in CRLF.
    let text: [UInt8]
    /// The page, likewise.
    let page: [UInt8]

    /// The whole text with CRLF lines; equal messages give equal bytes.
    /// - Throws: ``MailHeaderProblem`` when a header's value could change the meaning of the text.
    func bytes() throws(MailHeaderProblem) -> [UInt8] {
        let boundary = "=_" + Fingerprint.hex(headers.envelope.key)  // "=_" never occurs in base64
        var output: [UInt8] = []
        output.reserveCapacity(1500 + (text.count + page.count) * 3 / 2)
        try headers.append(to: &output)
        output += "MIME-Version: 1.0\r\nContent-Type: multipart/alternative;\r\n boundary=\"\(boundary)\"\r\n\r\n".utf8
        Self.append("text/plain", text, boundary, to: &output)
        Self.append("text/html", page, boundary, to: &output)
        output += "--\(boundary)--\r\n".utf8
        return output
    }

    private static func append(_ type: String, _ text: [UInt8], _ boundary: String, to output: inout [UInt8]) {
        output += "--\(boundary)\r\nContent-Type: \(type); charset=utf-8\r\n".utf8
        output += "Content-Transfer-Encoding: base64\r\n\r\n".utf8
        Base64Lines.append(text, to: &output)
    }
}
