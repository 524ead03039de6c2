import Glibc

/// The names of messages in a Maildir: `unique:2,flags`.
enum MaildirNames {
    /// All messages, whatever flags people's mail programs gave them.
    static func all(in path: String) throws(InputFile.Failure) -> [MessagePlace] {
        var places: [MessagePlace] = []
        for folder in ["new", "cur"] {
            places += try FolderNames.list("\(path)/\(folder)").map { .file(folder: folder, name: $0) }
        }
        return places
    }

    /// Moves a message to `cur` with the flag S beside those it has.
    static func markSeen(_ name: String, in folder: String, of path: String) throws(InputFile.Failure) {
        let target = "\(path)/cur/\(unique(name)):2,\(String(Set(flags(of: name) + "S").sorted()))"
        if unsafe rename("\(path)/\(folder)/\(name)", target) == 0 { return }
        let failure = InputFile.Failure()
        guard failure.isGone else { throw failure }
        // A mail program gave it other flags since it was listed.
        let renamed = try FolderNames.list(path + "/cur").first { unique($0) == unique(name) }
        guard let renamed, !flags(of: renamed).contains("S") else { return }
        let again = "\(path)/cur/\(unique(name)):2,\(String(Set(flags(of: renamed) + "S").sorted()))"
        guard unsafe rename("\(path)/cur/\(renamed)", again) == 0 else { throw InputFile.Failure() }
    }

    /// The part of a name that stays whatever flags there are.
    static func unique(_ name: String) -> Substring { name.prefix { $0 != ":" } }

    private static func flags(of name: String) -> String {
        guard let mark = name.firstIndex(of: ":"), name[mark...].hasPrefix(":2,") else { return "" }
        return String(name[mark...].dropFirst(3))
    }
}

/// The folder that takes messages that are done out of a folder with a file a message.
enum DoneFolder {
    private static let triesLimit = 1000

    /// Moves a file there, under a name of its own where its name is taken.
    static func take(_ name: String, of path: String) throws(InputFile.Failure) {
        guard unsafe mkdir(path + "/done", 0o700) == 0 || errno == EEXIST else { throw InputFile.Failure() }
        let source = "\(path)/\(name)"
        for number in 0..<triesLimit {
            let target = "\(path)/done/\(name)" + (number == 0 ? "" : ".\(number)")
            // A link never replaces a file, as a rename does.
            if unsafe link(source, target) == 0 { break }
            let failure = InputFile.Failure()
            if failure.isGone { return }
            guard failure.code == EEXIST, number < triesLimit - 1 else { throw failure }
        }
        guard unsafe unlink(source) == 0 || errno == ENOENT else { throw InputFile.Failure() }
    }
}

extension InputFile.Failure {
    /// Whether something else than a regular file is there, or a file of another form.
    var isNoFile: Bool { code == EINVAL || code == ELOOP || code == EISDIR || code == ENXIO }

    /// Whether nothing is there any more.
    var isGone: Bool { code == ENOENT }
}
