import Analysis
import Dispatch
import Ledger
import Synchronization
import Testing
import Text

@testable import Explorer

@Suite("What the explorer keeps ready")
struct ReadyTests {
    @Test("days made ready in the background say what a first look says, until it is stopped")
    func prepared() throws {
        let (fresh, ready) = (Explorer(WebModel.opened), Explorer(WebModel.opened))
        #expect(ready.days.count > 2)
        ready.prepare(.ko, isCancelled: { false })
        for day in ready.days {
            let (a, b) = try (
                fresh.view(ExplorerState(asOf: day)), ready.view(ExplorerState(asOf: day))
            )
            #expect(a.after.layers == b.after.layers)
            for layer in Firmness.allCases {
                #expect(a.after.buyers(layer) == b.after.buyers(layer))
            }
            let pages = [a, b].map { ResultHTML($0, problems: [], modelPath: "m").html }
            #expect(pages[0] == pages[1] && pages[0].contains("<svg"))
        }
        var asked = 0
        ready.prepare(.en) {
            asked += 1
            return asked > 2
        }
        #expect(asked == 3)
    }

    @Test("elasticity is in no number of the ledger, every other setting is")
    func shared() throws {
        let explorer = Explorer(try Demo.opened(adding: "scenarios/limit.yaml", Demo.limited))
        func view(_ query: String) throws -> ExplorerView {
            let (state, problems) = explorer.reading(query)
            #expect(problems.isEmpty)
            return try explorer.view(state)
        }
        let limited = try view("elasticity=2")
        #expect(limited.after.numbers === limited.before.numbers)
        #expect(limited.after.changes.map(\.after) == ["2"])
        #expect(limited.after.scenarios != limited.before.scenarios)
        for query in ["off=chipco-labco-equity", "cash.labco=1bn"] {
            let plain = try view(query)
            #expect(plain.after.numbers !== plain.before.numbers)
            let both = try view(query + "&elasticity=2&layer=paid&lang=ko")
            #expect(both.after.numbers === plain.after.numbers)
            #expect(both.after.changes.count == plain.after.changes.count + 1)
        }
    }

    @Test("both sides on one page have drawings with ids of their own")
    func ids() throws {
        let explorer = Explorer(WebModel.opened)
        let view = try explorer.view(explorer.reading("off=b-c-rent").state)
        let html = ResultHTML(view, problems: [], modelPath: "m").drawings
        let ids = html.matches(of: /id="([^"]*)"/).map { String($0.1) }
        #expect(!ids.isEmpty && Set(ids).count == ids.count)
    }

    @Test("many callers of one state get one computation")
    func once() throws {
        let explorer = Explorer(WebModel.opened)
        let (state, _) = explorer.reading("off=b-c-rent")
        let found = Mutex<[ExplorerNumbers]>([])
        DispatchQueue.concurrentPerform(iterations: 16) { _ in
            if let view = try? explorer.view(state) {
                found.withLock { $0.append(view.after.numbers) }
            }
        }
        let all = found.withLock { $0 }
        #expect(all.count == 16 && all.allSatisfy { $0 === all[0] })
    }

    @Test("the values that were asked for last stay, no more of them than the bound")
    func bounded() {
        var recent = Recent<Int, String>(most: 2)
        recent[1] = "one"
        recent[2] = "two"
        #expect(recent[1] == "one")
        recent[3] = "three"
        #expect(recent[2] == nil && recent[1] == "one" && recent[3] == "three")
        recent[1] = nil
        #expect(recent[1] == nil && recent[3] == "three")
    }
}
