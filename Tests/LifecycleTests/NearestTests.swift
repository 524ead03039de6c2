import Lifecycle
import Testing

@Suite("Nearest name")
struct NearestTests {
    @Test(
        "finds the name somebody meant, and nothing when none is near",
        arguments: [
            ("handovr", "handover"), ("hadnover", "handover"), ("move_inn", "move_in"), ("statsu", "status"),
            ("xyz", nil),
            ("", nil), ("STATUS", "status"),
        ] as [(String, String?)]
    )
    func match(written: String, meant: String?) {
        #expect(Nearest.match(written, among: ["handover", "move_in", "status", "signing"]) == meant)
    }
}
