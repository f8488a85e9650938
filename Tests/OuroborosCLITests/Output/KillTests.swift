import Foundation
import Testing

/// A handful of what `Scripts/kill-runs.sh` does at length.
@Suite("A run that is killed")
struct KillTests {
    @Test(
        "leaves the old result whole or the new one, nothing else, and the next run works",
        arguments: [SIGKILL, SIGTERM, SIGINT])
    func kills(signal: Int32) throws {
        let folder = try TemporaryFolder()
        let script = CommandRun.root.appending(path: "Scripts/kill-runs.sh").path()
        let run = try ShellRun("\"\(script)\" \"$O\" 1 \(signal) 7", in: folder.url)
        #expect(run.status == 0, "\(run.output)")
    }

    @Test("a second Ctrl-C ends what the first one asked to stop")
    func secondInterrupt() throws {
        let folder = try TemporaryFolder()
        let run = try ShellRun(
            """
            "$O" stress "$REPO/Models/demo" --paths 10000000 -q > out & p=$!; sleep 0.7
            kill -INT $p; kill -INT $p; wait $p; echo $?
            """, in: folder.url)
        #expect(run.lines.last == "130" || run.lines.last == "3", "\(run.output)")
    }
}
