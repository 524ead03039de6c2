import Lifecycle
import Testing

@Suite("A workspace's home")
struct WorkspaceHomeTests {
    @Test(
        "is the same as long as it is one file, wherever that was moved",
        arguments: [
            ("m", 1, 2, "/a", true), ("m", 1, 2, "/b", true), ("m", 9, 2, "/a", true), ("m", 9, 2, "/b", false),
            ("m", 1, 3, "/a", false), ("other", 1, 2, "/a", false), ("", 1, 2, "/a", false),
        ] as [(String, Int64, Int64, String, Bool)]
    )
    func same(machine: String, device: Int64, file: Int64, path: String, isSame: Bool) {
        let home = WorkspaceHome(machine: "m", device: 1, file: 2, path: "/a")
        let here = WorkspaceHome(machine: machine, device: device, file: file, path: path)
        #expect(home.isSameFile(as: here) == isSame && here.isSameFile(as: home) == isSame)
    }
}
