/// "Did you mean": the nearest of the words that would have been right.
public enum Suggestion {
    /// The candidate with the least edit distance to `word`, if it is near enough to be a slip.
    ///
    /// Near enough is one edit for up to three letters, and a third of the length, at most four, beyond. Ties go to the first in alphabetical order.
    /// Cost: O(candidates × length²), for words up to 64 characters; longer ones get no suggestion.
    public static func nearest(to word: String, in candidates: some Sequence<String>) -> String? {
        let letters = Array(word.lowercased().unicodeScalars)
        guard !letters.isEmpty, letters.count <= 64 else { return nil }
        let most = max(1, min(letters.count / 3, 4))
        var best: (distance: Int, word: String)?
        for candidate in candidates where candidate != word {
            let other = Array(candidate.lowercased().unicodeScalars)
            guard other.count <= 64, abs(other.count - letters.count) <= most else { continue }
            let distance = editDistance(letters, other)
            guard distance <= most else { continue }
            if let found = best, (found.distance, found.word) <= (distance, candidate) { continue }
            best = (distance, candidate)
        }
        return best?.word
    }

    /// Candidates that share a word with another: `lease_debt` comes near `operating_lease_liabilities`. Those that share most first, then in their order.
    package static func related(
        to word: String, in candidates: some Sequence<String>, most: Int
    ) -> [String] {
        func parts(_ text: String) -> Set<Substring> {
            Set(
                text.lowercased().prefix(64).split { $0 == "_" || $0 == "-" || $0 == " " }
                    .filter { $0.count > 2 }.map { $0.last == "s" ? $0.dropLast() : $0 })
        }
        let wanted = parts(word)
        return candidates.map { (word: $0, shared: parts($0).intersection(wanted).count) }
            .enumerated().filter { $0.element.shared > 0 }
            .sorted { ($1.element.shared, $0.offset) < ($0.element.shared, $1.offset) }
            .prefix(most).map(\.element.word)
    }

    /// Insertions, deletions, substitutions and swaps of neighbours that turn one into the other
    /// (optimal string alignment; Damerau 1964, Wagner and Fischer 1974).
    package static func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
        guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
        var beforeLast = [Int](repeating: 0, count: b.count + 1)
        var last = Array(0...b.count)
        for i in 1...a.count {
            var row = [Int](repeating: 0, count: b.count + 1)
            row[0] = i
            for j in 1...b.count {
                let cost = a[i - 1] == b[j - 1] ? 0 : 1
                row[j] = min(row[j - 1] + 1, last[j] + 1, last[j - 1] + cost)
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    row[j] = min(row[j], beforeLast[j - 2] + 1)
                }
            }
            beforeLast = last
            last = row
        }
        return last[b.count]
    }
}
