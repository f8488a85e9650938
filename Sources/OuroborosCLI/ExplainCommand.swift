import ArgumentParser
import Ledger

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "What a diagnostic means, in full.",
        discussion: "Without a code it lists all of them.")

    @Argument(help: "A code such as E101 or W250.")
    var code: String?

    @OptionGroup var common: CommonOptions

    func run() throws {
        guard let code else {
            for entry in DiagnosticCatalog.entries {
                Terminal.write("\(entry.code.rawValue)  \(entry.title)\n")
            }
            return
        }
        guard let entry = DiagnosticCatalog.entry(code.uppercased()) else {
            throw ValidationError(
                "There is no diagnostic '\(code)'. `ouroboros explain` lists all of them.")
        }
        let severity = entry.code.severity.rawValue
        Terminal.write(
            """
            \(severity)[\(entry.code.rawValue)]: \(entry.title)

            \(entry.explanation)

            \(entry.example)

            To mend it: \(entry.mend)

            """)
    }
}
