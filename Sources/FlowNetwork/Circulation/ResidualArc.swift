/// One direction of a leg in the residual network.
struct ResidualArc: BitwiseCopyable {
    /// What more can be sent along it.
    var room: Int64
    var head: Int32
    /// The opposite arc in the lower 30 bits, the cost of a unit (−1, 0 or 1, two's complement) above them.
    private let packed: Int32

    /// Most arcs that a kernel can name, both directions counted.
    static let limit = 1 << 30

    init(room: Int64, head: Int32, mate: Int32, cost: Int32) {
        self.room = room
        self.head = head
        packed = mate | (cost << 30)
    }

    /// The opposite arc.
    @inline(__always) var mate: Int { Int(packed & 0x3FFF_FFFF) }
    /// Cost of a unit before scaling.
    @inline(__always) var cost: Int64 { Int64(packed >> 30) }

    /// Places for both residual arcs of each arc, those that leave a node side by side.
    ///
    /// - Parameters:
    ///   - first: one more than nodes, all 0: becomes the place of the first residual arc of each node, and behind the last.
    ///   - cursor: as long as there are nodes; what is in it afterwards is of no use.
    ///   - place: called for each arc in order with the places of the residual arc in its own direction and of the one back.
    @inline(__always)
    static func layOut(
        tails: [Int32], heads: [Int32], first: borrowing Scratch<Int32>,
        cursor: borrowing Scratch<Int32>, nodes: Int,
        place: (_ arc: Int, _ there: Int32, _ back: Int32) -> Void
    ) {
        layOut(
            arcs: tails.count, first: first, cursor: cursor, nodes: nodes,
            ends: { (tails[$0], heads[$0]) }, place: place)
    }

    /// The same for arcs by their number.
    ///
    /// - Parameter ends: where an arc begins and ends; asked for twice.
    @inline(__always)
    static func layOut(
        arcs count: Int, first: borrowing Scratch<Int32>, cursor: borrowing Scratch<Int32>,
        nodes: Int, ends: (_ arc: Int) -> (tail: Int32, head: Int32),
        place: (_ arc: Int, _ there: Int32, _ back: Int32) -> Void
    ) {
        let (first, cursor) = (first.base, cursor.base)
        for arc in 0..<count {
            let (tail, head) = ends(arc)
            first[Int(tail) + 1] += 1
            first[Int(head) + 1] += 1
        }
        for node in 0..<nodes { first[node + 1] += first[node] }
        for node in 0..<nodes { cursor[node] = first[node] }
        for arc in 0..<count {
            let (tail, head) = ends(arc)
            let there = cursor[Int(tail)]
            cursor[Int(tail)] += 1
            let back = cursor[Int(head)]
            cursor[Int(head)] += 1
            place(arc, there, back)
        }
    }

    /// Both residual arcs of the arcs of a circulation problem, of which a unit that gains costs −1.
    ///
    /// - Parameters:
    ///   - arcs: two for each arc; written.
    ///   - forward: for each arc the place of the residual arc in its own direction; written.
    ///   - arc: each arc by its number, asked for more than once.
    static func layOut(
        arcs count: Int, into arcs: borrowing Scratch<ResidualArc>,
        forward: borrowing Scratch<Int32>, first: borrowing Scratch<Int32>,
        cursor: borrowing Scratch<Int32>, nodes: Int, arc: (Int) -> CostScaling.Arc
    ) {
        let (arcs, forward) = (arcs.base, forward.base)
        layOut(
            arcs: count, first: first, cursor: cursor, nodes: nodes,
            ends: {
                let arc = arc($0)
                return (arc.tail, arc.head)
            }
        ) { index, there, back in
            let arc = arc(index)
            let cost: Int32 = arc.gains ? -1 : 0
            arcs[Int(there)] = ResidualArc(
                room: arc.capacity, head: arc.head, mate: back, cost: cost)
            arcs[Int(back)] = ResidualArc(room: 0, head: arc.tail, mate: there, cost: -cost)
            forward[index] = there
        }
    }
}
