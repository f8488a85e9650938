extension ResolvedLedger {
    /// The independent sources behind a list of sources: each is followed through `cites` to what it repeats.
    ///
    /// Ten articles that quote one agency have one root. A source that cites nothing is its own root. Sorted by id.
    public func roots(of sources: some Sequence<String>) -> [String] {
        var roots: Set<String> = []
        var seen: Set<String> = []
        var open = Array(sources)
        while let id = open.popLast() {
            guard seen.insert(id).inserted else { continue }
            let cites = source(id)?.cites ?? []
            if cites.isEmpty { roots.insert(id) } else { open += cites }
        }
        return roots.sorted()
    }
}
