/// A request, ready to be sent.
struct HTTPRequest: Hashable {
    /// The method, in capitals.
    var method = "GET"
    /// The whole URL, percent-encoded.
    var url: String
    /// The headers, in order; no line ends in them.
    var headers: [HTTPHeader] = []
    /// The body; none sends none.
    var body: [UInt8]?

    /// The value of a header, whatever case its name is written in.
    func header(_ name: String) -> String? { headers.first { $0.name.lowercased() == name }?.value }
}

/// One header.
struct HTTPHeader: Hashable {
    /// Its name as written.
    let name: String
    /// Its value.
    let value: String
}

/// How a request ended.
enum HTTPEnd: Hashable {
    /// The whole answer is there.
    case answered(status: Int, body: [UInt8])
    /// Nothing of the request was sent.
    case unsent(HTTPObstacle)
    /// The request may have reached the server.
    case unclear(HTTPDoubt)
}

/// What kept a request from being sent; the library's words with it.
enum HTTPObstacle: Hashable {
    case setup(String)
    case url(String)
    case name(String)
    case connection(String)
    case authorities
    case handshake(String)
    case certificate(String)
}

/// What kept an answer from coming.
enum HTTPDoubt: Hashable {
    /// The connection ended before the whole answer.
    case lost
    /// It did not come in time.
    case slow
    /// It is longer than 64 KiB.
    case endless
    /// It is not HTTP.
    case garbage
}
