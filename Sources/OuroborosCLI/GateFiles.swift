import Analysis
import Text
import ArgumentParser
import Gate
import Ledger

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Where the gate's policy and baseline are.
///
/// What a model holds or names stays in its folder: a stranger's `policy.yaml` that is a link, or a `baseline: ../../x` in it, would otherwise have any file
/// of the user read into a log, or a file made anywhere. Files outside are named with options.
struct GateFiles {
    let model: String
    /// Of the options; `nil`: what the model has.
    let policyOption: String?
    let baselineOption: String?

    /// A baseline that may not exist yet.
    struct BaselineFile {
        /// As messages show it.
        let path: String
        /// `nil`: an option names it.
        let place: Place?
        /// Where it is read and written, links inside the folder followed.
        let target: String
        let exists: Bool
    }

    /// - Returns: `nil`: neither an option nor the policy names one.
    func baseline(_ policy: Policy, policyBytes: [UInt8]) throws -> BaselineFile? {
        if let baselineOption {
            return BaselineFile(
                path: baselineOption, place: nil, target: baselineOption,
                exists: InputFile.exists(baselineOption))
        }
        guard let named = policy.baseline else { return nil }
        let place = policy.baselinePlace ?? Place(file: policy.file, line: 1, column: 1)
        let folderPath = policyOption.map { OutputFiles.parent(of: $0) } ?? model
        do throws(FolderError) {
            let folder = try DiskFolder(path: folderPath)
            guard FilePath.staysInside(named) else { throw .outside }
            let (target, exists) = try folder.place(of: named)
            return BaselineFile(
                path: folder.shown(named), place: place, target: target, exists: exists)
        } catch {
            throw CommandError.invalid(
                [
                    Diagnostic(
                        .noBaseline, at: place,
                        error == .outside
                            ? "the baseline '\(named)' leads out of the policy's folder"
                            : "the baseline '\(named)' \(error.words)",
                        help: error == .outside
                            ? "name a file outside with --baseline"
                            : "name a file in the policy's folder, or one outside with --baseline")
                ], files: [policy.file: policyBytes])
        }
    }

    static func join(_ folder: String, _ name: String) -> String {
        if folder.isEmpty { return name }
        return folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
    }
}

/// Paths as text.
enum FilePath {
    /// Whether a path cannot lead out of the folder that it is relative to, links aside.
    static func staysInside(_ path: String) -> Bool {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        return parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
    }
}

extension DiskFolder {
    /// Where a file of the folder is that may not exist yet; links are followed, and refused where they lead out or nowhere.
    func place(of path: String) throws(FolderError) -> (target: String, exists: Bool) {
        do throws(FolderError) {
            return (try inside(path), true)
        } catch .missing {
            let folder = try inside(OutputFiles.parent(of: path))
            let target = folder + "/" + (path.split(separator: "/").last.map(String.init) ?? path)
            var information = stat()
            guard lstat(target, &information) != 0 else { throw .outside }
            return (target, false)
        }
    }
}
