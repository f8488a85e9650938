import ArgumentParser

/// `ouroboros import`: files in, ledger out. Nothing is fetched.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take facts, deals and series from files of others into a model.",
        discussion: HelpText.discussion(
            """
            A rules file, imports/NAME.yaml in the model, says how a file is read. `plan` shows what would be written, `apply` writes it. Files written by hand are \
            never changed, every row is accounted for, and nothing is fetched.
            """,
            examples: [
                "ouroboros import init deals.csv --model my-model",
                "ouroboros import plan my-model deals.csv",
                "ouroboros import apply my-model deals.csv",
            ]),
        subcommands: [
            ImportPlanCommand.self, ImportApplyCommand.self, ImportInitCommand.self,
            ImportIdentifyCommand.self, ImportCoverageCommand.self, ImportExplainCommand.self,
        ])
}
