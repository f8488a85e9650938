import FlowNetwork
import Testing

@testable import Circularity

@Suite("Tracing and flows in time of all vendors on one web")
struct SharedTracingTests {
    @Test("one web gives what plain loops give for one vendor at a time", arguments: 0..<40)
    func tracing(group: Int) throws {
        for seed in (group * 10)..<(group * 10 + 10) {
            let (flows, books) = try Flows.random(seed)
            let web = TracingNetwork(flows, books: books)
            for vendor in 0..<flows.firms {
                #expect(
                    web.firmsBetween(vendor) == PlainExpandedFlow.firmsBetween(vendor, flows))
                for method in TracingMethod.allCases {
                    for reading in AccountAssumption.allCases {
                        let found = TaintAnalysis(
                            of: web, vendor: vendor, method: method, reading: reading)
                        let plain = PlainTracing(
                            of: flows, books: books, vendor: vendor, method: method,
                            reading: reading)
                        #expect(found.returned == plain.returned, "\(seed) \(vendor) \(method)")
                        #expect(found.documented == plain.documented)
                    }
                }
            }
        }
    }

    @Test("bands, years and cuts are those of networks built for them", arguments: 0..<40)
    func bands(group: Int) throws {
        for seed in (group * 10)..<(group * 10 + 10) {
            let (flows, books) = try Flows.random(seed)
            for vendor in 0..<flows.firms {
                let band = try RoundTripBounds(of: flows, books: books, vendor: vendor)
                let whole = try PlainExpandedFlow(of: flows, vendor: vendor)
                #expect(band.total.atMost == whole.value, "seed \(seed) vendor \(vendor)")
                #expect(band.cut == whole.cut, "seed \(seed) vendor \(vendor)")
                for (method, found) in [(TracingMethod.fifo, band.fifo), (.lifo, band.lifo)] {
                    let plain = PlainTracing(
                        of: flows, books: books, vendor: vendor, method: method,
                        reading: .cautious)
                    #expect(found == plain.returned.reduce(0, +))
                }
                for (year, steps) in flows.calendar.spans where whole.value > 0 {
                    let alone = try PlainExpandedFlow(of: flows, vendor: vendor, arrival: steps)
                    let found = band.years.first { $0.year == year }
                    #expect(
                        found?.amounts.atMost ?? 0 == alone.value, "seed \(seed) year \(year)")
                }
                #expect(band.years.isEmpty || whole.value > 0)
            }
        }
    }
}
