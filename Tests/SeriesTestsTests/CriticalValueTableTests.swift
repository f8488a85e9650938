import Foundation
import Testing
import Text

@testable import SeriesTests

@Suite struct CriticalValueTableTests {
    static let key = CriticalValueTable.Key(count: 60, lag: 1)

    static func table(threads: Int = 2) throws -> CriticalValueTable {
        try CriticalValueTable(key, replicates: 199, seed: 5, threads: threads)
    }

    static func read(_ text: String) throws -> CriticalValueTable {
        try CriticalValueReader().read(Array(text.utf8), file: "t.csv")
    }

    @Test func `a table that is made again has the bytes that were committed`() throws {
        let text = try Self.table().text
        #expect(text == (try Fixture.text("critical_values/T60-lag1.csv")))
        #expect(try Self.table(threads: 1).text == text)
    }

    @Test func `a table that is read again is the table`() throws {
        let table = try Self.table()
        #expect(try Self.read(table.text) == table)
    }

    /// The smallest of the committed tables with all its replicates: the others take the same path.
    @Test func `the committed tables are those of their names, and the command makes them again`()
        throws
    {
        let folder = Fixture.folder.deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Models/critical-values")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".csv") }
        #expect(names.count >= 15)
        for name in names {
            let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            let table = try Self.read(text)
            #expect(table.key.fileName == name)
            #expect(table.key == .init(count: table.key.count, lag: table.key.lag))
            #expect(table.text == text)
            if name == "T100-lag0.csv" {
                let again = try CriticalValueTable(
                    table.key, replicates: table.replicates, seed: table.seed, threads: 2)
                #expect(again == table)
            }
        }
    }

    @Test(arguments: WindowUnit.allCases, BoundaryKind.allCases)
    func `a test with a table says what it says with the simulation that made the table`(
        _ unit: WindowUnit, _ kind: BoundaryKind
    ) throws {
        let series = Array(try Fixture.column("series/exuber_sim_psy1.csv", "y").suffix(60))
        var settings = ExplosivenessTest.Settings()
        settings.lag = .fixed(1)
        settings.window.unit = unit
        settings.null = .randomWalk
        settings.boundary = kind
        settings.replicates = 199
        settings.seed = 5
        let fresh = try #require(try ExplosivenessTest.run(series, settings: settings).inference)
        settings.tables = [try Self.table()]
        // With a table neither decides anything.
        settings.replicates = 1_999
        settings.seed = 1
        let cached = try #require(try ExplosivenessTest.run(series, settings: settings).inference)
        #expect(cached.isTabulated && !fresh.isTabulated)
        #expect(cached.replicates == 199 && cached.seed == 5)
        for (a, b) in zip(cached.criticalValues, fresh.criticalValues) {
            for (mine, theirs) in [(a.adf, b.adf), (a.sadf, b.sadf), (a.gsadf, b.gsadf)] {
                #expect(abs(mine.value - theirs.value) <= 0.5001e-4)
                #expect(abs(mine.standardError - theirs.standardError) <= 0.5001e-4)
                #expect(mine.level == theirs.level && mine.replicates == theirs.replicates)
            }
        }
        for (a, b) in [
            (cached.adfPValue, fresh.adfPValue), (cached.sadfPValue, fresh.sadfPValue),
            (cached.gsadfPValue, fresh.gsadfPValue),
        ] {
            // Between two shares the quantiles are taken as straight.
            #expect(abs(try #require(a).value - #require(b).value) <= 0.01 + 1 / 200.0)
        }
        #expect(cached.boundaries.map(\.kind) == fresh.boundaries.map(\.kind))
        for (a, b) in zip(cached.boundaries, fresh.boundaries) {
            #expect(a.values.count == b.values.count)
            #expect(zip(a.values, b.values).allSatisfy { abs($0 - $1) <= 0.5001e-3 })
            #expect(a.falseAlarms == b.falseAlarms)
            // Of screened episodes a table knows the most that there can be.
            #expect(
                a.falseEpisodesAreBound
                    ? a.falseEpisodes.value >= b.falseEpisodes.value
                    : a.falseEpisodes == b.falseEpisodes)
            #expect(a.falseAtEnd == b.falseAtEnd)
        }
        #expect(cached.verdicts == fresh.verdicts)
        #expect(cached.episodes == fresh.episodes)
    }

    @Test func `a table for another test is not used, and the difference has words`() throws {
        let table = try Self.table()
        let series = try Fixture.column("series/exuber_sim_psy1.csv", "y")
        var settings = ExplosivenessTest.Settings()
        settings.null = .randomWalk
        settings.replicates = 99
        settings.tables = [table]
        let test = try ExplosivenessTest.run(series, settings: settings)
        #expect(test.inference?.isTabulated == false)
        #expect(test.inference?.replicates == 99)
        let other = CriticalValueTable.Key(
            count: 100, lag: 0, window: .fixed(20), level: 0.9, durationFactor: 2)
        #expect(table.key.differences(from: other).count == 5)
        #expect(table.key.differences(from: table.key).isEmpty)
        settings.null = .wild(.rademacher)
        settings.lag = .fixed(1)
        let wild = try ExplosivenessTest.run(Array(series.suffix(60)), settings: settings)
        #expect(wild.inference?.isTabulated == false)
    }

    @Test func `p-values fall with the statistic, from one to the least that the replicates give`()
        throws
    {
        let section = try #require(try Self.table().section(.levels))
        let values = stride(from: -6.0, through: 6, by: 0.25).map {
            section.pValue($0, .gsadf, replicates: 199).value
        }
        #expect(values.first == 1)
        #expect(values.last == 1 / 200.0)
        #expect(zip(values, values.dropFirst()).allSatisfy { $0 >= $1 })
    }

    struct Bad: Sendable, CustomTestStringConvertible {
        let old: String
        let new: String
        let line: Int
        var testDescription: String { "\(old) → \(new)" }
    }

    @Test(arguments: [
        Bad(old: "# observations: 60", new: "# observations: many", line: 3),
        Bad(old: "# lag: 1\n", new: "", line: 1),
        Bad(old: "# window: 14", new: "# window: 4", line: 5),
        Bad(old: "# level: 0.95", new: "# level: 2", line: 6),
        Bad(old: "# seed: 5", new: "# seed: -5", line: 9),
        Bad(old: "levels,0.95,", new: "levels,0.95,x", line: 12),
        Bad(old: "levels,0.95,", new: "levels,0.96,", line: 12),
        Bad(old: "rows,0.99,", new: "rows,0.99,1,", line: 16),
        Bad(old: "\n0.5,", new: "\n0.5,9", line: 68),
        Bad(old: "levels,sadf,,", new: "levels,sadf,,2", line: 140),
        Bad(old: "\nend,levels_sadf", new: "\nlevels_sadf", line: 145),
    ])
    func `a table that was touched is an error at its line`(_ c: Bad) throws {
        let text = try Self.table().text
        #expect(text.contains(c.old))
        let error = try #require(throws: InvalidInput.self) {
            try Self.read(text.replacing(c.old, with: c.new, maxReplacements: 1))
        }
        let first = try #require(error.diagnostics.first)
        #expect(error.diagnostics.allSatisfy { $0.code == .criticalValuesMalformed })
        #expect(first.place.line == c.line, "\(error.diagnostics)")
        #expect(first.help != nil)
    }

    @Test
    func `a table that was cut, bytes that are not text and files beyond the limit are refused`()
        throws
    {
        let text = try Self.table().text
        for part in stride(from: 0, to: text.utf8.count - 1, by: 97) {
            let cut = Array(text.utf8.prefix(part))
            let error = try #require(throws: InvalidInput.self) {
                try CriticalValueReader().read(cut, file: "t.csv")
            }
            #expect(error.diagnostics.count <= 20)
        }
        #expect(throws: InvalidInput.self) {
            try CriticalValueReader().read([0xFF, 0xFE], file: "t.csv")
        }
        var reader = CriticalValueReader()
        reader.maxBytes = 10
        #expect(throws: InvalidInput.self) { try reader.read(Array(text.utf8), file: "t.csv") }
    }
}
