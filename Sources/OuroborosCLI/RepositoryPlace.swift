import Gate

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Where the command runs: what paths from the root of a repository begin at.
enum RepositoryPlace {
    /// The root is what the CI server says (`CI_PROJECT_DIR`, `GITHUB_WORKSPACE`), else the working directory. Both count under the name that they
    /// were given and under the one without links.
    static func paths() -> RepositoryPaths {
        let stated = ["CI_PROJECT_DIR", "GITHUB_WORKSPACE"].compactMap(variable)
            .filter { $0.hasPrefix("/") }
        let here = workingDirectories()
        return RepositoryPaths(
            roots: stated.flatMap { [$0] + [resolved($0)].compactMap { $0 } } + here,
            workingDirectories: here)
    }

    /// Paths from the working directory alone, whatever a CI server says.
    static var workingDirectory: RepositoryPaths {
        let here = workingDirectories()
        return RepositoryPaths(roots: here, workingDirectories: here)
    }

    /// The working directory as the shell calls it, and without links.
    private static func workingDirectories() -> [String] {
        var names: [String] = []
        let physical = resolved(".")
        if let logical = variable("PWD"), logical.hasPrefix("/"), resolved(logical) == physical {
            names.append(logical)
        }
        if let physical, !names.contains(physical) { names.append(physical) }
        return names
    }

    private static func variable(_ name: String) -> String? {
        guard let value = getenv(name) else { return nil }
        let text = String(cString: value)
        return text.isEmpty ? nil : text
    }

    private static func resolved(_ path: String) -> String? {
        guard let found = realpath(path, nil) else { return nil }
        defer { free(found) }
        return String(cString: found)
    }
}
