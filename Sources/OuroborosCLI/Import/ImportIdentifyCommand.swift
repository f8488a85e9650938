import ArgumentParser
import Imports
import Text

struct ImportIdentifyCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "identify", abstract: "Say what files are, by their content.",
        discussion: HelpText.discussion(
            examples: ["ouroboros import identify deals.csv companyfacts.json"]))

    @Argument(help: "The files.")
    var files: [String]

    @OptionGroup(title: "Messages") var common: CommonOptions

    func execute() throws {
        var isKnown = true
        for path in files {
            let file = try ImportLoading.file(path)
            if let found = ImportSources.identify(file) {
                let details = ([found.title, "\(found.count) rows"] + found.details)
                Terminal.write(
                    "\(path): \(found.kind.rawValue): \(details.joined(separator: ", "))\n")
            } else {
                isKnown = false
                Terminal.write("\(path): not known\n")
            }
        }
        if !isKnown { throw ExitStatus.invalidInput }
    }
}
