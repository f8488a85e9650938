/// Elementary circuits up to a length; see ``WeightedDigraph/forEachCircuit(maxLength:stepLimit:_:)``.
///
/// From each root the distances back to it are found breadth-first against the legs, over firms of larger
/// index only and no further than the length allows. The depth-first search then enters a firm only when the
/// way back still fits, so nearly every path it walks ends in a circuit.
///
/// A firm on a circuit is within half the length of the root one way or the other. Distances from the root are
/// therefore found first, up to half the length, and the way back is followed beyond the other half only over firms that
/// they reach soon enough: on a large sparse network that is a few firms instead of nearly all. A firm that a circuit can
/// pass has the same distance as without; others have at most a longer one, and are not entered either way.
struct BoundedCircuitSearch: ~Copyable {
    private let maxLength: Int
    private let firms: Int
    private let outStart: Scratch<Int32>
    private let head: Scratch<Int32>
    private let leg: Scratch<Int32>
    private let inStart: Scratch<Int32>
    private let inTail: Scratch<Int32>
    /// Legs back to the root; `far` for every firm that must not be entered: too far, of smaller index, or on
    /// the path already (its distance is parked meanwhile).
    private let distance: Scratch<Int32>
    /// Legs from the root, up to half the length; `far` beyond.
    private let ahead: Scratch<Int32>
    private let queue: Scratch<Int32>
    private let path: Scratch<Int32>
    private let pathLegs: Scratch<Int32>
    private let cursor: Scratch<Int32>
    private let parked: Scratch<Int32>

    private static let far = Int32.max / 2

    init(_ core: CyclicCore, maxLength: Int) {
        self.maxLength = maxLength
        firms = core.firms
        outStart = Scratch(core.outStart)
        head = Scratch(core.head)
        leg = Scratch(core.leg)
        inStart = Scratch(core.inStart)
        inTail = Scratch(core.inTail)
        distance = Scratch(repeating: Self.far, count: firms)
        ahead = Scratch(repeating: Self.far, count: firms)
        // Twice: the firms ahead are forgotten after those behind are found.
        queue = Scratch(repeating: 0, count: 2 * firms)
        path = Scratch(repeating: 0, count: maxLength)
        pathLegs = Scratch(repeating: 0, count: maxLength)
        cursor = Scratch(repeating: 0, count: maxLength)
        parked = Scratch(repeating: 0, count: maxLength)
    }

    /// - Parameter steps: legs looked at so far; counted on.
    borrowing func run(
        steps: inout Int, stepLimit: Int, _ body: (Span<Int32>, Span<Int32>) -> Bool
    ) -> CircuitSearchOutcome {
        for root in 0..<firms where outStart.base[root] < outStart.base[root + 1] {
            let reached = measureWayBack(to: Int32(root), steps: &steps)
            let outcome = descend(from: Int32(root), steps: &steps, stepLimit: stepLimit, body)
            for place in 0..<reached { distance.base[Int(queue.base[place])] = Self.far }
            guard outcome == .complete else { return outcome }
        }
        return .complete
    }

    /// Breadth-first distances from the root over firms of larger index, up to half the length.
    ///
    /// - Returns: how many firms got one; they are the first entries of `queue`.
    private borrowing func measureWayAhead(from root: Int32, steps: inout Int) -> Int {
        let (ahead, queue) = (ahead.base, queue.base)
        let (outStart, head) = (outStart.base, head.base)
        let half = Int32(clamping: maxLength / 2)
        ahead[Int(root)] = 0
        queue[0] = root
        var read = 0
        var written = 1
        while read < written {
            let u = Int(queue[read])
            read += 1
            let next = ahead[u] + 1
            if next > half { break }
            for place in Int(outStart[u])..<Int(outStart[u + 1]) {
                let v = head[place]
                if v > root, ahead[Int(v)] == Self.far {
                    ahead[Int(v)] = next
                    queue[written] = v
                    written += 1
                }
            }
            steps += Int(outStart[u + 1] - outStart[u])
        }
        return written
    }

    /// Breadth-first distances to the root over firms of larger index, up to `maxLength − 1` legs, of firms that a circuit can pass.
    ///
    /// - Returns: how many firms got a distance; they are the first entries of `queue`.
    private borrowing func measureWayBack(to root: Int32, steps: inout Int) -> Int {
        let reached = measureWayAhead(from: root, steps: &steps)
        let (distance, ahead, queue) = (distance.base, ahead.base, queue.base)
        let (inStart, inTail) = (inStart.base, inTail.base)
        let horizon = Int32(clamping: maxLength - 1)
        // From so many legs back on, a firm on a circuit is within half the length of the root.
        let half = Int32(clamping: maxLength - maxLength / 2)
        let spare = queue + firms
        for place in 0..<reached { spare[place] = queue[place] }
        distance[Int(root)] = 0
        queue[0] = root
        var read = 0
        var written = 1
        while read < written {
            let v = Int(queue[read])
            read += 1
            let next = distance[v] + 1
            if next > horizon { break }
            let most = next < half ? Self.far : Int32(clamping: maxLength) - next
            for place in Int(inStart[v])..<Int(inStart[v + 1]) {
                let u = inTail[place]
                if u > root, distance[Int(u)] == Self.far, ahead[Int(u)] <= most {
                    distance[Int(u)] = next
                    queue[written] = u
                    written += 1
                }
            }
            steps += Int(inStart[v + 1] - inStart[v])
        }
        for place in 0..<reached { ahead[Int(spare[place])] = Self.far }
        // The root itself is reached by closing a circuit, never entered.
        distance[Int(root)] = Self.far
        return written
    }

    private borrowing func descend(
        from root: Int32, steps: inout Int, stepLimit: Int,
        _ body: (Span<Int32>, Span<Int32>) -> Bool
    ) -> CircuitSearchOutcome {
        let (distance, path, pathLegs) = (distance.base, path.base, pathLegs.base)
        let (cursor, parked) = (cursor.base, parked.base)
        let (outStart, head, leg) = (outStart.base, head.base, leg.base)
        var depth = 0
        path[0] = root
        cursor[0] = outStart[Int(root)]
        while depth >= 0 {
            let end = outStart[Int(path[depth]) + 1]
            let room = Int32(maxLength - depth - 1)
            var place = cursor[depth]
            var entered = false
            while place < end {
                let v = head[Int(place)]
                if v == root {
                    pathLegs[depth] = leg[Int(place)]
                    let firms = UnsafeBufferPointer(start: path, count: depth + 1)
                    let legs = UnsafeBufferPointer(start: pathLegs, count: depth + 1)
                    guard body(firms.span, legs.span) else { return .stopped }
                } else if distance[Int(v)] <= room {
                    pathLegs[depth] = leg[Int(place)]
                    cursor[depth] = place + 1
                    depth += 1
                    path[depth] = v
                    parked[depth] = distance[Int(v)]
                    distance[Int(v)] = Self.far
                    cursor[depth] = outStart[Int(v)]
                    steps += Int(outStart[Int(v) + 1] - outStart[Int(v)])
                    entered = true
                    break
                }
                place += 1
            }
            if entered {
                if steps > stepLimit { return .stepLimit }
                continue
            }
            if depth > 0 { distance[Int(path[depth])] = parked[depth] }
            depth -= 1
        }
        return steps > stepLimit ? .stepLimit : .complete
    }

    /// Counts circuits by length without walking their last leg: a firm that is one leg from the root closes a circuit.
    ///
    /// - Parameter counts: one place for each length up to the longest; counted on.
    borrowing func count(
        _ counts: inout [Int], steps: inout Int, stepLimit: Int
    ) -> CircuitSearchOutcome {
        let found = Scratch(repeating: 0, count: maxLength + 1)
        defer { for length in 0...maxLength { counts[length] += found.base[length] } }
        for root in 0..<firms where outStart.base[root] < outStart.base[root + 1] {
            let reached = measureWayBack(to: Int32(root), steps: &steps)
            let outcome =
                reached > 1
                ? countDescending(
                    from: Int32(root), found.base, steps: &steps, stepLimit: stepLimit) : .complete
            for place in 0..<reached { distance.base[Int(queue.base[place])] = Self.far }
            guard outcome == .complete else { return outcome }
        }
        return .complete
    }

    private borrowing func countDescending(
        from root: Int32, _ found: UnsafeMutablePointer<Int>, steps: inout Int, stepLimit: Int
    ) -> CircuitSearchOutcome {
        let (distance, path, cursor, parked) = (distance.base, path.base, cursor.base, parked.base)
        let (outStart, head) = (outStart.base, head.base)
        var depth = 0
        path[0] = root
        cursor[0] = outStart[Int(root)]
        while depth >= 0 {
            let end = outStart[Int(path[depth]) + 1]
            var place = cursor[depth]
            var entered = false
            if depth == maxLength - 2 {
                // The next firm is the last.
                var closing = 0
                while place < end {
                    if distance[Int(head[Int(place)])] == 1 { closing += 1 }
                    place += 1
                }
                found[maxLength] += closing
            } else {
                let room = Int32(maxLength - depth - 1)
                while place < end {
                    let v = Int(head[Int(place)])
                    let back = distance[v]
                    if back <= room {
                        if back == 1 { found[depth + 2] += 1 }
                        cursor[depth] = place + 1
                        depth += 1
                        path[depth] = Int32(v)
                        parked[depth] = back
                        distance[v] = Self.far
                        cursor[depth] = outStart[v]
                        steps += Int(outStart[v + 1] - outStart[v])
                        entered = true
                        break
                    }
                    place += 1
                }
            }
            if entered {
                if steps > stepLimit { return .stepLimit }
                continue
            }
            if depth > 0 { distance[Int(path[depth])] = parked[depth] }
            depth -= 1
        }
        return steps > stepLimit ? .stepLimit : .complete
    }
}
