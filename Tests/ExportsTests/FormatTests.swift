import Analysis
import FlowNetwork
import Ledger
import Money
import Testing
import Text

@testable import Exports
@testable import Imports

@Suite struct FormatTests {
    private static let formats = ExportFormats.all.map(\.name)

    @Test(arguments: formats)
    func `the same model gives the same bytes`(_ name: String) throws {
        let format = try #require(ExportFormats.format(name))
        let parts: AnalysisParts = [.measures]
        let one = try format.files(try ExportBench.subject(parts: parts), table: nil)
        let two = try format.files(try ExportBench.subject(parts: parts), table: nil)
        #expect(one == two)
        #expect(!one.isEmpty && one.allSatisfy { !$0.bytes.isEmpty })
    }

    @Test func `an order without an amount is an edge without a weight, and no row of the table`()
        throws
    {
        let subject = try ExportBench.subject()
        for format in [GraphMLFormat(), GEXFFormat()] as [any ExportFormat] {
            let line = try #require(
                try ExportBench.text(format, subject).split(separator: "\n").first {
                    $0.contains("silent/order")
                })
            #expect(!line.contains("weight"))
            #expect(line.contains("undisclosed"))
        }
        #expect(try !ExportBench.text(CSVFormat(), subject, .edges).contains("silent"))
        let guarantee = try #require(subject.edges.first { $0.leg.kind == .guarantee })
        #expect(guarantee.money == nil && guarantee.exclusion == .contingent)
    }

    @Test func `money of a leg that no source gives is an empty cell, what is not counted is zero`()
        throws
    {
        let format = try #require(ExportFormats.format("csv"))
        let subject = ExportSubject(
            try ExportBench.analysis(ExportBench.partly), layer: .announced)
        let rows = String(
            decoding: try ExportBench.bytes(format, subject, .legs), as: UTF8.self
        ).split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        let heads = try #require(rows.first).map(String.init)
        let money = ExportTable.legs.money
        func cells(_ leg: String) throws -> [String: String] {
            let row = try #require(rows.first { $0[0] == leg })
            return Dictionary(
                uniqueKeysWithValues: zip(heads, row.map(String.init)).filter {
                    money.contains($0.0)
                })
        }
        let silent = try cells("silent/order")
        #expect(silent.count == money.count && silent.values.allSatisfy(\.isEmpty), "\(silent)")
        let guarantee = try cells("chips/guarantee")
        #expect(guarantee["counted"] == "0" && guarantee["announced"] == "2000000000")
        #expect(try cells("shares/equity")["reported"] == "0")
        // What was paid of an undisclosed amount is known, the rest is not.
        let part = try cells("rounds/equity")
        #expect(part["paid"] == "3000000000" && part["binding"] == "" && part["reported"] == "0")
        #expect(part["counted"] == "3000000000")
    }

    @Test func `amounts are exact to the last minor unit`() throws {
        let subject = try ExportBench.subject()
        #expect(try ExportBench.text(GraphMLFormat(), subject).contains(">7000000001<"))
        #expect(try ExportBench.text(CSVFormat(), subject, .edges).contains(",7000000001,"))
    }

    @Test func `an edge of GEXF is there from the first day of payment to the last`() throws {
        let text = try ExportBench.text(GEXFFormat(), try ExportBench.subject())
        #expect(text.contains("start=\"2026-01-05\" end=\"2028-01-04\""))
        let undated = text.split(separator: "\n").filter { $0.contains("chips/order") }
        #expect(undated.count == 1 && !undated[0].contains("start="))
    }

    @Test func `what is only promised is no payment`() throws {
        let text = try ExportBench.text(FollowTheMoneyFormat(), try ExportBench.subject(.estimated))
        let payments = text.split(separator: "\n").filter { $0.contains("\"Payment\"") }
        #expect(payments.count == 2)
        #expect(payments.allSatisfy { $0.contains("/paid\"") })
        #expect(text.contains("5493001KJTIIGC8Y1R12") && text.contains("0001045810"))
    }

    // MARK: Names that mean harm

    private static let hostile =
        "=HYPERLINK(\"http://x\")<b>&'\u{202E}]]> _x0041_"

    private func hostile() throws -> ExportSubject {
        var folder = ExportBench.model
        let quoted = JSONString.quoted(Self.hostile)
        folder.files["entities.yaml"] = Array(
            ExportBench.entities.replacing("name: LabCo", with: "name: \(quoted)").utf8)
        folder.files["deals/own.yaml"] = Array(
            ExportBench.deals.replacing("title: Shares of LabCo", with: "title: \(quoted)").utf8)
        return ExportSubject(try ExportBench.analysis(folder, parts: [.measures]))
    }

    @Test func `names stay text in XML, JSON and tables`() throws {
        // A model may refuse such a name; what it accepts has to stay inert.
        let subject: ExportSubject
        do { subject = try hostile() } catch is InvalidInput { return }
        for name in ["graphml", "gexf"] {
            let format = try #require(ExportFormats.format(name))
            let text = try ExportBench.text(format, subject)
            #expect(!text.contains("<b>") && !text.contains("\u{202E}"))
            var events = XMLEvents(Array(text.utf8), file: name)
            while try events.next() != nil {}
        }
        let table = try ExportBench.text(CSVFormat(), subject, .firms)
        #expect(table.contains("'=HYPERLINK"))
        let book = String(
            decoding: try ExportBench.bytes(WorkbookFormat(), subject), as: UTF8.self)
        #expect(!book.contains("<f>HYPERLINK") && !book.contains("<b>&"))
        #expect(book.contains("_x005F_x0041_"))
    }
}
