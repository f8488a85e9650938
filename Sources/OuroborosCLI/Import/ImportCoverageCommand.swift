import Analysis
import ArgumentParser
import Imports
import Ledger
import Text

struct ImportCoverageCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "coverage",
        abstract: "Which figures a model has of its firms, and how old they are.",
        discussion: HelpText.discussion(
            """
            One line for each firm and metric, tabs between: where the figure comes from (hand, imported, both, none), its last period, its age in days on the \
            model's day, its value, and the imported value where it is another.
            """,
            examples: [
                "ouroboros import coverage Models/demo",
                "ouroboros import coverage Models/demo chipco --all",
            ]))

    @Argument(help: "The model's folder.")
    var model: String

    @Argument(help: "Entity ids; by default the universe.")
    var firms: [String] = []

    @Flag(help: "Every metric that a firm has, not only those that analyses need.")
    var all = false

    @OptionGroup(title: "Messages") var common: CommonOptions

    func execute() throws {
        let opened = try ModelLoading(common: common).open(model).model
        let ids = opened.entities.map(\.id)
        for firm in firms where !ids.contains(firm) {
            throw CommandError.refused(
                firm, reason: "the model has no entity of this id",
                help: Suggestion.nearest(to: firm, in: ids).map { "did you mean '\($0)'?" })
        }
        Terminal.write(ModelCoverage(opened, firms: firms, isAll: all).text)
    }
}
