/// How wide the interval of many draws is on average where an input is known, for one input after another.
///
/// The draws are sorted by the input and cut into bins; of each bin the width of the values' interval is taken (``DisclosureValue/width(_:_:)``), and the mean over bins, weighted by
/// their draws: of all draws, and of the draws without each fold of a jackknife. The draws are put in the order of their values once: whoever meets them in that order finds the order statistics of every bin by counting, so that an input
/// costs one sort and a look at each draw for every fold, and not a sort for every fold and bin.
struct ConditionalWidths: Sendable {
    private let values: [Double]
    /// Draws by value, the least first.
    private let ascending: [Int32]
    private let level: Double
    private let bins: Int
    private let folds: Int
    /// Of all draws, then without each fold.
    private let whole: [Double]

    /// - Parameters:
    ///   - values: of the draws, none of them NaN.
    ///   - level: of the interval, 0…1.
    ///   - bins: parts of about the same size that an input cuts the draws into.
    ///   - folds: of the jackknife; a draw belongs to the fold of its number modulo so many.
    init(of values: [Double], level: Double, bins: Int, folds: Int) {
        self.values = values
        self.level = level
        self.bins = bins
        self.folds = folds
        ascending = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }.map(Int32.init)
        whole =
            [DisclosureValue.width(values, level)]
            + (0..<folds).map { fold in
                DisclosureValue.width(
                    values.indices.filter { $0 % folds != fold }.map { values[$0] }, level)
            }
    }

    /// By how much the interval narrows when an input is known: of all draws, and without each fold.
    ///
    /// - Parameter input: of each draw, at least 0.
    func narrowings(knowing input: [Double]) -> (all: Double, folds: [Double]) {
        // Numbers of one sign are in the order of their bits.
        var keys = input.enumerated().map {
            (bits: ($0.element + 0).bitPattern, draw: Int32($0.offset))
        }
        keys.sort { ($0.bits, $0.draw) < ($1.bits, $1.draw) }
        var memory = Memory(draws: values.count, bins: bins)
        let all = whole[0] - mean(keys.lazy.map(\.draw), without: nil, &memory)
        let parts = (0..<folds).map { fold in
            whole[1 + fold] - mean(keys.lazy.map(\.draw), without: fold, &memory)
        }
        return (all, parts)
    }

    /// What a fold writes to.
    private struct Memory {
        /// Bin of each draw; 255: left out.
        var bin: [UInt8]
        var met: [Int]
        var places: [Places]
        var ends: [(low: Double, afterLow: Double, high: Double, afterHigh: Double)]

        init(draws: Int, bins: Int) {
            bin = [UInt8](repeating: 255, count: draws)
            met = [Int](repeating: 0, count: bins)
            places = [Places](repeating: Places(of: 0, level: 0), count: bins)
            ends = [(low: Double, afterLow: Double, high: Double, afterHigh: Double)](
                repeating: (0, 0, 0, 0), count: bins)
        }
    }

    /// Where the ends of an interval lie among sorted values.
    private struct Places {
        var count: Int
        var low, high: Int
        var lowRest, highRest: Double

        init(of count: Int, level: Double) {
            self.count = count
            func place(_ p: Double) -> (Int, Double) {
                let at = p * Double(count - 1)
                let low = max(0, Int(at))
                return (low, at - Double(low))
            }
            (low, lowRest) = place((1 - level) / 2)
            (high, highRest) = place((1 + level) / 2)
        }
    }

    private func mean(
        _ order: some Sequence<Int32>, without fold: Int?, _ memory: inout Memory
    ) -> Double {
        let kept = values.count - (fold.map { (values.count - $0 + folds - 1) / folds } ?? 0)
        var (place, bin) = (0, 0)
        var end = kept / bins
        for draw in order {
            if let fold, Int(draw) % folds == fold {
                memory.bin[Int(draw)] = 255
                continue
            }
            while place >= end, bin < bins - 1 {
                bin += 1
                end = (bin + 1) * kept / bins
            }
            memory.bin[Int(draw)] = UInt8(bin)
            place += 1
        }
        for bin in 0..<bins {
            memory.met[bin] = 0
            memory.places[bin] = Places(
                of: (bin + 1) * kept / bins - bin * kept / bins, level: level)
        }
        for draw in ascending {
            let bin = Int(memory.bin[Int(draw)])
            guard bin < bins else { continue }
            let place = memory.met[bin]
            memory.met[bin] = place + 1
            let wanted = memory.places[bin]
            if place == wanted.low { memory.ends[bin].low = values[Int(draw)] }
            if place == min(wanted.low + 1, wanted.count - 1) {
                memory.ends[bin].afterLow = values[Int(draw)]
            }
            if place == wanted.high { memory.ends[bin].high = values[Int(draw)] }
            if place == min(wanted.high + 1, wanted.count - 1) {
                memory.ends[bin].afterHigh = values[Int(draw)]
            }
        }
        var sum = 0.0
        for bin in 0..<bins {
            let (wanted, ends) = (memory.places[bin], memory.ends[bin])
            guard wanted.count > 0 else { continue }
            let high = ends.high + wanted.highRest * (ends.afterHigh - ends.high)
            let low = ends.low + wanted.lowRest * (ends.afterLow - ends.low)
            sum += Double(wanted.count) * (high - low)
        }
        return sum / Double(kept)
    }
}
