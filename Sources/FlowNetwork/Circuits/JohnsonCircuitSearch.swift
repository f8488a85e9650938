/// All elementary circuits, of any length: Johnson (1975), "Finding all the elementary circuits of a directed
/// graph", with explicit stacks.
///
/// Where Johnson recomputes strong components for every root, the firms that can still reach the root over
/// larger indices are marked by a search against the legs: everything the depth-first search enters is then in
/// the root's component, which is what the bound of O((firms + legs)(circuits + 1)) needs.
struct JohnsonCircuitSearch: ~Copyable {
    private let firms: Int
    private let outStart: Scratch<Int32>
    private let head: Scratch<Int32>
    private let leg: Scratch<Int32>
    private let inStart: Scratch<Int32>
    private let inTail: Scratch<Int32>
    /// Firms that reach the root over larger indices.
    private let returning: Scratch<Bool>
    /// Firms on the path, or known to be cut off from the root by it.
    private let blocked: Scratch<Bool>
    /// Johnson's B lists: the legs to look back along when their head is unblocked, linked through `nextWaiting`.
    private let firstWaiting: Scratch<Int32>
    private let nextWaiting: Scratch<Int32>
    private let waits: Scratch<Bool>
    private let tail: Scratch<Int32>
    private let queue: Scratch<Int32>
    private let path: Scratch<Int32>
    private let pathLegs: Scratch<Int32>
    private let cursor: Scratch<Int32>
    private let closes: Scratch<Bool>

    init(_ core: CyclicCore) {
        firms = core.firms
        outStart = Scratch(core.outStart)
        head = Scratch(core.head)
        leg = Scratch(core.leg)
        inStart = Scratch(core.inStart)
        inTail = Scratch(core.inTail)
        returning = Scratch(repeating: false, count: firms)
        blocked = Scratch(repeating: false, count: firms)
        firstWaiting = Scratch(repeating: -1, count: firms)
        nextWaiting = Scratch(repeating: -1, count: core.head.count)
        waits = Scratch(repeating: false, count: core.head.count)
        tail = Scratch(repeating: 0, count: core.head.count)
        for u in 0..<core.firms {
            for place in Int(core.outStart[u])..<Int(core.outStart[u + 1]) {
                tail.base[place] = Int32(u)
            }
        }
        queue = Scratch(repeating: 0, count: firms)
        path = Scratch(repeating: 0, count: firms)
        pathLegs = Scratch(repeating: 0, count: firms)
        cursor = Scratch(repeating: 0, count: firms)
        closes = Scratch(repeating: false, count: firms)
    }

    /// - Parameter steps: legs looked at so far; counted on.
    borrowing func run(
        steps: inout Int, stepLimit: Int, _ body: (Span<Int32>, Span<Int32>) -> Bool
    ) -> CircuitSearchOutcome {
        for root in 0..<firms where outStart.base[root] < outStart.base[root + 1] {
            let reached = markReturning(to: Int32(root), steps: &steps)
            var outcome = CircuitSearchOutcome.complete
            if reached > 1 {
                outcome = descend(from: Int32(root), steps: &steps, stepLimit: stepLimit, body)
            }
            for place in 0..<reached {
                let v = Int(queue.base[place])
                returning.base[v] = false
                blocked.base[v] = false
                var waiting = firstWaiting.base[v]
                while waiting >= 0 {
                    waits.base[Int(waiting)] = false
                    waiting = nextWaiting.base[Int(waiting)]
                }
                firstWaiting.base[v] = -1
            }
            guard outcome == .complete else { return outcome }
        }
        return .complete
    }

    private borrowing func markReturning(to root: Int32, steps: inout Int) -> Int {
        let (queue, returning) = (queue.base, returning.base)
        returning[Int(root)] = true
        queue[0] = root
        var read = 0
        var written = 1
        while read < written {
            let v = Int(queue[read])
            read += 1
            steps += Int(inStart.base[v + 1] - inStart.base[v])
            for place in Int(inStart.base[v])..<Int(inStart.base[v + 1]) {
                let u = inTail.base[place]
                if u > root, !returning[Int(u)] {
                    returning[Int(u)] = true
                    queue[written] = u
                    written += 1
                }
            }
        }
        return written
    }

    private borrowing func descend(
        from root: Int32, steps: inout Int, stepLimit: Int,
        _ body: (Span<Int32>, Span<Int32>) -> Bool
    ) -> CircuitSearchOutcome {
        let (outStart, head, leg) = (outStart.base, head.base, leg.base)
        let (path, pathLegs, cursor, closes) = (path.base, pathLegs.base, cursor.base, closes.base)
        let (returning, blocked) = (returning.base, blocked.base)
        var depth = 0
        path[0] = root
        cursor[0] = outStart[Int(root)]
        closes[0] = false
        blocked[Int(root)] = true
        while depth >= 0 {
            let u = Int(path[depth])
            let end = outStart[u + 1]
            var entered = false
            while cursor[depth] < end {
                let place = Int(cursor[depth])
                cursor[depth] += 1
                steps += 1
                let v = head[place]
                if v == root {
                    closes[depth] = true
                    pathLegs[depth] = leg[place]
                    let firms = UnsafeBufferPointer(start: path, count: depth + 1)
                    let legs = UnsafeBufferPointer(start: pathLegs, count: depth + 1)
                    guard body(firms.span, legs.span) else { return .stopped }
                } else if returning[Int(v)], !blocked[Int(v)] {
                    pathLegs[depth] = leg[place]
                    depth += 1
                    path[depth] = v
                    cursor[depth] = outStart[Int(v)]
                    closes[depth] = false
                    blocked[Int(v)] = true
                    entered = true
                    break
                }
            }
            if steps > stepLimit { return .stepLimit }
            if entered { continue }
            if closes[depth] {
                unblock(Int32(u), steps: &steps)
                if depth > 0 { closes[depth - 1] = true }
            } else {
                for place in Int(outStart[u])..<Int(end) where returning[Int(head[place])] {
                    wait(on: place)
                }
            }
            depth -= 1
        }
        return .complete
    }

    /// Remembers to unblock a leg's tail when its head is unblocked.
    private borrowing func wait(on place: Int) {
        guard !waits.base[place] else { return }
        let v = Int(head.base[place])
        waits.base[place] = true
        nextWaiting.base[place] = firstWaiting.base[v]
        firstWaiting.base[v] = Int32(place)
    }

    /// Unblocks a firm and, in turn, everything that waited for it. `queue` still holds the firms to reset, so
    /// the stack is the chain of waiting lists itself: each list is emptied onto the front of the next.
    private borrowing func unblock(_ firm: Int32, steps: inout Int) {
        let (blocked, firstWaiting) = (blocked.base, firstWaiting.base)
        let (nextWaiting, waits, tail) = (nextWaiting.base, waits.base, tail.base)
        blocked[Int(firm)] = false
        var chain = firstWaiting[Int(firm)]
        firstWaiting[Int(firm)] = -1
        while chain >= 0 {
            let place = Int(chain)
            chain = nextWaiting[place]
            waits[place] = false
            steps += 1
            let u = Int(tail[place])
            guard blocked[u] else { continue }
            blocked[u] = false
            var waiting = firstWaiting[u]
            firstWaiting[u] = -1
            while waiting >= 0 {
                let next = nextWaiting[Int(waiting)]
                nextWaiting[Int(waiting)] = chain
                chain = waiting
                waiting = next
            }
        }
    }
}
