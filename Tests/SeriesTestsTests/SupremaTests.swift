import SeriesTests
import TestSupport
import Testing

/// The vector kernel for one series against its plain twin.
@Suite struct SupremaTests {
    /// Walks, walks that stand still for a while, and ones that grow by themselves.
    private func series(_ kind: Int, count: Int, _ generator: inout SplitMix) -> [Double] {
        var level = 0.0
        return (0..<count).map { t in
            let change = Double.random(in: -1...1, using: &generator)
            switch kind {
            case 0: level += change
            case 1: level += (count / 3..<count / 2).contains(t) ? 0 : change
            default: level = 1.02 * level + change
            }
            return level
        }
    }

    @Test(arguments: 0...5)
    func `suprema and their windows are those of the plain twin, to the bit`(lag: Int) throws {
        var generator = SplitMix(UInt64(lag) + 41)
        for (count, rows) in [(40, 8), (97, 20), (160, 24)] {
            for kind in 0..<3 {
                let values = series(kind, count: count, &generator)
                let window = MinimumWindow(length: .fixed(rows + lag), unit: .rows)
                let plain = try ExplosiveSequences(of: values, lag: lag, window: window)
                let quick = try SequenceSuprema(of: values, lag: lag, window: window)
                #expect(quick.gsadf == plain.gsadf)
                #expect(quick.sadf == plain.sadf)
                #expect(
                    quick.bsadf.map(\.bitPattern)
                        == plain.bsadf.map { ($0 ?? .nan).bitPattern })
                #expect(quick.badf.map(\.bitPattern) == plain.badf.map { ($0 ?? .nan).bitPattern })
            }
        }
    }
}
