import ArgumentParser

/// Option of the verbs that print lists.
struct ListOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Rows of a list at the most, the largest first; all by default.", valueName: "n"))
    var top: Int?

    func validate() throws {
        if let top, top < 1 {
            throw ValidationError("--top is \(top); it counts rows from 1.")
        }
    }
}
