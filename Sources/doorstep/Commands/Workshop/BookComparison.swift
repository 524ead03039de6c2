import ChineseCalendar
import Engine
import Lifecycle
import Workspace

/// Two rule books of a workspace, to be compared over everyone.
struct BookComparison {
    let workspace: Workspace
    let store: any Store
    let old: Book
    let new: Book

    /// Sweeps some days by both, and tells what would be otherwise.
    /// - Throws: The store's error, and ``OutdatedImpact`` when something changed while it was computed.
    func run(_ days: ClosedRange<Day>) throws -> ImpactView {
        let bar = ProgressBar(Phrase("comparing", zh: "比较")(Output.language))
        defer { bar.end() }
        let report = try BookImpact(store, settings: workspace.sweepSettings).run(
            days,
            from: old.rules,
            to: new.rules,
            difference: BookDifference(from: old, to: new),
            texts: try workspace.impactTexts(store, from: old, to: new),
            progress: bar.show
        )
        guard !report.isOutdated else { throw OutdatedImpact() }
        return try ImpactView(
            report,
            from: old.revision,
            to: new.revision,
            store: store,
            workload: workspace.settings.workload
        )
    }
}

/// The ground moved under a comparison.
struct OutdatedImpact: Explained {
    var phrase: Phrase {
        Phrase(
            "facts or decisions changed while this was computed: run it again",
            zh: "计算过程中客户资料或决定有变化，请重新运行"
        )
    }
}
