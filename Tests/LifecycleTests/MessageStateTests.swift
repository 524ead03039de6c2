import Lifecycle
import Testing

@Suite("Message state")
struct MessageStateTests {
    @Test("final states have no next", arguments: [MessageState.delivered, .failed, .cancelled])
    func final(state: MessageState) { #expect(state.next.isEmpty) }

    @Test("only a waiting message can be cancelled")
    func cancelled() {
        #expect(MessageState.allCases.filter { $0.next.contains(.cancelled) } == [.waiting])
    }

    @Test("nothing is sent without having waited")
    func sending() { #expect(MessageState.allCases.filter { $0.next.contains(.sending) } == [.waiting]) }
}

@Suite("Subject id")
struct SubjectIDTests {
    @Test("keeps kind and record", arguments: SubjectKind.allCases, [1, 2, 9_999_999_999] as [Int64])
    func roundTrip(kind: SubjectKind, record: Int64) {
        let id = SubjectID(raw: SubjectID(kind, record).raw)
        #expect(id.kind == kind)
        #expect(id.record == record)
    }
}
