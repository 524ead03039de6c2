import Lifecycle

/// What an import would clear or move back, as it is asked and told.
enum HeldView {
    /// One line per field.
    static func lines(_ held: HeldChanges) -> [Phrase] {
        held.fields.map { field in
            field.cleared > 0
                ? Phrase(
                    "\(field.title): would be cleared \(field.cleared) times",
                    zh: "\(field.title)：将清空 \(field.cleared) 处"
                )
                : Phrase(
                    "\(field.title): would move back \(field.changed) times",
                    zh: "\(field.title)：将倒退 \(field.changed) 处"
                )
        }
    }

    /// What is asked at a terminal.
    static func question(_ held: HeldChanges) -> Phrase {
        Phrase(
            "This file clears fields, or moves the status back, of \(held.people) people. If that is right, type the number; "
                + "anything else leaves them as they are:",
            zh: "这个文件会清空或倒退 \(held.people) 位客户的内容。确实如此请键入这个数字，否则保持原样："
        )
    }
}
