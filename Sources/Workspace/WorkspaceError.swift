package import Lifecycle

/// Why a workspace cannot be used, for the person who runs it.
package enum WorkspaceError: Explained, Equatable {
    /// There is no workspace here.
    case notAWorkspace(path: String)
    /// There is one already.
    case exists(path: String)
    /// The settings cannot be used.
    case settings(path: String, detail: Phrase)
    /// Somebody else is at work.
    case busy(holder: String)
    /// A folder or file cannot be read or written.
    case file(path: String, detail: Phrase)
    /// The rule book has no usable rule.
    case noRules(path: String)
    /// The default pack was not found.
    case noPack
    /// There is no rule book of this name, or several begin like this.
    case noRevision(String)
    /// So few characters name no rule book.
    case shortRevision(String, least: Int)
    /// Only one rule book was ever put to use.
    case nothingBefore
    /// No rule book was put to use yet.
    case nothingActive
    /// Another rule book was put to use while this one was looked at.
    case activatedMeanwhile(String)
    /// This is another file than the one that messages were last sent from, which may still be sending them.
    case moved(from: String, isOtherMachine: Bool)
    /// A day lies far ahead of all that is known.
    case ahead(day: String, known: String)

    /// What is wrong and what to do.
    package var phrase: Phrase {
        switch self {
        case .notAWorkspace(let path):
            Phrase(
                "\(path) is no workspace: it has no doorstep.yaml; make one with `doorstep init`, or name another with --workspace",
                zh: "\(path) 不是工作区（没有 doorstep.yaml）：请用 doorstep init 新建，或用 --workspace 指定"
            )
        case .exists(let path):
            Phrase("\(path) is a workspace already: name another folder", zh: "\(path) 已经是工作区：请换一个目录")
        case .settings(let path, let detail):
            Phrase("\(path): \(detail.english)", zh: "\(path)：\(detail.chinese)")
        case .busy(let holder):
            Phrase(
                "\(holder) is at work in this workspace: wait until it has finished",
                zh: "\(holder) 正在此工作区运行：请等它结束"
            )
        case .file(let path, let detail): Phrase("\(path): \(detail.english)", zh: "\(path)：\(detail.chinese)")
        case .noRules(let path):
            Phrase(
                "there is no usable rule in \(path): run `doorstep rules check`, or copy the default pack there",
                zh: "\(path) 中没有可用的规则：请运行 doorstep rules check，或复制默认规则"
            )
        case .ahead(let day, let known):
            Phrase(
                "\(day) lies far ahead, the last that is known is of \(known): all that is due in between would lapse for "
                    + "good; look with --dry-run, or say --ahead if that is meant",
                zh: "\(day) 还很远，已知的资料到 \(known) 为止：执行后中间到期的全部作废，不能恢复；只想看看请用 --dry-run，确实要这样请加 --ahead"
            )
        case .noRevision(let name):
            Phrase(
                "no rule book, or more than one, begins with \(name): write more of its hash",
                zh: "没有以 \(name) 开头的规则册，或不止一个：请写得更完整"
            )
        case .shortRevision(let name, let least):
            Phrase(
                "\(name) is too short: write at least \(least) characters of a hash, as `doorstep rules log` shows it",
                zh: "\(name) 太短：请写规则册编号的前 \(least) 位以上（见 doorstep rules log）"
            )
        case .nothingBefore:
            Phrase(
                "there is no rule book before: only one was ever put to use (`doorstep rules log`)",
                zh: "没有上一版：只启用过一版规则册（见 doorstep rules log）"
            )
        case .nothingActive:
            Phrase(
                "no rule book is in use yet, so there is nothing to compare with: run `doorstep sweep` or `doorstep rules "
                    + "activate` first",
                zh: "还没有启用过规则册，没有可比较的：请先运行 doorstep sweep 或 doorstep rules activate"
            )
        case .activatedMeanwhile(let other):
            Phrase(
                "rule book \(other) was put to use while this one was looked at: run the command again to see what changes "
                    + "now",
                zh: "检查期间有人启用了规则册 \(other)：请重新运行，看清现在的变化"
            )
        case .moved(let from, let isOtherMachine):
            Self.moved(from, isOtherMachine)
        case .noPack:
            Phrase(
                "the default rules were not found: set DOORSTEP_PACK to the folder with Rules and Templates",
                zh: "找不到默认规则：请把 DOORSTEP_PACK 设为含有 Rules 和 Templates 的目录"
            )
        }
    }

    private static func moved(_ from: String, _ isOtherMachine: Bool) -> Phrase {
        Phrase(
            "this database is a copy: messages were last sent from \(from)\(isOtherMachine ? " on another machine" : ""), and "
                + "what waits in both would go out twice; make sure that the other one sends no more, cancel what went out "
                + "since the copy was made, then run `doorstep outbox adopt`",
            zh: "此数据库是一份副本：上次发送是从\(isOtherMachine ? "另一台机器的 " : " ")\(from) 进行的，两边都发会重复；"
                + "请先确认那一份不再发送，取消复制之后已发出的消息，再运行 doorstep outbox adopt"
        )
    }
}
