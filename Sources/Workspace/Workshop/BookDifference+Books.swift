package import Engine
import RuleBook
import Templates

extension BookDifference {
    /// What differs between two books.
    package init(from old: Book, to new: Book) {
        self.init(
            rules: Set(old.rules.differences(from: new.rules)),
            templates: old.templates.templates(differingFrom: new.templates)
        )
    }
}

extension TemplateFolder {
    /// The templates whose text is not the same in another folder, by kind and name: `sms welcome`.
    fileprivate func templates(differingFrom other: TemplateFolder) -> Set<String> {
        let differing = Set(files).symmetricDifference(other.files)
        return Set(differing.compactMap { $0.template.map { "\($0.kind.rawValue) \($0.name)" } })
    }
}
