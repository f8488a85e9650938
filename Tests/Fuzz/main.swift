import Foundation

/// Feeds every reader with changed inputs, and stops at the first that crashes, takes more than a second of the processor or breaks a property of the reader.
///
///     ouroboros-fuzz [--seconds S] [--runs N] [--seed N] [--reader NAME] [--again FILE]
///
/// `make fuzz SECONDS=…` runs it. Of a crash the input is in `.build/fuzz/NAME.input`, written before each run; `--again` with `--reader` runs it once.
struct Fuzzer {
    var seconds = 10.0
    var runs = Int.max
    var seed: UInt64 = 1
    var reader: String?
    var again: String?

    init(_ arguments: [String]) throws {
        var rest = arguments[...]
        while let option = rest.popFirst() {
            guard let value = rest.popFirst() else {
                throw FuzzError.usage("\(option) needs a value")
            }
            switch option {
            case "--seconds": seconds = try Self.number(value, option)
            case "--runs": runs = try Self.number(value, option)
            case "--seed": seed = try Self.number(value, option)
            case "--reader": reader = value
            case "--again": again = value
            default: throw FuzzError.usage("unknown option \(option)")
            }
        }
    }

    private static func number<Value: LosslessStringConvertible>(
        _ text: String, _ option: String
    ) throws -> Value {
        guard let value = Value(text) else {
            throw FuzzError.usage("\(option) \(text) is no number")
        }
        return value
    }

    func run() throws {
        let all = try FuzzTarget.all()
        let chosen = all.filter { reader == nil || $0.name == reader }
        guard !chosen.isEmpty else {
            throw FuzzError.usage(
                "there is no reader '\(reader ?? "")'; there are \(all.map(\.name).joined(separator: ", "))"
            )
        }
        if let again {
            let bytes = InputRecord.input([UInt8](try Data(contentsOf: URL(filePath: again))))
            for target in chosen {
                print("\(target.name): \(try target.run(bytes) ? "accepted" : "refused")")
            }
            return
        }
        let folder = Corpus.root.appending(path: ".build/fuzz")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        print("reader                         runs   accepted  longest ms")
        var total = 0
        for target in chosen {
            total += try feed(target, seconds: seconds / Double(chosen.count), keeping: folder)
        }
        print("total                    \(Self.padded(total, 10))")
    }

    /// - Returns: the number of runs.
    private func feed(_ target: FuzzTarget, seconds: Double, keeping folder: URL) throws -> Int {
        var mutator = Mutator(seed: seed)
        var pool = target.corpus
        let record = try InputRecord(folder.appending(path: "\(target.name).input"))
        let clock = ContinuousClock()
        let start = clock.now
        var (count, accepted, longest) = (0, 0, Duration.zero)
        while count < runs,
            count.isMultiple(of: 64) == false || clock.now - start < .seconds(seconds)
        {
            let input =
                count < target.corpus.count ? target.corpus[count] : changed(pool, target, &mutator)
            record.keep(input)
            let before = ProcessorTime.now()
            let isAccepted: Bool
            do { isAccepted = try target.run(input) } catch {
                throw FuzzError.broken("\(target.name): \(error); the input is in \(record.path)")
            }
            let took = ProcessorTime.now() - before
            longest = max(longest, took)
            guard took < .seconds(1) else {
                throw FuzzError.broken(
                    "\(target.name): an input took \(took); it is in \(record.path)")
            }
            if count < target.corpus.count, !isAccepted, target.name != "critical-values" {
                throw FuzzError.broken("\(target.name): input \(count) of the corpus is refused")
            }
            if isAccepted {
                accepted += 1
                // What got through is changed further; the pool forgets at random, so that it stays small.
                if input.count < 4096 {
                    if pool.count < 256 {
                        pool.append(input)
                    } else {
                        pool[mutator.below(256)] = input
                    }
                }
            }
            count += 1
        }
        let memory = Memory.resident()
        guard memory < 1 << 30 else {
            throw FuzzError.broken("\(target.name): \(memory >> 20) MiB of memory")
        }
        let milliseconds = Double(longest.components.attoseconds) / 1e15
        print(
            "\(target.name.padding(toLength: 25, withPad: " ", startingAt: 0))\(Self.padded(count, 10)) \(Self.padded(accepted, 10)) \(Self.padded(Int(milliseconds.rounded(.up)), 11))"
        )
        return count
    }

    private func changed(
        _ pool: [[UInt8]], _ target: FuzzTarget, _ mutator: inout Mutator
    ) -> [UInt8] {
        let (input, other) = (mutator.pick(pool), mutator.pick(pool))
        guard mutator.below(4) > 0 else { return mutator.bytes(input, other: other) }
        switch target.form {
        case .table: return mutator.table(input, other: other)
        case .markup: return mutator.markup(input, other: other)
        case .raw: return mutator.bytes(input, other: other)
        case .tree:
            // The ledger's first byte names the file.
            guard ["ledger", "scenario"].contains(target.name), let first = input.first else {
                return mutator.tree(input, other: other)
            }
            return [first] + mutator.tree(Array(input.dropFirst()), other: Array(other.dropFirst()))
        }
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: " ", count: max(0, width - text.count)) + text
    }
}

/// The input of the run that goes on, in a file that outlives a crash.
final class InputRecord {
    let path: String
    private let descriptor: Int32
    private let memory: UnsafeMutableRawPointer?
    private static let size = 1 << 20

    init(_ url: URL) throws {
        path = url.path()
        descriptor = open(path, O_RDWR | O_CREAT, 0o644)
        guard descriptor >= 0, ftruncate(descriptor, off_t(Self.size)) == 0 else {
            throw FuzzError.broken("cannot write \(path)")
        }
        let mapped = mmap(nil, Self.size, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0)
        memory = mapped == MAP_FAILED ? nil : mapped
    }

    /// The input of a record; of another file all its bytes.
    static func input(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.count == size else { return bytes }
        let count = bytes[..<8].reversed().reduce(0) { $0 << 8 | Int($1) }
        return count <= size - 8 ? Array(bytes[8..<8 + count]) : bytes
    }

    deinit {
        if let memory { munmap(memory, Self.size) }
        close(descriptor)
    }

    /// The length in eight bytes, then the input; larger ones are cut.
    func keep(_ input: [UInt8]) {
        guard let memory else { return }
        let count = min(input.count, Self.size - 8)
        memory.storeBytes(of: UInt64(count).littleEndian, as: UInt64.self)
        input.withUnsafeBytes {
            if let base = $0.baseAddress { (memory + 8).copyMemory(from: base, byteCount: count) }
        }
    }
}

/// Of this thread, so that a busy machine makes no input slow.
enum ProcessorTime {
    static func now() -> Duration {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}

enum Memory {
    /// Bytes at most of the process so far.
    static func resident() -> Int {
        var usage = rusage()
        #if canImport(Darwin)
            getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
            return usage.ru_maxrss
        #else
            getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
            return usage.ru_maxrss * 1024
        #endif
    }
}

do {
    try Fuzzer(Array(CommandLine.arguments.dropFirst())).run()
} catch {
    FileHandle.standardError.write(Data("\(error)\n".utf8))
    exit(1)
}
