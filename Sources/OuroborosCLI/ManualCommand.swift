import Analysis
import ArgumentParser

/// Writes manual pages, one for the command and one for each verb: what packages ship and `make man` makes. Not listed in the help.
struct ManualCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "manual", abstract: "Write manual pages into a folder.",
        shouldDisplay: false)

    @Option(
        name: [.short, .long],
        help: ArgumentHelp("The folder to write into.", valueName: "dir"))
    var output: String

    @OptionGroup(title: "Messages") var common: CommonOptions

    func execute() throws {
        let whole = OuroborosCommand.helpMessage(columns: ManualPage.columns)
        var pages: [(path: String, contents: String)] = []
        pages.append(("ouroboros.1", ManualPage(name: "ouroboros", help: whole).roff))
        let verbs: [any ParsableCommand.Type] = OuroborosCommand.configuration.subcommands
        for verb: any ParsableCommand.Type in verbs {
            let configuration: CommandConfiguration = verb.configuration
            if !configuration.shouldDisplay { continue }
            let name = "ouroboros-\(configuration.commandName ?? "")"
            let help = OuroborosCommand.helpMessage(for: verb, columns: ManualPage.columns)
            pages.append(("\(name).1", ManualPage(name: name, help: help).roff))
        }
        try OutputFolder.make(output)
        for page in pages {
            try OutputFiles.emit(page.contents, to: "\(output)/\(page.path)")
        }
        if !common.quiet { Terminal.message("Wrote \(pages.count) manual pages into \(output).") }
    }
}

/// A manual page made of the text of a help: sections of the help become sections of the page.
struct ManualPage {
    let name: String
    let help: String

    static let columns = 76

    var roff: String {
        var lines = [
            ".\\\" Written by `ouroboros manual`.",
            ".TH \(name.uppercased()) 1 \"\" \"ouroboros \(Tool.version)\" \"Ouroboros\"",
        ]
        var isText = false
        func close() {
            if isText { lines.append(".fi") }
            isText = false
        }
        for line in help.split(separator: "\n", omittingEmptySubsequences: false) {
            if let overview = line.rest(behind: "OVERVIEW: ") {
                lines += [".SH NAME", "\(Self.escaped(name)) \\- \(Self.escaped(overview))"]
                lines += [".SH DESCRIPTION", ".nf"]
                isText = true
            } else if let usage = line.rest(behind: "USAGE: ") {
                close()
                lines += [".SH SYNOPSIS", ".nf", Self.escaped(usage)]
                isText = true
            } else if line.last == ":", line.first?.isLetter == true {
                close()
                lines += [".SH \(Self.escaped(line.dropLast().uppercased()[...]))", ".nf"]
                isText = true
            } else if isText {
                lines.append(Self.escaped(line))
            }
        }
        close()
        return lines.joined(separator: "\n") + "\n"
    }

    /// A dash is a dash, a backslash a backslash, and no line is a request.
    private static func escaped(_ text: Substring) -> String {
        let plain = text.map { character in
            switch character {
            case "\\": "\\e"
            case "-": "\\-"
            default: String(character)
            }
        }.joined()
        return plain.hasPrefix(".") || plain.hasPrefix("'") ? "\\&" + plain : plain
    }

    private static func escaped(_ text: String) -> String { escaped(text[...]) }
}

extension Substring {
    fileprivate func rest(behind prefix: String) -> Substring? {
        hasPrefix(prefix) ? dropFirst(prefix.count) : nil
    }
}
