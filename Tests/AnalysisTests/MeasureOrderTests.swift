import Circularity
import Testing

@testable import Analysis

@Suite("Order of numbers")
struct MeasureOrderTests {
    private static let parts = [
        "", "a", "a-b", "a/b", "a~b", "A", "b", "é", "e\u{301}", "z", "0", "2026", "a b", "가",
    ]

    /// Ids of up to three parts, some of which read alike.
    private static let ids: [MeasureID] = {
        var ids: [MeasureID] = []
        for rule in ["share", "share-p", "sharé", "a"] {
            ids.append(MeasureID(rule))
            for first in parts {
                ids.append(MeasureID(rule, [.firm(first)]))
                for second in ["", "a-b"] {
                    ids.append(MeasureID(rule, [.firm(first), .deal(second)]))
                    ids.append(MeasureID(rule, [.firm(first), .deal(second), .firm("x")]))
                }
            }
        }
        return ids
    }()

    @Test("is that of their texts")
    func texts() {
        for a in Self.ids {
            let text = a.description
            for b in Self.ids where (a < b) != (text < b.description) {
                Issue.record("\(text) and \(b)")
            }
        }
    }

    @Test("two sorted lists make the sorted union, each number once")
    func union() {
        let ids = Array(Set(Self.ids.map(\.description))).map { MeasureID($0, []) }.sorted()
        for round in 2..<20 {
            let a = ids.indices.filter { $0 % round != 1 }.map { ids[$0] }
            let b = ids.indices.filter { $0 % (round + 2) < 2 }.map { ids[$0] }
            #expect(AnalysisChange.merged(a, b) == Set(a).union(b).sorted())
        }
        #expect(AnalysisChange.merged([], ids) == ids && AnalysisChange.merged(ids, []) == ids)
    }

    @Test("every rule is in a group of numbers that are computed together, and no other is")
    func groups() {
        for rule in MeasureCatalogue.rules {
            #expect(!MeasureCatalogue.groups(of: rule.id).isEmpty, "\(rule.id)")
        }
        let known = Set(MeasureCatalogue.rules.map(\.id))
        for group in MeasureCatalogue.groups { #expect(group.rules.isSubset(of: known)) }
        // A test against one null model does not wait for the other.
        for rule in ["circulation-excess-p", "returnable-excess-p"] {
            #expect(MeasureCatalogue.groups(of: rule).count == 2)
            #expect(MeasureCatalogue.groups(of: rule, null: .swap).count == 1)
        }
    }
}
