/// Paths as the readers of a report find files: from the root of the repository, without `.`, `..` or anything of one machine.
///
/// ```swift
/// let paths = RepositoryPaths(roots: ["/builds/web"], workingDirectories: ["/builds/web/models"])
/// paths.path("./eu/policy.yaml")      // models/eu/policy.yaml
/// paths.path("/tmp/policy.yaml")      // /tmp/policy.yaml: outside the repository there is no shorter name
/// ```
/// Text only: no file is looked at, and links keep the names that they were given.
public struct RepositoryPaths: Sendable, Hashable {
    private let roots: [String]
    private let workingDirectories: [String]

    /// - Parameters:
    ///   - roots: absolute paths of the repository's root, under every name that it has; the first that fits is used.
    ///   - workingDirectories: absolute paths that relative ones begin at, under every name that it has.
    public init(roots: [String] = [], workingDirectories: [String] = []) {
        self.roots = roots.map(Self.normalised)
        self.workingDirectories = workingDirectories.map(Self.normalised)
    }

    /// The path from the root; `""` for the root itself. What lies outside stays absolute.
    public func path(_ path: String) -> String {
        let names =
            path.hasPrefix("/") || workingDirectories.isEmpty
            ? [path] : workingDirectories.map { "\($0)/\(path)" }
        let candidates = names.map(Self.normalised)
        for candidate in candidates {
            for root in roots {
                if candidate == root { return "" }
                let prefix = root == "/" ? "/" : root + "/"
                if candidate.hasPrefix(prefix) { return String(candidate.dropFirst(prefix.count)) }
            }
        }
        return candidates.first ?? path
    }

    /// The absolute path of a relative one.
    public func absolute(_ path: String) -> String {
        guard !path.hasPrefix("/"), let folder = workingDirectories.first else {
            return Self.normalised(path)
        }
        return Self.normalised("\(folder)/\(path)")
    }

    /// How one leads from a folder to a path, both absolute: `../models/eu`; `.` for the folder itself.
    public static func relative(from folder: String, to path: String) -> String {
        let from = parts(folder)
        let to = parts(path)
        let shared = zip(from, to).prefix { $0 == $1 }.count
        let steps =
            Array(repeating: "..", count: from.count - shared)
            + to.dropFirst(shared).map(String.init)
        return steps.isEmpty ? "." : steps.joined(separator: "/")
    }

    /// Without empty parts, `.` and `..`; a relative path that climbs out of its beginning keeps its `..`.
    static func normalised(_ path: String) -> String {
        let isAbsolute = path.hasPrefix("/")
        var kept: [Substring] = []
        for part in parts(path) {
            if part == "." { continue }
            if part == ".." {
                if let last = kept.last, last != ".." {
                    kept.removeLast()
                } else if !isAbsolute {
                    kept.append(part)
                }
                continue
            }
            kept.append(part)
        }
        return (isAbsolute ? "/" : "") + kept.joined(separator: "/")
    }

    private static func parts(_ path: String) -> [Substring] { path.split(separator: "/") }
}
