import Analysis
import Money
import Text

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A file of forecasts, one JSON object a line, each holding the hash of the line before it and of itself.
///
/// ```swift
/// let chain = try ForecastChain(bytes, file: "forecasts.ndjson")   // refused if a byte was changed
/// ```
/// A line is a fixed order of keys; the last one, `hash`, is the SHA-256 of everything before it on the line. So a changed byte breaks its own line,
/// and a line taken out, put in or moved breaks the next one. Lines cut off at the end leave a shorter chain that holds: the last hash, kept elsewhere (in a
/// commit), shows that.
public struct ForecastChain: Sendable, Hashable {
    public private(set) var forecasts: [Forecast] = []
    /// The bytes of the file.
    public private(set) var text = ""
    /// Hash of the last line; of an empty chain zeros.
    public private(set) var head = String(repeating: "0", count: 64)

    /// Forecasts of a file at the most.
    public static let most = 100_000

    public init() {}

    /// - Throws: ``DiagnosticCode/brokenChain`` or ``DiagnosticCode/badForecast`` with the line.
    public init(_ bytes: [UInt8], file: String) throws(InvalidInput) {
        guard !bytes.isEmpty else { return }
        func refuse(_ code: DiagnosticCode, _ line: Int, _ message: String) -> InvalidInput {
            InvalidInput([
                Diagnostic(
                    code, at: Place(file: file, line: line, column: 1), message,
                    help: "take the file from where it was committed")
            ])
        }
        var number = 0
        var start = 0
        var known: Set<Forecast.Key> = []
        while start < bytes.count {
            number += 1
            guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else {
                throw refuse(.brokenChain, number, "the last line has no end")
            }
            guard number <= Self.most else {
                throw refuse(.badForecast, number, "the file has more than \(Self.most) lines")
            }
            let line = Array(bytes[start..<end])
            guard let (hash, body) = Self.parts(line) else {
                throw refuse(.badForecast, number, "the line does not end with its hash")
            }
            guard SHA256.hex(body) == hash else {
                throw refuse(
                    .brokenChain, number, "the line is not the one whose hash stands in it")
            }
            let record: Record
            do {
                record = try JSONDecoder().decode(Record.self, from: Data(line))
            } catch {
                throw refuse(.badForecast, number, "the line is not a forecast")
            }
            guard record.previous == head else {
                throw refuse(
                    .brokenChain, number, "the line does not follow the one that stands before it")
            }
            guard let forecast = record.forecast else {
                throw refuse(.badForecast, number, "the line is not a forecast")
            }
            if let fault = forecast.fault { throw refuse(.badForecast, number, fault) }
            guard known.insert(forecast.key).inserted else {
                throw refuse(
                    .badForecast, number,
                    "a line before it says something of the same subject, made on the same day for the same day"
                )
            }
            // What was read has to be what was written: another spelling of the same values is another line.
            guard Self.line(forecast, after: head) == String(decoding: line, as: UTF8.self) else {
                throw refuse(.badForecast, number, "the line is not as it is written")
            }
            forecasts.append(forecast)
            head = hash
            start = end + 1
        }
        text = String(decoding: bytes, as: UTF8.self)
    }

    /// Adds forecasts; one that is there already is left as it is.
    ///
    /// - Returns: how many were added.
    @discardableResult
    public mutating func append(_ new: [Forecast]) -> Int {
        var known = Set(forecasts.map(\.key))
        var added = 0
        for forecast in new where known.insert(forecast.key).inserted {
            let line = Self.line(forecast, after: head)
            text += line + "\n"
            head = String(line.dropLast(2).suffix(64))
            forecasts.append(forecast)
            added += 1
        }
        return added
    }

    // MARK: Lines

    private static let mark = Array(",\"hash\":\"".utf8)

    /// The hash at the end of a line, and what it is of.
    private static func parts(_ line: [UInt8]) -> (hash: String, body: [UInt8])? {
        let tail = mark.count + 64 + 2
        guard line.count > tail, line.suffix(2) == Array("\"}".utf8) else { return nil }
        let body = Array(line.prefix(line.count - tail))
        guard Array(line[body.count..<(body.count + mark.count)]) == mark else { return nil }
        let hash = line[(body.count + mark.count)..<(line.count - 2)]
        return (String(decoding: hash, as: UTF8.self), body)
    }

    static func line(_ forecast: Forecast, after head: String) -> String {
        var pairs: [(String, String)] = [
            ("previous", JSONString.quoted(head)),
            ("kind", JSONString.quoted(forecast.kind.rawValue)),
            ("subject", JSONString.quoted(forecast.subject)),
            ("made", JSONString.quoted(forecast.made.description)),
            ("due", JSONString.quoted(forecast.due.description)),
            ("model", JSONString.quoted(forecast.modelID)),
            ("model_hash", JSONString.quoted(forecast.modelHash)),
        ]
        switch forecast.says {
        case .chance(let chance): pairs.append(("chance", number(chance)))
        case .quantiles(let values):
            pairs.append(("quantiles", "[\(values.map(number).joined(separator: ","))]"))
        }
        if let amount = forecast.amount { pairs.append(("amount", number(amount))) }
        pairs += [
            ("base_rate", number(forecast.baseRate)), ("last_value", number(forecast.lastValue)),
            ("method", JSONString.quoted(forecast.method)),
            ("settled_by", JSONString.quoted(forecast.settledBy)),
        ]
        let body =
            "{" + pairs.map { "\(JSONString.quoted($0.0)):\($0.1)" }.joined(separator: ",")
        return body + ",\"hash\":\"\(SHA256.hex(Array(body.utf8)))\"}"
    }

    /// Six digits: more is noise, and they come back as they were.
    static func number(_ value: Double) -> String { DecimalFormat.significant(value, 6, .data) }

    static func rounded(_ value: Double, digits: Int) -> Double {
        Double(DecimalFormat.significant(value, digits, .data)) ?? value
    }

    private struct Record: Decodable {
        let previous, kind, subject, made, due, model, modelHash: String
        let chance: Double?
        let quantiles: [Double]?
        let amount: Double?
        let baseRate, lastValue: Double
        let method, settledBy: String

        enum CodingKeys: String, CodingKey {
            case previous, kind, subject, made, due, model, chance, quantiles, amount, method
            case modelHash = "model_hash"
            case baseRate = "base_rate"
            case lastValue = "last_value"
            case settledBy = "settled_by"
        }

        var forecast: Forecast? {
            let statement: Forecast.Statement
            switch (chance, quantiles) {
            case (let chance?, nil): statement = .chance(chance)
            case (nil, let values?) where values.count == Forecast.levels.count:
                statement = .quantiles(values)
            default: return nil
            }
            guard let kind = Forecast.Kind(rawValue: kind), let made = Day(made),
                let due = Day(due)
            else { return nil }
            return Forecast(
                kind: kind, subject: subject, made: made, due: due, modelID: model,
                modelHash: modelHash, says: statement, amount: amount, baseRate: baseRate,
                lastValue: lastValue, method: method, settledBy: settledBy)
        }
    }
}
