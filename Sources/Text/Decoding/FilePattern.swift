/// A file name of `files` in `model.yaml`: a relative path in which the last part may hold `*`.
package struct FilePattern {
    /// Folder part, `""` for the model's own.
    package let folder: String
    /// Name, with `*` for any run of characters.
    package let name: String

    package var path: String { folder.isEmpty ? name : "\(folder)/\(name)" }
    package var hasWildcard: Bool { name.contains("*") }

    /// - Returns: `nil` for an absolute path, empty parts, `.` and `..`, a backslash, or `*` outside the last part.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard let last = parts.last, !text.contains("\\"),
            parts.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." }),
            parts.dropLast().allSatisfy({ !$0.contains("*") })
        else { return nil }
        name = String(last)
        folder = parts.dropLast().joined(separator: "/")
    }

    /// Whether a file name fits. Names that begin with a dot fit only a pattern that does.
    ///
    /// Cost: O(name × pattern): greedy, with one point to come back to.
    package func matches(_ candidate: String) -> Bool {
        let pattern = Array(name.utf8)
        let text = Array(candidate.utf8)
        if text.first == UInt8(ascii: "."), pattern.first != UInt8(ascii: ".") { return false }
        var p = 0
        var t = 0
        var star: (p: Int, t: Int)?
        while t < text.count {
            if p < pattern.count, pattern[p] == UInt8(ascii: "*") {
                star = (p, t)
                p += 1
            } else if p < pattern.count, pattern[p] == text[t] {
                p += 1
                t += 1
            } else if let back = star {
                star = (back.p, back.t + 1)
                p = back.p + 1
                t = back.t + 1
            } else {
                return false
            }
        }
        while p < pattern.count, pattern[p] == UInt8(ascii: "*") { p += 1 }
        return p == pattern.count
    }
}
