/// A URL taken apart for signing.
struct SigningURL {
    /// Scheme and host, such as `https://dysmsapi.aliyuncs.com`.
    private(set) var origin: String
    /// Host and port as the request's `Host` says.
    private(set) var host: String
    /// The path, at least `/`.
    private(set) var path: String
    /// The query's fields, decoded, in order.
    var query: [(name: String, value: String)]

    /// Takes a URL apart.
    init(_ url: String) {
        let head = url.prefix { $0 != "?" }
        let scheme = head.firstRange(of: "://").map { head[..<$0.upperBound] } ?? ""
        let rest = head.dropFirst(scheme.count)
        let authority = rest.prefix { $0 != "/" }
        origin = String(scheme + authority)
        host = String(authority)
        path = rest.count > authority.count ? String(rest.dropFirst(authority.count)) : "/"
        query = url.dropFirst(head.count + 1).split(separator: "&").map { field in
            let name = field.prefix { $0 != "=" }
            return (PercentEncoding.decoded(name), PercentEncoding.decoded(field.dropFirst(name.count + 1)))
        }
    }

    /// The query as signatures want it: sorted by name, names and values encoded.
    var canonicalQuery: String {
        let fields = query.map { (PercentEncoding.encoded($0.name), PercentEncoding.encoded($0.value)) }
        return fields.sorted { $0 < $1 }.map { "\($0)=\($1)" }.joined(separator: "&")
    }

    /// The URL with its canonical query.
    var text: String { origin + path + (query.isEmpty ? "" : "?\(canonicalQuery)") }
}
