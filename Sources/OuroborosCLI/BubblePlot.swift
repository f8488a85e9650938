/// A line in a terminal: the BSADF sequence over its boundary, episodes marked beneath.
struct BubblePlot {
    let width: Int
    let height: Int

    /// Rows of text, the largest value on top.
    ///
    /// - Parameters:
    ///   - values: one an end of window.
    ///   - boundary: as many, or none.
    ///   - isMarked: whether an end belongs to an episode.
    func rows(_ values: [Double?], boundary: [Double], isMarked: (Int) -> Bool) -> [String] {
        guard !values.isEmpty else { return [] }
        let columns = min(width, values.count)
        func part(_ column: Int) -> Range<Int> {
            values.count * column / columns..<values.count * (column + 1) / columns
        }
        // The largest of each column: a crossing must not be thinned away.
        let tops = (0..<columns).map { part($0).compactMap { values[$0] }.max() }
        let lines = (0..<columns).map { column in
            boundary.isEmpty ? nil : boundary[part(column).lowerBound]
        }
        let all = (tops + lines).compactMap { $0 }.filter(\.isFinite)
        guard let low = all.min(), let high = all.max(), high > low else { return [] }
        func row(_ value: Double?) -> Int? {
            guard let value, value.isFinite else { return nil }
            return Int(((value - low) / (high - low) * Double(height - 1)).rounded())
        }
        var grid = [[Character]](repeating: .init(repeating: " ", count: columns), count: height)
        for column in 0..<columns {
            if let place = row(lines[column]) { grid[place][column] = "-" }
            if let place = row(tops[column]) { grid[place][column] = "*" }
        }
        var text = grid.indices.reversed().map { String(grid[$0]) }
        let marks = (0..<columns).map { part($0).contains(where: isMarked) ? "#" : "." }
        text.append(marks.joined())
        return text
    }
}
