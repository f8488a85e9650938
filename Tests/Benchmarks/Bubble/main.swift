import SeriesTests

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

// Times the bubble tests on a series in a binary file (Double) and prints one JSON line for the peers' script to read:
//   BubbleBenchmarks sequences SERIES LAG MINIMUM REPETITIONS      eight series at a time, one thread; MINIMUM in observations
//   BubbleBenchmarks bootstrap SERIES LAG REPLICATES THREADS
//   BubbleBenchmarks evaluate SERIES TC M OMEGA REPETITIONS        one value of the log-periodic objective
//   BubbleBenchmarks size PATHS REPLICATES THREADS                 how often the default rule finds something, where there is a bubble and where there is none
//   BubbleBenchmarks looks PATHS REPLICATES THREADS                the chance of an alarm in sixty monthly looks; fails above 5 %
//   BubbleBenchmarks accuracy SERIES.csv REPLICATES THREADS PEAK…  warnings before the peaks (2000-03 …) and elsewhere, month by month
//   BubbleBenchmarks nested SERIES THREADS                         all windows of 125 to 750 at every fifth end

func fail(_ message: String) -> Never {
    print("BubbleBenchmarks: \(message)")
    exit(2)
}

func series(_ path: String) -> [Double] {
    guard let file = fopen(path, "rb") else { fail("cannot open \(path)") }
    defer { fclose(file) }
    var all: [Double] = []
    var block = [Double](repeating: 0, count: 4096)
    while true {
        let got = fread(&block, 8, block.count, file)
        if got == 0 { return all }
        all += block[..<got]
    }
}

/// Seconds of processor time of this process.
func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

func wall(_ body: () throws -> Void) rethrows -> Double {
    let (seconds, attoseconds) = try ContinuousClock().measure(body).components
    return Double(seconds) + Double(attoseconds) * 1e-18
}

let arguments = CommandLine.arguments
func number(_ index: Int) -> Int { Int(arguments[index]) ?? 0 }
func real(_ index: Int) -> Double { Double(arguments[index]) ?? .nan }

do {
    switch (arguments.count, arguments.dropFirst().first) {
    case (6, "sequences"):
        let values = series(arguments[2])
        let lag = number(3)
        var kernel = SequenceKernel(
            count: values.count, lag: lag, minimumRows: number(4) - lag - 1)
        for (index, value) in values.enumerated() {
            for lane in 0..<SequenceKernel.lanes {
                kernel.levels[index * SequenceKernel.lanes + lane] = value - values[0]
            }
        }
        let seconds = (0..<number(5)).map { _ -> Double in
            let start = processorTime()
            kernel.run()
            return (processorTime() - start) / Double(SequenceKernel.lanes)
        }
        let largest = kernel.bsadf.max() ?? .nan
        print("{\"seconds\": \(seconds), \"gsadf\": \(largest)}")
    case (6, "bootstrap"):
        let values = series(arguments[2])
        var quantile = 0.0
        let seconds = try wall {
            quantile = try NullDistribution(
                series: values, lag: number(3), window: MinimumWindow(),
                model: .wild(.rademacher, drift: .none),
                replicates: number(4), seed: 1, threads: number(5)
            ).criticalValues(level: 0.95).gsadf.value
        }
        print("{\"seconds\": \(seconds), \"gsadf95\": \(quantile)}")
    case (7, "evaluate"):
        let problem = LPPLSProblem(series(arguments[2])[...])
        let place = SIMD3(real(3), real(4), real(5))
        var sum = 0.0
        let seconds = (0..<number(6)).map { _ -> Double in
            let start = processorTime()
            for _ in 0..<1_000 { sum = problem.evaluate(place) ?? .nan }
            return (processorTime() - start) / 1_000
        }
        print("{\"seconds\": \(seconds), \"sse\": \(sum)}")
    case (4, "nested"):
        let values = series(arguments[2])
        var fits = 0
        var highest = 0.0
        let seconds = try wall {
            for end in stride(from: 125, through: values.count, by: 5) {
                let windows = try LPPLSWindows(
                    Array(values[..<end]), settings: .init(threads: number(3)))
                fits += windows.fits.count
                highest = max(highest, windows.confidence)
            }
        }
        print("{\"seconds\": \(seconds), \"fits\": \(fits), \"highest\": \(highest)}")
    case (6..., "accuracy"):
        guard let file = fopen(arguments[2], "rb") else { fail("cannot open \(arguments[2])") }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let got = fread(&block, 1, block.count, file)
            if got == 0 { break }
            bytes += block[..<got]
        }
        try Accuracy.run(
            bytes, file: arguments[2], peaks: Array(arguments[5...]), replicates: number(3),
            threads: number(4))
    case (5, "size"): Rates.size(paths: number(2), replicates: number(3), threads: number(4))
    case (5, "looks"):
        guard Rates.looks(paths: number(2), replicates: number(3), threads: number(4)) else {
            fail("the rule over repeated looks alarms on more than 5 % of series without a bubble")
        }
    default: fail("size|looks PATHS …, or sequences|bootstrap|evaluate|nested SERIES …")
    }
} catch {
    fail("\(error)")
}
