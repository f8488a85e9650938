import ArgumentParser
import Gate

struct InitCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Write a small model to start from.",
        discussion: HelpText.discussion(
            """
            The model has comments, a policy, scenarios and schemas for editors, and passes lint, fmt --check, check, stress and report as it is. Everything in it \
            is invented, to be replaced.

            """
                + Template.allCases.map { "\($0.rawValue): \($0.about)" }.joined(separator: "\n"),
            examples: [
                "ouroboros init my-model", "ouroboros init lender --template vendor-finance",
            ]))

    @Argument(
        help: "The folder to make; it may exist, but none of the files that are written into it.")
    var folder: String

    @Option(
        help: "\(Template.allCases.map(\.rawValue).joined(separator: ", ")).")
    var template: Template = .deals

    @OptionGroup(title: "Messages") var common: CommonOptions

    func execute() throws {
        let files = template.files(for: place)
        try OutputFiles.create(files, in: folder)
        if !common.quiet {
            Terminal.message(
                "Wrote \(files.count) files. Next: `ouroboros lint \(folder)`, `ouroboros report \(folder)`."
            )
        }
    }

    /// Where the model lies from the root of its repository; its folder's name where that says nothing.
    private var place: String {
        let here = RepositoryPlace.paths()
        let path = here.path(folder)
        guard path.isEmpty || path.hasPrefix("/") else { return path }
        return here.absolute(folder).split(separator: "/").last.map(String.init) ?? ""
    }
}
