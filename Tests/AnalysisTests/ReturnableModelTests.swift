import Circularity
import FlowNetwork
import Foundation
import Ledger
import Money
import Reports
import Testing
import Text

@testable import Analysis

@Suite("Returnable financing of the models")
struct ReturnableModelTests {
    static let models = [
        "demo", "ai-infrastructure", "cases/telecom-vendors-1998", "acyclic-control",
    ]

    private func analysis(_ model: String) throws -> Analysis {
        try Analysis(of: try Repository.model(model), options: .point(asOf: nil))
    }

    @Test("the demo's values are what its README works out by hand")
    func demo() throws {
        let analysis = try analysis("demo")
        let results = analysis.returnable
        let billions = Firmness.allCases.prefix(4).map {
            results.layer($0).stated.value / 100_000_000_000
        }
        #expect(billions == [1, 6, 8, 11])
        #expect(results.layer(.announced).share == 8.0 / 12)
        #expect(results.dated.value == 800_000_000_000)
        let labco = try #require(
            results.coverage(.announced).first {
                analysis.network.firms[$0.firm].id == "labco"
            })
        let year = try #require(labco.years.first { $0.year == 2026 })
        // What is paid before a day is rounded down to the cent; 184 days are in 2025.
        func paid(_ days: Int128) -> Int64 { Int64(Int128(800_000_000_000) * days / 1461) }
        #expect(year.owed == paid(549) - paid(184))
        #expect(year.outsideRevenue == 200_000_000_000)
        #expect(year.coverage == .atMost(200_000_000_000 / Double(year.owed)))
        #expect(year.coverageWithCash == .atMost(300_000_000_000 / Double(year.owed)))
        for firm in results.required {
            #expect(firm.total == 0)
            #expect(firm.isProven)
        }
        #expect(
            analysis.measure(MeasureID("outside-coverage", subject: "labco/2026"))?.value
                == year.coverage.number)
    }

    @Test(
        "in every layer twice the value is within the circulation, its certificate holds, and softer layers have no less",
        arguments: models)
    func bounds(_ model: String) throws {
        let analysis = try analysis(model)
        var last: Int64 = 0
        for layer in Firmness.allCases {
            let result = analysis.returnable.layer(layer)
            #expect(2 * result.stated.value <= analysis.layer(layer).stated.circulation.value)
            #expect(result.stated.value <= result.network.financing.totalWeight)
            #expect(result.stated.value <= result.network.orders.totalWeight)
            #expect(result.direct <= result.stated.value)
            try result.stated.verify(on: result.network)
            #expect(result.stated.value >= last)
            last = result.stated.value
            for vendor in result.vendors { #expect(vendor.value <= result.stated.value) }
        }
        #expect(analysis.returnable.dated.value <= analysis.returnable.headline.stated.value)
    }

    @Test("no deal's loss is more than its own dollars", arguments: models)
    func deals(_ model: String) throws {
        let fragility = try analysis(model).returnable.fragility
        for deal in fragility.deals { #expect(deal.loss <= deal.amount, "\(deal.id)") }
    }

    @Test(
        "what is said of each dollar counted once is said of returnable financing alone",
        arguments: models)
    func countedOnce(_ model: String) throws {
        let analysis = try analysis(model)
        let value = analysis.returnable.headline.stated.value
        let files = try Report.files(analysis, languages: [.en, .ko])
        for file in files where file.path.hasSuffix(".md") {
            for line in file.contents.split(separator: "\n") {
                for phrase in ["each amount counted once", "중복 없이 세어"]
                where line.contains(phrase) {
                    let language: ReportLanguage = file.path.hasSuffix(".ko.md") ? .ko : .en
                    let money = MoneyFormat(language: language).text(
                        Money(minorUnits: value, currency: analysis.network.currency))
                    // Korean says so before the amount.
                    let range = line.range(of: phrase)
                    let beside =
                        language == .ko
                        ? line.suffix(from: range?.upperBound ?? line.endIndex)
                        : line.prefix(upTo: range?.lowerBound ?? line.startIndex)
                    #expect(beside.contains(money), "\(file.path): \(line)")
                }
            }
        }
    }

    @Test("loops have one number in the exhibit, the table and the data")
    func loopNumbers() throws {
        let analysis = try analysis("ai-infrastructure")
        let numbers = CircuitNumbers(analysis.circuits)
        let ids = numbers.circuits.compactMap { numbers.id(of: $0) }
        #expect(ids.count == numbers.circuits.count)
        #expect(Set(ids).count == ids.count)
        for circuit in analysis.circuits.circuits(.circularFinancing) {
            guard let firmest = circuit.firmest, let whole = circuit.bottleneck else { continue }
            #expect(firmest.amount <= whole)
        }
    }
}
