import ChannelSupport
import Foundation

/// A certificate made for a test, its own issuer, and the file that trusts it.
struct Certificate {
    private let folder: ScratchFolder

    /// Makes one for `name`, such as `IP:127.0.0.1` or `DNS:localhost`.
    init(for name: String, isExpired: Bool = false) throws {
        folder = try ScratchFolder()
        let days = isExpired ? ["-startdate", "20200101000000Z", "-enddate", "20200102000000Z"] : ["-days", "2"]
        // Of openssl's commands only `ca` can set days of the past.
        let settings = """
            [ca]
            default_ca = own
            [own]
            database = \(folder.path)/index
            new_certs_dir = \(folder.path)
            rand_serial = yes
            default_md = sha256
            policy = anything
            x509_extensions = names
            [anything]
            commonName = supplied
            [names]
            subjectAltName = \(name)
            basicConstraints = CA:true
            """
        try folder.write(Array(settings.utf8), to: "settings")
        try folder.write([], to: "index")
        try ServerProcess.run(
            "openssl",
            [
                "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj",
                "/CN=test", "-keyout", keyFile, "-out", "\(folder.path)/request.pem",
            ]
        )
        try ServerProcess.run(
            "openssl",
            [
                "ca", "-batch", "-selfsign", "-notext", "-config", "\(folder.path)/settings", "-keyfile", keyFile,
                "-in",
                "\(folder.path)/request.pem", "-out", file,
            ] + days
        )
    }

    /// The certificate, which is also what trusts it.
    var file: String { "\(folder.path)/certificate.pem" }
    /// Its private key.
    var keyFile: String { "\(folder.path)/key.pem" }
    /// What `smtp_server.py` needs to show it.
    var options: [String] { ["--certificate", file, "--key", keyFile, "--record", record] }
    /// The messages that server has taken, a line each.
    var taken: String { (try? String(contentsOfFile: record, encoding: .utf8)) ?? "" }

    private var record: String { "\(folder.path)/record" }
}
