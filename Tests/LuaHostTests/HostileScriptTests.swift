import LuaHost
import Testing

/// All suites of this module, one after another: some measure the process.
@Suite("Lua host", .serialized)
struct LuaHostTests {}

extension LuaHostTests {
    @Suite("Hostile scripts")
    struct HostileScriptTests {
        /// CPU time rather than wall time: no other work on the machine counts, and a script can only compute.
        private static let longest: Duration = Sanitizer.isOn ? .seconds(5) : .seconds(1)

        @Test("end soon, with a clean failure, and leave others alone", arguments: HostileScript.all)
        func ending(script: HostileScript) throws {
            let ending = try script.run()
            #expect(ending.longest < Self.longest)
            #expect(ending.log <= 4096 * 3)  // a byte that is no text becomes a character of three
            if let failure = ending.failure {
                #expect(script.kinds.contains(failure.kind), "\(failure)")
                #expect(!failure.text.isEmpty)
                #expect(failure.text.utf8.count <= 512 * 3)
                if let line = script.line { #expect(failure.line == line, "\(failure)") }
            } else {
                #expect(script.kinds.isEmpty)
            }
            #expect(try Host.value("return j.area + days_since(j.move_in)") == .integer(98))
        }

        @Test("are many, and have names of their own")
        func table() {
            #expect(HostileScript.all.count >= 70)
            let names = HostileScript.all.map { "\($0.phase) \($0.name) \($0.source.count)" }
            #expect(Set(names).count == names.count)
        }

        @Test("leave no memory behind")
        func memory() throws {
            var limits = LuaLimits()
            limits.memory = 1 << 18
            limits.churn = 1 << 20
            limits.instructions = 2_000
            limits.loadInstructions = 2_000
            limits.cpuMilliseconds = 1
            let scripts = HostileScript.all.filter { $0.source.count < 1_000 }
            for script in HostileScript.all { try script.runCounted(limits: limits) }
            let before = ProcessMemory.resident
            for _ in 0..<Repetitions.count {
                for script in scripts { try script.runCounted(limits: limits) }
            }
            for _ in 0..<(Repetitions.count / 10) {
                for script in HostileScript.bigFiles { try script.runCounted(limits: limits) }
            }
            let growth = ProcessMemory.resident - before
            print("resident memory grew by \(growth / 1024) KiB")
            #expect(Sanitizer.isOn || growth < 4 << 20, "\(growth) bytes")
        }
    }
}
