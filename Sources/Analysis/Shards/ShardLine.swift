import Text

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Why lines of a divided run cannot be used.
public enum ShardError: Error, Hashable, Sendable, CustomStringConvertible {
    /// No line of its kind.
    case line(String)
    /// A job that this machine cannot do: which, and why.
    case job(String, String)
    /// Jobs that make no whole: what is wrong.
    case plan(String)
    /// Results that do not go together: of which job, and why.
    case result(String, String)

    public var description: String {
        switch self {
        case .line(let why): why
        case .job(let id, let why): "job \(id): \(why)"
        case .plan(let why): "the jobs make no whole run: \(why)"
        case .result(let id, let why): "the result of job \(id): \(why)"
        }
    }
}

/// How lines are written and read.
enum ShardLine {
    /// A JSON object in a fixed order.
    static func object(_ pairs: [(String, String)]) -> String {
        "{" + pairs.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}"
    }

    static func array(_ items: some Sequence<String>) -> String {
        "[" + items.joined(separator: ",") + "]"
    }

    static func decode<Value: Decodable>(
        _ type: Value.Type, _ line: some Collection<UInt8>, _ kind: String
    ) throws(ShardError) -> Value {
        let data = Data(line)
        do {
            let version = try JSONDecoder().decode(Version.self, from: data).v
            guard version == ShardJob.version else {
                throw ShardError.line(
                    "it has format \(version); this program reads format \(ShardJob.version)")
            }
            return try JSONDecoder().decode(type, from: data)
        } catch let error as ShardError {
            throw error
        } catch { throw .line("it is not \(kind)") }
    }

    private struct Version: Decodable { let v: Int }
}
