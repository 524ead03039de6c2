import CustomerFile
import Lifecycle
import Testing

@Suite("Reading ahead", .timeLimit(.minutes(1)))
struct ReadAheadTests {
    private static let file = (1...50).reduce("客户编号,姓名\n") { $0 + "C\($1),王敏\n\n" }

    @Test("gives the same batches as the reader, and says where it is", arguments: [1, 7, 50, 100])
    func same(count: Int) throws {
        let sample = try Sample(Self.file)
        var reader = try sample.reader(chunkSize: 16)
        let ahead = ReadAhead(try sample.reader(chunkSize: 16), batchesOf: count)
        defer { ahead.close() }
        while let items = try reader.nextBatch(of: count) {
            let batch = try ahead.next()
            #expect(batch.items == items)
            #expect(batch.bytesRead == reader.bytesRead && batch.skipped == reader.skipped)
        }
        let end = try ahead.next()
        #expect(end.items.isEmpty && end.skipped == 50)
    }

    @Test("gives all rows before what cannot be read, then says so")
    func failure() throws {
        let sample = try Sample(Self.file + String(repeating: "a", count: 1 << 17))
        let ahead = ReadAhead(try sample.reader(), batchesOf: 20)
        defer { ahead.close() }
        #expect(try (1...3).map { _ in try ahead.next().items.count } == [20, 20, 10])
        #expect(throws: CustomerFileError.cellTooLong(line: 102)) { try ahead.next() }
    }

    @Test("ends when nobody wants more, whether it waits or reads", arguments: 0...4)
    func closed(taken: Int) throws {
        let ahead = ReadAhead(try Sample(Self.file).reader(), batchesOf: 2)
        for _ in 0..<taken { #expect(try ahead.next().items.count == 2) }
        ahead.close()
    }
}
