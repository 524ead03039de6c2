package import Engine
import Foundation
package import Lifecycle
package import Receiver
package import Templates

/// A dispatcher at work in a workspace, from its first claim to its end.
package final class Dispatch: Sendable {
    /// The dispatcher.
    package let dispatcher: Dispatcher
    /// Messages that dead dispatchers left in doubt.
    package let abandoned: Int

    private let wire: WireFile
    private let store: any OutboxStore

    fileprivate init(_ dispatcher: Dispatcher, _ wire: WireFile, _ store: any OutboxStore, abandoned: Int) {
        self.dispatcher = dispatcher
        self.wire = wire
        self.store = store
        self.abandoned = abandoned
    }

    /// The dispatcher with other texts, as when templates were edited.
    package func dispatcher(with composer: Composer) -> Dispatcher {
        Dispatcher(
            id: dispatcher.id,
            store: store,
            composer: composer,
            wire: wire,
            settings: dispatcher.settings
        )
    }

    /// Ends the dispatcher in good order.
    /// - Throws: The store's error: then the next dispatcher settles what is left.
    package func end(at moment: Int64) throws {
        if try store.endDispatcher(dispatcher.id, at: moment) { wire.remove() }
    }
}

extension Workspace {
    /// Begins a dispatcher, once what dead ones left behind is settled.
    ///
    /// Several may be at work: they share the messages.
    /// - Parameters:
    ///   - store: The outbox.
    ///   - templates: The texts.
    ///   - moment: Now, in seconds since 1970-01-01T00:00:00Z.
    /// - Returns: The dispatcher.
    /// - Throws: ``WorkspaceError`` or the store's error.
    package func beginDispatch(
        _ store: any OutboxStore & HomeStore,
        _ templates: TemplateFolder,
        at moment: Int64
    ) throws -> Dispatch {
        let folder = resolved(".dispatch")
        // One begins at a time: between its row and its file it would look dead to another.
        let lock = try WorkspaceLock(waitingFor: resolved(".outbox.lock"), purpose: "outbox")
        defer { withExtendedLifetime(lock) {} }
        try settleHome(store)
        var abandoned = 0
        for open in try store.openDispatchers() {
            let process = ProcessMark(try store.process(of: open))
            guard case .dead(let traces, let release) = WireFile.remains(folder: folder, open, process: process) else {
                continue
            }
            abandoned += try store.bury(open, traces: traces, at: moment)
            release()
        }
        let id = try store.beginDispatcher(process: ProcessMark.current?.text ?? "", at: moment)
        let wire = try WireFile(folder: folder, id)
        let dispatcher = Dispatcher(
            id: id,
            store: store,
            composer: try composer(store, templates),
            wire: wire,
            settings: settings.dispatch
        )
        return Dispatch(dispatcher, wire, store, abandoned: abandoned)
    }

    /// What makes the texts of messages.
    package func composer(_ store: any OutboxStore, _ templates: TemplateFolder) throws -> Composer {
        let mint = TokenMint(secret: try store.secret())
        return Composer(renderer: templates, settings: settings.dispatch, values: MessageValues.of) {
            mint.token(of: $0)
        }
    }

    /// The doors by which the world tells us things.
    /// - Parameters:
    ///   - store: Where it is kept.
    ///   - clock: Now, in seconds since 1970-01-01T00:00:00Z.
    ///   - log: Takes what the operator should know, without personal data.
    /// - Returns: The doors, still closed.
    /// - Throws: The store's error, or ``ReceiverProblem`` for settings that cannot be.
    package func receiver(
        _ store: any Store,
        clock: @escaping @Sendable () -> Int64,
        log: @escaping @Sendable (Phrase) -> Void
    ) throws -> Receiver {
        let mint = TokenMint(secret: try store.secret())
        return Receiver(
            try ReceiverSettings(
                host: settings.serve.host,
                port: settings.serve.port,
                secret: settings.sms.callbackSecret
            ),
            reception: KeptTexts(
                reception: Returns(store: store) { mint.message(of: $0) },
                store: store,
                gateway: settings.sms.transport.rawValue
            ),
            gateway: settings.sms.transport.reader,
            clock: clock,
            log: log
        )
    }
}
