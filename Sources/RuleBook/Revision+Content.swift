import Crypto
package import Lifecycle

extension Revision {
    /// Names files by their content: the same files give the same hash, whatever their order.
    package init(content files: [File]) {
        let ordered = files.sorted { $0.path < $1.path }
        var hash = SHA256()
        for file in ordered {
            hash.update(data: Array("\(file.path)\0\(file.content.count)\0".utf8))
            hash.update(data: file.content)
        }
        let digits = Array("0123456789abcdef")
        let text = hash.finalize().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        self.init(hash: String(text), files: ordered)
    }
}
