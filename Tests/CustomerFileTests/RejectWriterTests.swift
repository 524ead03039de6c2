import CustomerFile
import Foundation
import Lifecycle
import Testing

@Suite("File of rejected rows")
struct RejectWriterTests {
    private func rejects(of sample: Sample, language: Language = .chinese) throws -> (text: String, sample: Sample)? {
        var reader = try sample.reader()
        let path = sample.path + ".rejects.csv"
        var writer = RejectWriter(path: path, headers: reader.headers, language: language)
        for item in try reader.rest() {
            if case .rejected(let rejection, let raw) = item { try writer.write(rejection, raw) }
        }
        guard try writer.finish() else {
            #expect(!FileManager.default.fileExists(atPath: path))
            return nil
        }
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(!FileManager.default.fileExists(atPath: path + ".partial"))
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        return (String(decoding: bytes, as: UTF8.self), try Sample(bytes))
    }

    @Test("holds the rows in their columns with line and reason, as Excel wants it")
    func shape() throws {
        let sample = try Sample("客户编号;备注;手机\nC1;\"甲;\"\"乙\"\"\";13800138000\nC2;\"丙,\n丁\";=1+1\n-C3;@x;1\n")
        let text = try #require(try rejects(of: sample)).text
        #expect(
            text
                == "\u{FEFF}客户编号,备注,手机,行号,原因\r\nC2,\"丙,\n丁\",'=1+1,3,\"手机: 不是手机号,也不是带区号的固定电话\"\r\n"
                + "'-C3,'@x,1,5,\"手机: 不是手机号,也不是带区号的固定电话\"\r\n"
        )
    }

    @Test("is not made when nothing is rejected")
    func none() throws {
        #expect(try rejects(of: Sample("客户编号,姓名\nC1,王敏\n")) == nil)
    }

    @Test("comes back the same when nothing was mended, and is taken when it was")
    func roundTrip() throws {
        let sample = try Sample("客户编号,姓名,手机,备注\n=C1,王敏,123,\"甲,乙\"\n,,,x\n")
        let first = try #require(try rejects(of: sample, language: .english))
        let second = try #require(try rejects(of: first.sample, language: .english))
        #expect(
            first.text.replacing(",3,neither", with: ",N,neither")
                == second.text.replacing(",3,neither", with: ",N,neither")
        )
        let mended = try Sample(first.text.replacing("123", with: "13800138000")).items()
        #expect(mended.rows.map(\.values) == [[.text("=C1"), .text("王敏"), .text("13800138000")]])
    }
}
