import Money
import Testing

@testable import Imports

@Suite struct DateSpellingTests {
    @Test(
        arguments: [
            ("2026-03-14", nil, "2026-03-14"), ("2026-03", nil, "2026-03"), ("2026", nil, "2026"),
            ("14 Mar 2026", nil, "2026-03-14"), ("Sept. 14, 2026", nil, "2026-09-14"),
            ("5-Mar-26", nil, "2026-03-05"), ("31-Dec-99", nil, "1999-12-31"),
            ("14. März 2026", nil, "2026-03-14"), ("14 août 2026", nil, "2026-08-14"),
            ("March 2026", nil, "2026-03"), ("Mar-26", nil, "2026-03"),
            ("14/03/2026", nil, "2026-03-14"), ("03/14/2026", nil, "2026-03-14"),
            ("04/05/2026", DateOrder.dmy, "2026-05-04"),
            ("04/05/2026", DateOrder.mdy, "2026-04-05"),
            ("04.05.2026", DateOrder.dmy, "2026-05-04"), ("26/3/14", DateOrder.ymd, "2026-03-14"),
            ("20260314", nil, "2026-03-14"), ("2026년 3월 14일", nil, "2026-03-14"),
            ("2026.03.14 현재", nil, "2026-03-14"),
            ("2026-03-14 00:00:00+01:00", nil, "2026-03-14"), ("Q2 2026", nil, "2026-Q2"),
            ("2Q26", nil, "2026-Q2"), ("2H26", nil, "2026-H2"), ("2026-H1", nil, "2026-H1"),
            ("\\xc2\\xa014/3/2026", nil, "2026-03-14"),
        ] as [(String, DateOrder?, String)])
    func `a date keeps the precision that it is written with`(
        _ text: String, _ order: DateOrder?, _ expected: String
    ) {
        guard case .date(let date) = DateSpelling(order: order).read(text) else {
            Issue.record("\(text): \(DateSpelling(order: order).read(text))")
            return
        }
        #expect(date.description == expected)
    }

    @Test(arguments: ["4/5/2026", "14-Mar", "04/052026", "26/3/4", "31/02/2026", "soon"])
    func `what can be several days, or none, is refused`(_ text: String) {
        guard case .refused = DateSpelling().read(text) else {
            Issue.record("\(text): \(DateSpelling().read(text))")
            return
        }
    }

    @Test func `a column tells its order by a day above twelve`() {
        #expect(ColumnEvidence.order(["4/5/2026", "13/5/2026"]) == .dmy)
        #expect(ColumnEvidence.order(["4/5/2026", "5/13/2026"]) == .mdy)
        #expect(ColumnEvidence.order(["4/5/2026"]) == nil)
        #expect(ColumnEvidence.order(["13/5/2026", "5/13/2026"]) == nil)
    }

    @Test func `labels, deadlines, periods and words are not taken for days`() {
        #expect(DateSpelling().read("FY2026-Q3") == .fiscal("FY2026-Q3"))
        #expect(DateSpelling().read("late 2026") == .words("late 2026"))
        #expect(DateSpelling().read("by 2030") == PartialDate("2030").map(DateReading.deadline))
        #expect(DateSpelling().read("-") == .none)
        guard case .period(let first, let last) = DateSpelling().read("2026.01.01 ~ 2026.12.31")
        else {
            Issue.record("no period")
            return
        }
        #expect("\(first) \(last)" == "2026-01-01 2026-12-31")
    }
}
