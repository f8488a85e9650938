import Clearing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

// Times clearing and DebtRank on a network in a binary file and prints one JSON line for the peers' script to read:
//   ClearingBenchmarks debtrank NETWORK RESULT THREADS REPETITIONS
//   ClearingBenchmarks clearing NETWORK RESULT 1 REPETITIONS
//   ClearingBenchmarks large FIRMS CLAIMS
// A network is: firms, claims (Int64); debtors, creditors (Int32); amounts, cash, external liabilities, equity (Double).

func fail(_ message: String) -> Never {
    print("ClearingBenchmarks: \(message)")
    exit(2)
}

/// A binary file read from front to back.
struct BinaryReader {
    private let bytes: [UInt8]
    private var position = 0

    init(path: String) {
        guard let file = fopen(path, "rb") else { fail("cannot open \(path)") }
        defer { fclose(file) }
        var all: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let got = fread(&block, 1, block.count, file)
            if got == 0 { break }
            all += block[..<got]
        }
        bytes = all
    }

    mutating func values<T: BitwiseCopyable>(_ count: Int, of type: T.Type) -> [T] {
        let size = MemoryLayout<T>.stride
        guard count >= 0, position + count * size <= bytes.count else { fail("the file is short") }
        defer { position += count * size }
        return bytes.withUnsafeBytes { raw in
            (0..<count).map {
                raw.loadUnaligned(fromByteOffset: position + $0 * size, as: type)
            }
        }
    }
}

struct Web {
    var firms: Int
    var debtors: [Int32]
    var creditors: [Int32]
    var amounts: [Double]
    var cash: [Double]
    var outside: [Double]
    var equity: [Double]

    init(path: String) {
        var reader = BinaryReader(path: path)
        let sizes = reader.values(2, of: Int64.self)
        firms = Int(sizes[0])
        let claims = Int(sizes[1])
        debtors = reader.values(claims, of: Int32.self)
        creditors = reader.values(claims, of: Int32.self)
        amounts = reader.values(claims, of: Double.self)
        cash = reader.values(firms, of: Double.self)
        outside = reader.values(firms, of: Double.self)
        equity = reader.values(firms, of: Double.self)
    }

    /// Uniform random debts; cash for about half of what a firm owes outside.
    init(firms: Int, claims: Int) {
        var state: UInt64 = 42
        func next() -> UInt64 {
            // SplitMix64 (Steele, Lea and Flood 2014).
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
        func unit() -> Double { Double(next() >> 11) * 0x1p-53 }
        self.firms = firms
        debtors = []
        creditors = []
        amounts = []
        debtors.reserveCapacity(claims)
        creditors.reserveCapacity(claims)
        amounts.reserveCapacity(claims)
        while amounts.count < claims {
            let (from, to) = (Int32(next() % UInt64(firms)), Int32(next() % UInt64(firms)))
            guard from != to else { continue }
            debtors.append(from)
            creditors.append(to)
            amounts.append(1 + 9 * unit())
        }
        cash = (0..<firms).map { _ in 20 * unit() }
        outside = (0..<firms).map { _ in 20 * unit() }
        equity = (0..<firms).map { _ in 50 + 50 * unit() }
    }

    func network() throws -> ObligationNetwork {
        try ObligationNetwork(
            firms: firms, debtors: debtors, creditors: creditors, amounts: amounts)
    }
}

func timed(_ repetitions: Int, _ body: () throws -> Void) rethrows -> [Double] {
    let clock = ContinuousClock()
    return try (0..<repetitions).map { _ in
        let (seconds, attoseconds) = try clock.measure(body).components
        return Double(seconds) + Double(attoseconds) * 1e-18
    }
}

func write(_ values: [Double], to path: String) {
    guard let file = fopen(path, "wb") else { fail("cannot write \(path)") }
    defer { fclose(file) }
    guard fwrite(values, 8, values.count, file) == values.count else { fail("cannot write") }
}

/// Most memory that the process ever held, bytes.
func peakMemory() -> Int {
    var usage = rusage()
    // 0 is RUSAGE_SELF, whose type differs between systems.
    getrusage(0, &usage)
    #if canImport(Darwin)
        return usage.ru_maxrss
    #else
        return usage.ru_maxrss * 1024
    #endif
}

let arguments = CommandLine.arguments
do {
    switch (arguments.count, arguments.dropFirst().first) {
    case (6, "debtrank"):
        let web = Web(path: arguments[2])
        let capital = try CapitalNetwork(web.network(), equity: web.equity)
        var impact: [Double] = []
        let seconds = try timed(Int(arguments[5]) ?? 1) {
            impact = try capital.debtRankOfEveryFirm(threads: Int(arguments[4]) ?? 1)
        }
        write(impact, to: arguments[3])
        print("{\"seconds\": \(seconds)}")
    case (6, "clearing"):
        let web = Web(path: arguments[2])
        let problem = try ClearingProblem(
            web.network(), cash: web.cash, externalLiabilities: web.outside)
        var paid: ClearingVector?
        var both: ClearingResult?
        let repetitions = Int(arguments[5]) ?? 1
        let seconds = try timed(repetitions) { paid = try problem.clearGreatest() }
        let bothSeconds = try timed(repetitions) { both = try problem.clear() }
        guard let paid, let both else { fail("nothing ran") }
        write(paid.payments, to: arguments[3])
        print(
            "{\"seconds\": \(seconds), \"bothSeconds\": \(bothSeconds), \"iterations\": \(paid.iterations), \"residual\": \(paid.residual), \"defaulted\": \(paid.defaulted.count), \"selfFulfillingLoss\": \(both.selfFulfillingLoss)}"
        )
    case (4, "large"):
        let web = Web(firms: Int(arguments[2]) ?? 0, claims: Int(arguments[3]) ?? 0)
        let problem = try ClearingProblem(
            web.network(), cash: web.cash, externalLiabilities: web.outside)
        var result: ClearingResult?
        let seconds = try timed(1) { result = try problem.clear() }
        print(
            "{\"seconds\": \(seconds), \"peakBytes\": \(peakMemory()), \"iterations\": \(result?.greatest.iterations ?? 0), \"residual\": \(result?.greatest.residual ?? 0), \"defaulted\": \(result?.greatest.defaulted.count ?? 0)}"
        )
    default: fail("debtrank|clearing NETWORK RESULT THREADS REPETITIONS, large FIRMS CLAIMS")
    }
} catch {
    fail("\(error)")
}
