import Foundation
import Testing

@Suite("make")
struct MakefileTests {
    @Test(
        "the report of a model goes to the model's own folder, however its path is written",
        arguments: [
            ("", "Reports/ai-infrastructure/2026-10-10"),
            ("Models/ai-infrastructure/", "Reports/ai-infrastructure/2026-10-10"),
            ("./Models/ai-infrastructure", "Reports/ai-infrastructure/2026-10-10"),
            ("$PWD/Models/cases/telecom-vendors-1998//", "Reports/telecom-2000"),
            ("Models/demo", "Reports/demo"), ("Models/demo/", "Reports/demo"),
            ("/elsewhere/mine/", "Reports/mine"),
        ])
    func report(model: String, folder: String) throws {
        let argument = model.isEmpty ? "" : "\"MODEL=\(model)\""
        // Nothing is run; what a surrounding make hands down must not come in.
        let run = try ShellRun(
            "env -u MAKEFLAGS -u MFLAGS -u MAKELEVEL -u MODEL make -n report \(argument)",
            in: CommandRun.root)
        #expect(run.status == 0, "\(run.output)")
        #expect(run.lines.contains { $0.hasSuffix(" -o \(folder)") }, "\(run.output)")
    }
}
