/// One file of a template folder, as it is on disk.
package struct TemplateFile: Hashable, Sendable {
    /// The file's name within the folder, such as `handover-notice.email.txt`.
    package let name: String
    /// Its bytes.
    package let bytes: [UInt8]

    /// The template it belongs to; nothing for a file that is none's.
    package var template: (kind: TemplateKind, name: String)? {
        TemplatePlace(fileName: name).map { ($0.kind, $0.template) }
    }

    /// Creates a file.
    package init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}

/// What a template is for; templates of different kinds may share a name.
package enum TemplateKind: String, Hashable, Sendable, CaseIterable {
    /// `NAME.sms`: one paragraph.
    case sms
    /// `NAME.email.txt`, with `NAME.email.html` beside it if the HTML is not to be made from the text.
    case email
    /// `NAME.txt`: the script of a call, or a checklist.
    case text
}

/// What a file's name says about it.
struct TemplatePlace: Hashable {
    enum Part: String, CaseIterable {
        case sms = ".sms"
        case emailText = ".email.txt"
        case emailHTML = ".email.html"
        case text = ".txt"
    }

    let template: String
    let part: Part

    /// Reads a file's name; nothing when it is no template's.
    init?(fileName: String) {
        guard let part = Part.allCases.first(where: { fileName.hasSuffix($0.rawValue) }),
            fileName.count > part.rawValue.count
        else { return nil }
        template = String(fileName.dropLast(part.rawValue.count))
        self.part = part
    }

    var kind: TemplateKind {
        switch part {
        case .sms: .sms
        case .emailText, .emailHTML: .email
        case .text: .text
        }
    }
}
