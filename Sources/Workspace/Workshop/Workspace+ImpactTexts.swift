package import Engine
package import Lifecycle

extension Workspace {
    /// What it takes to make the texts that two rule books send.
    package func impactTexts(_ store: any ImpactStore, from old: Book, to new: Book) throws -> ImpactTexts {
        func composer(_ book: Book) -> Composer {
            Composer(renderer: book.templates, settings: settings.dispatch, values: MessageValues.of) { _ in "" }
        }
        return ImpactTexts(old: composer(old), new: composer(new), store: store)
    }
}
