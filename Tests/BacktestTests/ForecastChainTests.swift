import Money
import Testing
import Text

@testable import Backtest

@Suite("A chain of forecasts")
struct ForecastChainTests {
    static func forecast(
        _ subject: String, _ chance: Double, due: String = "2027-01-01",
        kind: Forecast.Kind = .standing
    ) -> Forecast {
        Forecast(
            kind: kind, subject: subject, made: day("2026-01-01"), due: day(due), modelID: "m",
            modelHash: "h", says: .chance(chance), amount: 12.5, baseRate: 0.5, lastValue: 1,
            method: "by hand", settledBy: "claims")
    }

    private static func chain() -> ForecastChain {
        var chain = ForecastChain()
        var share = forecast("", 0, kind: .attrition)
        share.says = .quantiles([0.1, 0.2, 0.3, 0.4, 0.5])
        chain.append([forecast("a/x", 0.25), forecast("b/y \"z\"", 1), share])
        return chain
    }

    @Test("what is written comes back")
    func roundTrip() throws {
        let chain = Self.chain()
        #expect(chain.text.split(separator: "\n").count == 3)
        let read = try ForecastChain(Array(chain.text.utf8), file: "f")
        #expect(read == chain)
        #expect(try ForecastChain([], file: "f") == ForecastChain())
    }

    @Test("what is there is not added again, and what is added leaves the rest as it is")
    func append() {
        var chain = Self.chain()
        let before = chain.text
        #expect(chain.append([Self.forecast("a/x", 0.75)]) == 0)
        #expect(chain.text == before)
        #expect(chain.append([Self.forecast("c/z", 0.75)]) == 1)
        #expect(chain.text.hasPrefix(before))
    }

    @Test("a file with one byte changed is refused, whichever byte it is")
    func everyByte() throws {
        let bytes = Array(Self.chain().text.utf8)
        for place in bytes.indices {
            for flip: UInt8 in [1, 32] {
                var changed = bytes
                changed[place] ^= flip
                #expect(throws: InvalidInput.self, "byte \(place)") {
                    try ForecastChain(changed, file: "f")
                }
            }
        }
    }

    @Test("a line that is taken out, moved, doubled or cut is refused, with its number")
    func lines() throws {
        let lines = Self.chain().text.split(separator: "\n").map { "\($0)\n" }
        let broken: [(parts: [String], number: Int)] = [
            ([lines[0], lines[2]], 2), ([lines[1], lines[2]], 1),
            ([lines[0], lines[0], lines[1], lines[2]], 2), ([lines[1], lines[0], lines[2]], 1),
            ([lines[0], String(lines[1].dropLast())], 2), (["\n", lines[0]], 1),
            ([lines[0], "{}\n"], 2),
        ]
        for (parts, number) in broken {
            let text = parts.joined()
            do throws(InvalidInput) {
                _ = try ForecastChain(Array(text.utf8), file: "f")
                Issue.record("accepted: \(text)")
            } catch {
                #expect(error.diagnostics.first?.place.line == number)
            }
        }
    }

    @Test("the same values in another spelling are another line")
    func spelling() throws {
        let chain = Self.chain()
        let line = try #require(chain.text.split(separator: "\n").first)
        let spelt = line.replacing("\"chance\":0.25", with: "\"chance\":0.250")
        #expect(throws: InvalidInput.self) {
            try ForecastChain(Array((spelt + "\n").utf8), file: "f")
        }
    }

    @Test(
        "a line with a hash of its own that says what no forecast can say is refused",
        arguments: [
            "chance", "below", "rival", "amount", "sum", "backwards", "falling", "kind", "share",
            "twice",
        ])
    func impossible(_ what: String) throws {
        var bad = Self.forecast("b/y", 0.5)
        switch what {
        case "chance": bad.says = .chance(1.5)
        case "below": bad.says = .chance(-0.1)
        case "rival": bad.baseRate = 2
        case "amount": bad.amount = -1
        case "sum": bad.amount = nil
        case "backwards": bad.due = day("2025-12-31")
        case "falling": (bad.kind, bad.says) = (.attrition, .quantiles([0.1, 0.3, 0.2, 0.4, 0.5]))
        case "kind": bad.says = .quantiles([0.1, 0.2, 0.3, 0.4, 0.5])
        case "share": (bad.kind, bad.says) = (.attrition, .quantiles([0.1, 0.2, 0.3, 0.4, 1.5]))
        default: bad = Self.forecast("a/x", 0.75)
        }
        var first = ForecastChain()
        first.append([Self.forecast("a/x", 0.25)])
        let forged = ForecastChain.line(bad, after: first.head)
        do throws(InvalidInput) {
            _ = try ForecastChain(Array((first.text + forged + "\n").utf8), file: "f")
            Issue.record("accepted")
        } catch {
            #expect(error.diagnostics.map(\.code) == [.badForecast])
            #expect(error.diagnostics.first?.place.line == 2)
        }
    }
}
