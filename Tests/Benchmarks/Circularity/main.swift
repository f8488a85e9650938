import Circularity
import FlowNetwork
import Text

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

// Times one algorithm on one edge list and prints one JSON line for the peers' script to read:
//   CircularityBenchmarks circuits EDGES.csv MAXLENGTH REPETITIONS
//   CircularityBenchmarks circulation EDGES.csv REPETITIONS
//   CircularityBenchmarks returnable EDGES.csv REPETITIONS      (with a column kind)
//   CircularityBenchmarks balanced EDGES.csv REPETITIONS
//   CircularityBenchmarks finn EDGES.csv REPETITIONS
//   CircularityBenchmarks read EDGES.csv REPETITIONS
//   CircularityBenchmarks significance

func fail(_ message: String) -> Never {
    print("CircularityBenchmarks: \(message)")
    exit(2)
}

func bytes(of path: String) -> [UInt8] {
    guard let file = fopen(path, "rb") else { fail("cannot open \(path)") }
    defer { fclose(file) }
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
        let got = fread(&buffer, 1, buffer.count, file)
        if got == 0 { return result }
        result.append(contentsOf: buffer[..<got])
    }
}

/// Runs `body` and returns the seconds of each repetition.
func timed(_ repetitions: Int, _ body: () throws -> Void) rethrows -> [Double] {
    let clock = ContinuousClock()
    return try (0..<repetitions).map { _ in
        let elapsed = try clock.measure(body)
        let (seconds, attoseconds) = elapsed.components
        return Double(seconds) + Double(attoseconds) * 1e-18
    }
}

func text(of seconds: [Double]) -> String {
    "[" + seconds.map { "\($0)" }.joined(separator: ", ") + "]"
}

let arguments = CommandLine.arguments
if arguments.count == 2, arguments[1] == "significance" {
    do {
        exit(try runSignificance() ? 0 : 1)
    } catch { fail("\(error)") }
}
guard arguments.count >= 4 else {
    fail("circuits|circulation|returnable|read EDGES.csv … REPETITIONS")
}
let repetitions = Int(arguments[arguments.count - 1]) ?? 1
let text = bytes(of: arguments[2])
do {
    let list = try EdgeListReader().read(text, file: arguments[2]).list
    let network = try WeightedDigraph(list)
    switch arguments[1] {
    case "circuits":
        let maxLength = Int(arguments[3])
        var counts = CircuitCounts(byLength: [:], truncated: false)
        let seconds = timed(repetitions) { counts = network.circuitCounts(maxLength: maxLength) }
        let byLength = counts.byLength.sorted { $0.key < $1.key }
            .map { "\"\($0.key)\": \($0.value)" }.joined(separator: ", ")
        print("{\"byLength\": {\(byLength)}, \"seconds\": \(text(of: seconds))}")
    case "circulation":
        var value: Int64 = 0
        let seconds = try timed(repetitions) {
            value = try MaximumCirculation(of: network).value
        }
        print("{\"value\": \(value), \"seconds\": \(text(of: seconds))}")
    case "returnable":
        guard let kinds = try FinancingNetwork(list) else { fail("the table has no column kind") }
        var value: Int64 = 0
        let seconds = try timed(repetitions) {
            value = try ReturnableFinancing(of: kinds).value
        }
        print("{\"value\": \(value), \"seconds\": \(text(of: seconds))}")
    case "balanced":
        var share = 0.0
        let seconds = try timed(repetitions) {
            share = try BalancedFlowForwarding(of: network, componentLimit: .max).share ?? 0
        }
        print("{\"share\": \(share), \"seconds\": \(text(of: seconds))}")
    case "finn":
        var index = 0.0
        let seconds = try timed(repetitions) {
            index = try FinnIndex(of: network, componentLimit: .max).index ?? 0
        }
        print("{\"index\": \(index), \"seconds\": \(text(of: seconds))}")
    case "read":
        let seconds = try timed(repetitions) {
            _ = try EdgeListReader().read(text, file: arguments[2])
        }
        print("{\"rows\": \(network.legCount), \"seconds\": \(text(of: seconds))}")
    default: fail("unknown benchmark \(arguments[1])")
    }
} catch let error as InvalidInput {
    fail(error.diagnostics.first?.message ?? "invalid input")
} catch {
    fail("\(error)")
}
