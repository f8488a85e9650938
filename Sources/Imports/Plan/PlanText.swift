import Text

extension ImportPlan {
    /// What `import plan` prints: the files that would change, line by line, and where every row went.
    ///
    /// - Parameter isLong: whether rows that stay the same or are skipped are listed too.
    public func text(isLong: Bool) -> String {
        var output = ""
        for change in changes where !change.path.hasSuffix(".lock") {
            output += "--- \(change.before == nil ? "new" : "changed"): \(change.path)\n"
            output += LineDifference.text(change.before ?? "", change.after)
        }
        let listed = lines.filter { line in
            switch line.kind {
            case .refused, .changed: true
            default: isLong
            }
        }
        for line in listed {
            output += "\(line.kind.rawValue) \(line.locator): \(CellText.shown(line.text))\n"
        }
        if !vanished.isEmpty {
            output +=
                "gone from the file, kept in the ledger: \(vanished.joined(separator: ", "))\n"
        }
        if let digestBefore {
            let name = CellText.shown(String(file.split { $0 == "/" || $0 == "\\" }.last ?? ""))
            output +=
                "the source has changed: \(name) is another file than the one imported before (sha256 \(digestBefore.prefix(12))… then, \(digest.prefix(12))… now)\n"
        }
        output += counts.text + "\n"
        if computed > 0 { output += "and \(computed) differences and sums of them\n" }
        output += hasChanges ? "plan \(hash)\n" : "nothing to do\n"
        return output
    }
}

/// The lines by which two texts differ.
enum LineDifference {
    static func text(_ before: String, _ after: String) -> String {
        let old = before.split(separator: "\n", omittingEmptySubsequences: false)
        let new = after.split(separator: "\n", omittingEmptySubsequences: false)
        var (start, oldEnd, newEnd) = (0, old.count, new.count)
        while start < oldEnd, start < newEnd, old[start] == new[start] { start += 1 }
        while oldEnd > start, newEnd > start, old[oldEnd - 1] == new[newEnd - 1] {
            oldEnd -= 1
            newEnd -= 1
        }
        let (gone, come) = (old[start..<oldEnd], new[start..<newEnd])
        // Beyond this many lines a difference line by line costs more than it says.
        guard !gone.isEmpty, !come.isEmpty, gone.count * come.count < 4_000_000 else {
            return gone.map { "-\($0)\n" }.joined() + come.map { "+\($0)\n" }.joined()
        }
        var (removed, inserted): (Set<Int>, Set<Int>) = ([], [])
        for change in Array(come).difference(from: Array(gone)) {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        var output = ""
        var (i, j) = (0, 0)
        while i < gone.count || j < come.count {
            if i < gone.count, removed.contains(i) {
                output += "-\(gone[gone.startIndex + i])\n"
                i += 1
            } else if j < come.count, inserted.contains(j) {
                output += "+\(come[come.startIndex + j])\n"
                j += 1
            } else {
                output += " \(come[come.startIndex + j])\n"
                i += 1
                j += 1
            }
        }
        return output
    }
}
