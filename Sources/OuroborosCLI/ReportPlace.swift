import Gate
import Ledger
import Reports
import Text

/// Where a report and its model lie, so that `verify` finds the model of any report.
enum ReportPlace {
    /// What a report's folder is called unless told otherwise: the id that the model states, else the name of its folder.
    static func name(of model: LedgerModel, at path: String) -> String {
        if model.statesID { return model.id }
        return (try? DiskFolder(path: path).name) ?? model.id
    }

    /// The path of a model as its report's manifest says it: from the working directory where it lies inside, else from the report's folder.
    static func modelPath(_ model: String, reportFolder: String) -> String {
        let here = RepositoryPlace.workingDirectory
        let path = here.path(model)
        if path.isEmpty { return "." }
        guard path.hasPrefix("/") else { return path }
        return RepositoryPaths.relative(from: here.absolute(reportFolder), to: here.absolute(model))
    }

    /// Places that a manifest can mean, most likely first. A report that moved with its repository is found from any folder around it.
    static func candidates(_ manifest: ReportManifest, reportFolder: String) -> [String] {
        let path = manifest.modelPath ?? "Models/\(manifest.model)"
        let here = RepositoryPlace.workingDirectory
        var folder = here.absolute(reportFolder)
        if path.hasPrefix("..") { return [here.shown("\(folder)/\(path)")] }
        var places = [path]
        while folder != "/", !folder.isEmpty {
            folder = OutputFiles.parent(of: folder)
            places.append(here.shown("\(folder)/\(path)"))
        }
        return places
    }
}

extension RepositoryPaths {
    /// A path as a message may show it: from the working directory where it lies inside.
    fileprivate func shown(_ path: String) -> String {
        let shown = self.path(path)
        return shown.isEmpty ? "." : shown
    }
}
