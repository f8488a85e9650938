import Ledger
import Money
import Testing

@testable import Analysis
@testable import Backtest

extension CaseDay {
    /// Everything that a day says, for comparison.
    var said: [String] {
        [day.description, state.rawValue]
            + verdicts.map { "\($0.id) \($0.state.rawValue) \($0.value ?? .nan) \($0.why)" }
            + worst.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    }
}

@Suite("Hindsight")
struct HindsightTests {
    @Test("each day is judged by what was known on it")
    func asKnown() throws {
        let walk = try SmallCase().walk()
        let states = walk.days.map { "\($0.day) \($0.state.rawValue)" }
        #expect(
            states == [
                "2000-03-15 pass", "2000-09-10 fail", "2001-02-01 fail", "2001-06-29 fail",
                "2001-06-30 pass", "2001-09-10 pass",
            ])
        // 1 of 25, 6 of 25, then 4 of 28 undrawn; at the end nobody orders any more, so there is no customer to lend to.
        let promised = walk.days.map { $0.worst["vendor-promises"] }
        let expected: [Double?] = [1.0 / 25, 6.0 / 25, 4.0 / 28, 4.0 / 28, nil, nil]
        for (value, known) in zip(promised, expected) {
            #expect((value == nil) == (known == nil))
            #expect(abs((value ?? 0) - (known ?? 0)) < 1e-12)
        }
    }

    /// The case with everything that became known from a day on moved ten years later.
    private func moved(_ history: HistoryCase, from day: Day) -> HistoryCase {
        var model = history.model
        let later = Day("2035-01-01") ?? day
        for deal in model.deals.indices {
            for claim in model.deals[deal].claims.indices
            where model.deals[deal].claims[claim].known >= day {
                model.deals[deal].claims[claim].known = later
            }
        }
        for fact in model.facts.indices where model.facts[fact].known >= day {
            model.facts[fact].known = later
        }
        for conflict in model.conflicts.indices where model.conflicts[conflict].known >= day {
            model.conflicts[conflict].known = later
        }
        return HistoryCase(name: history.name, model: model, outcome: history.outcome)
    }

    private func compare(_ history: HistoryCase, from cut: Day) throws {
        let policy = try SmallCase.policy()
        let bytes = Array(SmallCase.policyText.utf8)
        let eve = history.end.day.adding(days: -1)
        let before = cut.adding(days: -1)
        let whole = try CaseWalk(history, policy: policy, policyBytes: bytes, until: before)
        let cutOff = try CaseWalk(
            moved(history, from: cut), policy: policy, policyBytes: bytes, until: before)
        #expect(
            whole.days.filter { $0.day != eve }.map(\.said)
                == cutOff.days.filter { $0.day != eve }.map(\.said))
        #expect(!whole.days.isEmpty)
    }

    @Test(
        "nothing before a day changes when everything known from it on is moved away",
        arguments: ["2000-09-10", "2001-02-01", "2001-06-30", "2001-09-10"])
    func nothingBeforeChanges(text: String) throws {
        try compare(try SmallCase().history(), from: day(text))
    }

    @Test("… and in every case of the repository", arguments: Repository.caseNames)
    func nothingBeforeChangesInHistory(name: String) throws {
        let history = try Repository.history(name)
        let days = history.model.knownDays
        let cut = days[days.count / 2]
        try compare(history, from: cut > days[0] ? cut : cut.adding(days: 1))
    }

    @Test(
        "an outcome changes no day: another kind, another date, another loss",
        arguments: [
            "outcome: {kind: healthy, date: 2001-12-31, source: court}\n",
            "outcome: {kind: restated, date: 2001-09-10, source: court, note: a correction}\n",
            "outcome: {kind: collapsed, date: 2001-06-30, loss: USD 900bn, source: court}\n",
        ])
    func outcomeChangesNothing(outcome: String) throws {
        let one = try SmallCase().walk()
        let other = try SmallCase(outcome: outcome).walk()
        let eves = [one, other].map { Outcome.End($0.outcome).day.adding(days: -1) }
        #expect(
            one.days.filter { !eves.contains($0.day) }.map(\.said)
                == other.days.filter { !eves.contains($0.day) }.map(\.said))
    }

    @Test("a model cut off at a day holds no claim, fact or file of a later one")
    func cutOff() throws {
        let model = try SmallCase().history().model
        let cut = model.cutOff(at: day("2000-09-10"))
        #expect(cut.deals.flatMap(\.claims).map(\.source) == ["news-2000-03", "news-2000-09"])
        #expect(cut.facts.map(\.source) == ["report-1999"])
        #expect(cut.files.isEmpty && cut.attachments.isEmpty)
        #expect(cut.defaultAsOf == day("2000-09-10"))
        #expect(cut.previousAsOf == nil)
        #expect(model.cutOff(at: day("2000-03-14")).deals.isEmpty)
    }
}
