import Analysis
import ArgumentParser
import Exports
import Ledger
import Money
import Text

struct McpCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "mcp",
        abstract:
            "Models for an assistant: the Model Context Protocol over standard input and output.",
        discussion: HelpText.discussion(
            """
            An assistant starts this command and asks with JSON-RPC, one message a line: which models there are, their numbers with interval and sources, \
            the trace of a number, the verdicts of the policy, what is open. Nothing is written and nothing is fetched. It ends with its input.
            """,
            examples: [
                "ouroboros mcp Models/demo",
                "ouroboros mcp Models/demo Models/ai-infrastructure --paths 0",
            ]))

    @Argument(help: "The models' folders; each is known by the last part of its path.")
    var models: [String]

    @OptionGroup var measures: MeasureOptions
    @OptionGroup(title: "Day") var time: AsOfOptions
    @OptionGroup(title: "Messages") var common: CommonOptions

    func validate() throws {
        let names = models.map(FolderModels.name)
        if let twice = names.first(where: { name in names.count { $0 == name } > 1 }) {
            throw ValidationError(
                "Two models are called '\(twice)': an assistant could not tell them apart.")
        }
    }

    func execute() throws {
        let source = FolderModels(command: self)
        // A model that cannot be used is said now, to the person who starts the command.
        for name in source.names { _ = try source.opened(name, asOf: nil) }
        var server = ModelServer(source: source, version: Tool.version)
        var lines = InputLines(limit: ModelServer.lineLimit)
        while let line = try lines.next() {
            let answer: String?
            switch line {
            case .whole(let bytes): answer = server.answer(bytes)
            case .tooLong: answer = ModelServer.tooLong
            }
            guard let answer else { continue }
            Terminal.write(answer + "\n")
        }
    }
}

/// Models of folders, opened when they are asked for.
private struct FolderModels: ModelSource {
    let command: McpCommand

    static func name(_ path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }

    var names: [String] { command.models.map(Self.name) }

    func opened(_ name: String, asOf: Day?) throws -> OpenedModel {
        let path = command.models.first { Self.name($0) == name } ?? name
        return try ModelLoading(common: command.common).open(
            path, asOf: asOf ?? command.time.asOf, conflict: command.time.conflict)
    }

    func open(_ name: String, asOf: Day?) throws(ModelToolProblem) -> OpenedModel {
        do { return try opened(name, asOf: asOf) } catch let error as CommandError {
            throw ModelToolProblem(error.words)
        } catch { throw ModelToolProblem("\(error)") }
    }

    func options(asOf: Day?) -> AnalysisOptions {
        command.measures.analysis(
            asOf: asOf ?? command.time.asOf, conflict: command.time.conflict)
    }
}

extension CommandError {
    /// For an assistant, which sees no excerpts.
    fileprivate var words: String {
        switch self {
        case .invalid(let diagnostics, _):
            diagnostics.filter { $0.severity == .error }.prefix(10).map {
                "\($0.place.file):\($0.place.line): \($0.message)"
            }.joined(separator: "; ")
        case .refused(_, let reason, _), .interrupted(let reason), .defect(let reason): reason
        }
    }
}
