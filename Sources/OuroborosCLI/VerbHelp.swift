import ArgumentParser
import Text

/// What the command says of a verb that it does not have, and of a verb that was used wrongly.
enum VerbHelp {
    static var verbs: [String] {
        OuroborosCommand.configuration.subcommands.map { $0.configuration }
            .filter(\.shouldDisplay).compactMap(\.commandName)
    }

    /// - Throws: a usage error for a first argument that is no verb: the parser would call it and all that follow unexpected.
    static func check(_ arguments: [String]) throws {
        guard let first = arguments.first, !first.hasPrefix("-"), first != "help" else { return }
        let known = OuroborosCommand.configuration.subcommands
            .compactMap { $0.configuration.commandName }
        guard !known.contains(first) else { return }
        if let near = Suggestion.nearest(to: first, in: verbs) {
            throw ValidationError("There is no verb '\(first)'. Did you mean '\(near)'?")
        }
        throw ValidationError(
            "There is no verb '\(first)'. The verbs are \(verbs.joined(separator: ", ")).")
    }

    /// Reads arguments without running anything.
    static func read(_ arguments: [String]) throws {
        _ = try OuroborosCommand.parseAsRoot(arguments)
    }

    /// The text of a usage error, with the usage of the verb that was used.
    ///
    /// - Parameter verb: what ran; `nil`: the arguments could not be read, and the error knows its verb.
    static func message(_ error: any Error, of verb: (any ParsableCommand)?) -> String {
        guard let verb, let name = type(of: verb).configuration.commandName else {
            return OuroborosCommand.fullMessage(for: error)
        }
        return type(of: verb).fullMessage(for: error)
            .replacing("Usage: \(name)", with: "Usage: ouroboros \(name)")
            .replacing("See '\(name)", with: "See 'ouroboros \(name)")
    }
}
