/// A piece of a web page or of a picture in it.
///
/// A text is escaped where it becomes one, and names of elements are constants, so that nothing from a rule file,
/// a template or a database can be anything but text.
struct HTML: Sendable {
    /// The piece as it is written into the page.
    let source: String

    private init(source: String) { self.source = source }

    /// A text.
    init(_ text: String) { source = Markup.escaped(text) }

    /// A constant that is markup already, such as a style sheet.
    init(constant: StaticString) { source = constant.description }

    /// Pieces one after the other.
    init(_ pieces: [HTML]) { source = pieces.map(\.source).joined() }

    /// An element.
    /// - Parameters:
    ///   - name: The element's name.
    ///   - attributes: Names and values.
    ///   - content: What stands in it, in order.
    init(_ name: StaticString, attributes: KeyValuePairs<StaticString, String> = [:], _ content: [HTML]) {
        let written = attributes.map { " \($0)=\"\(Markup.escaped($1))\"" }.joined()
        source = "<\(name)\(written)>\(content.map(\.source).joined())</\(name)>"
    }

    /// An element with a few pieces in it.
    init(_ name: StaticString, attributes: KeyValuePairs<StaticString, String> = [:], _ content: HTML...) {
        self.init(name, attributes: attributes, content)
    }

    /// An element with a text in it.
    init(_ name: StaticString, attributes: KeyValuePairs<StaticString, String> = [:], text: String) {
        self.init(name, attributes: attributes, [HTML(text)])
    }
}

/// What HTML and XML have in common.
enum Markup {
    /// A text as content or between double quotes; what XML cannot hold at all becomes a space.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "\n", "\t": escaped.unicodeScalars.append(scalar)
            case "\u{0}"..<" ", "\u{7F}", "\u{FFFE}", "\u{FFFF}": escaped += " "
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
