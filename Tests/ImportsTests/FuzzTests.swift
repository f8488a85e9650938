import Ledger
import Testing
import Text

@testable import Imports

/// Broken input ends in a refusal with its reason, never in a crash, and every row stays accounted for.
@Suite struct FuzzTests {
    /// SplitMix64 (Steele, Lea, Flood 2014): the same bytes in every run.
    struct Generator: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    private func broken(_ bytes: [UInt8], _ generator: inout Generator) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...6, using: &generator) where !bytes.isEmpty {
            let at = Int.random(in: 0..<bytes.count, using: &generator)
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: bytes[at] = UInt8.random(in: 0...255, using: &generator)
            case 1: bytes.remove(at: at)
            case 2:
                bytes.insert(
                    [0x22, 0x2C, 0x0A, 0x7B, 0x5D, 0x2D, 0x65, 0x39].randomElement(
                        using: &generator) ?? 0x22, at: at)
            default: bytes = Array(bytes[..<at])
            }
        }
        return bytes
    }

    @Test func `broken tables, filings and series are refused or read, and balance`() throws {
        let seeds: [(rules: String, text: String)] = [
            (ImportBench.rules, ImportBench.table),
            (FilingBench.rules, FilingBench.json(FilingBench.cash(["100", "250", "180", "500"]))),
            ("import: s\nreads: {kind: series}\n", "Date,Close\n2026-01-02,1\n2026-01-05,2\n"),
            (
                "import: p\nreads: {kind: payments}\ncolumns: {payer: A, payee: B, amount: C, date: D}\ndefaults: {kind: purchase}\ncurrency: {default: USD}\non_unknown: add\nknown: 2026-07-01\n",
                "A,B,C,D\n1,2,0.10,2026-01-02\n1,2,0.20,2026-01-03\n2,1,5,2026-01-04\n"
            ),
            (
                "import: g\nreads: {kind: gleif}\non_unknown: add\n",
                "LEI,Entity.LegalName,Entity.LegalAddress.Country\nB3DXGBC8GAIYWI2Z0172,Some Firm,US\n"
            ),
            (
                "import: f\nreads: {kind: ftm}\non_unknown: add\n",
                "{\"id\": \"a\", \"schema\": \"Company\", \"properties\": {\"name\": [\"A\"]}}\n{\"id\": \"o\", \"schema\": \"Ownership\", \"properties\": {\"owner\": [\"a\"], \"asset\": [\"a\"], \"percentage\": [\"60\"]}}\n"
            ),
            (
                "import: b\nreads: {kind: bods}\non_unknown: add\n",
                "[{\"statementID\": \"s\", \"statementType\": \"entityStatement\", \"name\": \"A\"}]"
            ),
            (
                "import: l\nreads: {kind: edgar-submissions, firm: chipco}\n",
                "{\"cik\": \"42\", \"filings\": {\"recent\": {\"accessionNumber\": [\"1-2-3\"], \"filingDate\": [\"2026-01-02\"], \"form\": [\"8-K\"], \"items\": [\"1.01\"]}}}"
            ),
            (
                "import: d\nreads: {kind: dart-list, firm: chipco}\n",
                "{\"status\": \"000\", \"list\": [{\"corp_code\": \"00000042\", \"report_nm\": \"[정정]x\", \"rcept_no\": \"20260305000001\", \"rcept_dt\": \"20260305\"}]}"
            ),
        ]
        var generator = Generator(state: 20_261_130)
        for seed in seeds {
            let rules = try ImportBench.rules(seed.rules)
            for _ in 0..<50 {
                let file = ImportFile(name: "f", bytes: broken(Array(seed.text.utf8), &generator))
                let plan = ImportPlanner(folder: ImportBench.folder(), rules: rules).plan(file)
                #expect(plan.counts.isBalanced)
                #expect((plan.obstacles + plan.diagnostics).allSatisfy { !$0.message.isEmpty })
                _ = ImportSources.identify(file)
            }
        }
    }

    @Test func `amounts, dates and numbers of any letters are read or refused`() {
        var generator = Generator(state: 7)
        let alphabet = Array("0123456789.,' -+()$€¥%~upto bnmkEe조억만천/QHFY년월일\u{2013}")
        for _ in 0..<5_000 {
            let text = String(
                (0..<Int.random(in: 0...12, using: &generator)).map { _ in
                    alphabet.randomElement(using: &generator) ?? "0"
                })
            _ = AmountSpelling().read(text)
            _ = DateSpelling(order: DateOrder.allCases.randomElement(using: &generator)).read(text)
            _ = NumberSpelling.read(text, mark: nil)
            _ = ScaleHeading(text)
        }
    }

    @Test(arguments: [
        "=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3+cmd|'x'!A0", "=HYPERLINK(\"x\")",
    ])
    func `text that a spreadsheet would run is quoted wherever it is shown`(_ text: String) {
        #expect(CellText.isFormula(text))
        #expect(CellText.shown(text).hasPrefix("'"))
    }

    @Test(arguments: ["-1,234", "- ", "OpenAI", "+82-2", "-5bn", "1+1"])
    func `signs of numbers are no formulas`(_ text: String) { #expect(!CellText.isFormula(text)) }
}
