import COuroboros
import Circularity
import FlowNetwork

/// The rows of a network as a caller of C gives them.
private struct Rows {
    let list: EdgeList

    init(
        _ firms: Int32, _ rows: Int64, _ from: UnsafePointer<Int32>?, _ to: UnsafePointer<Int32>?,
        _ amounts: UnsafePointer<Int64>?
    ) throws(Refusal) {
        guard firms >= 0 else { throw .invalid("firms is \(firms); give a number from 0") }
        list = EdgeList(
            names: (0..<Int(firms)).map(String.init),
            tails: try array(from, rows, "from"), heads: try array(to, rows, "to"),
            weights: try array(amounts, rows, "amounts"))
    }

    func digraph() throws(Refusal) -> WeightedDigraph {
        do throws(GraphError) { return try WeightedDigraph(list) } catch {
            throw .invalid("\(error)")
        }
    }

    /// What of each row goes round, where parallel rows were added up: the first of them are filled first.
    func amounts(of legs: [Int64], leg: (_ row: Int) -> Int?) -> [Int64] {
        var left = legs
        return list.weights.indices.map { row in
            guard let leg = leg(row) else { return 0 }
            let amount = min(left[leg], list.weights[row])
            left[leg] -= amount
            return amount
        }
    }
}

private func solved<T>(_ body: () throws(CirculationError) -> T) throws(Refusal) -> T {
    do throws(CirculationError) { return try body() } catch {
        if case .network = error { throw .invalid("\(error)") }
        throw .defect("\(error)")
    }
}

@_cdecl("ouroboros_circulation")
public func circulation(
    _ firms: Int32, _ rows: Int64, _ from: UnsafePointer<Int32>?, _ to: UnsafePointer<Int32>?,
    _ amounts: UnsafePointer<Int64>?, _ value: UnsafeMutablePointer<Int64>?,
    _ rowAmounts: UnsafeMutablePointer<Int64>?, _ potentials: UnsafeMutablePointer<Int64>?,
    _ error: UnsafeMutablePointer<CChar>?, _ errorSize: Int
) -> Int32 {
    ErrorText(text: error, size: errorSize).run { () throws(Refusal) in
        let value = try result(value, "value")
        let rows = try Rows(firms, rows, from, to, amounts)
        let network = try rows.digraph()
        let found = try solved { () throws(CirculationError) in
            try MaximumCirculation(of: network)
        }
        value.pointee = found.value
        if rowAmounts != nil {
            let list = rows.list
            store(
                rows.amounts(of: found.legAmounts) {
                    network.leg(from: Int(list.tails[$0]), to: Int(list.heads[$0]))
                }, rowAmounts)
        }
        store(found.potentials, potentials)
    }
}

@_cdecl("ouroboros_returnable_financing")
public func returnableFinancing(
    _ firms: Int32, _ rows: Int64, _ from: UnsafePointer<Int32>?, _ to: UnsafePointer<Int32>?,
    _ amounts: UnsafePointer<Int64>?, _ isFinancing: UnsafePointer<UInt8>?,
    _ value: UnsafeMutablePointer<Int64>?, _ rowAmounts: UnsafeMutablePointer<Int64>?,
    _ arrival: UnsafeMutablePointer<Int64>?, _ held: UnsafeMutablePointer<Int64>?,
    _ departure: UnsafeMutablePointer<Int64>?, _ error: UnsafeMutablePointer<CChar>?,
    _ errorSize: Int
) -> Int32 {
    ErrorText(text: error, size: errorSize).run { () throws(Refusal) in
        let value = try result(value, "value")
        guard (arrival == nil) == (held == nil), (held == nil) == (departure == nil) else {
            throw .invalid("arrival, held and departure go together: give all three or none")
        }
        let kinds = try array(isFinancing, rows, "is_financing")
        if let row = kinds.firstIndex(where: { $0 > 1 }) {
            throw .invalid("is_financing of row \(row) is \(kinds[row]); give 1 or 0")
        }
        let rows = try Rows(firms, rows, from, to, amounts)
        let network: FinancingNetwork
        do throws(GraphError) {
            network = try FinancingNetwork(rows.list, isFinancing: kinds.map { $0 == 1 })
        } catch {
            throw .invalid("\(error)")
        }
        let found = try solved { () throws(CirculationError) in
            try ReturnableFinancing(of: network)
        }
        value.pointee = found.value
        if rowAmounts != nil {
            let list = rows.list
            store(
                rows.amounts(of: found.legAmounts) {
                    network.leg(
                        from: Int(list.tails[$0]), to: Int(list.heads[$0]),
                        isFinancing: kinds[$0] == 1)
                }, rowAmounts)
        }
        store(found.certificate.arrival, arrival)
        store(found.certificate.held, held)
        store(found.certificate.departure, departure)
    }
}

/// How far a search for circuits goes.
private struct Limits {
    let maxLength: Int?
    let steps: Int

    init(_ maxLength: Int32, _ stepLimit: Int64) throws(Refusal) {
        guard maxLength == 0 || maxLength >= 2 else {
            throw .invalid("max_length is \(maxLength); give at least 2, or 0 for no limit")
        }
        guard stepLimit >= 0, stepLimit <= 1 << 60 else {
            throw .invalid("step_limit is \(stepLimit); give at least 1, or 0 for the default")
        }
        self.maxLength = maxLength == 0 ? nil : Int(maxLength)
        steps = stepLimit == 0 ? WeightedDigraph.defaultStepLimit : Int(stepLimit)
    }
}

@_cdecl("ouroboros_circuit_counts")
public func circuitCounts(
    _ firms: Int32, _ rows: Int64, _ from: UnsafePointer<Int32>?, _ to: UnsafePointer<Int32>?,
    _ amounts: UnsafePointer<Int64>?, _ maxLength: Int32, _ stepLimit: Int64,
    _ counts: UnsafeMutablePointer<Int64>?, _ exactThrough: UnsafeMutablePointer<Int32>?,
    _ error: UnsafeMutablePointer<CChar>?, _ errorSize: Int
) -> Int32 {
    ErrorText(text: error, size: errorSize).run { () throws(Refusal) in
        let counts = try result(counts, "counts")
        let exactThrough = try result(exactThrough, "exact_through")
        let limits = try Limits(maxLength, stepLimit)
        let network = try Rows(firms, rows, from, to, amounts).digraph()
        let found = network.circuitCounts(maxLength: limits.maxLength, stepLimit: limits.steps)
        store((0...Int(firms)).map { Int64(found.byLength[$0] ?? 0) }, counts)
        exactThrough.pointee = Int32(clamping: min(found.exactThrough, Int(firms)))
    }
}

@_cdecl("ouroboros_circuits")
public func circuits(
    _ firms: Int32, _ rows: Int64, _ from: UnsafePointer<Int32>?, _ to: UnsafePointer<Int32>?,
    _ amounts: UnsafePointer<Int64>?, _ maxLength: Int32, _ stepLimit: Int64, _ widest: Int32,
    _ limit: Int64, _ count: UnsafeMutablePointer<Int64>?,
    _ starts: UnsafeMutablePointer<UnsafeMutablePointer<Int64>?>?,
    _ members: UnsafeMutablePointer<UnsafeMutablePointer<Int32>?>?,
    _ widths: UnsafeMutablePointer<UnsafeMutablePointer<Int64>?>?,
    _ truncated: UnsafeMutablePointer<Int32>?, _ error: UnsafeMutablePointer<CChar>?,
    _ errorSize: Int
) -> Int32 {
    ErrorText(text: error, size: errorSize).run { () throws(Refusal) in
        let count = try result(count, "count")
        let starts = try result(starts, "starts")
        let members = try result(members, "members")
        let widths = try result(widths, "widths")
        let truncated = try result(truncated, "truncated")
        let limits = try Limits(maxLength, stepLimit)
        guard limit >= 0 else { throw .invalid("limit is \(limit); give a number from 0") }
        let network = try Rows(firms, rows, from, to, amounts).digraph()
        let found =
            widest != 0
            ? FlatCircuits(
                network.widestCircuits(
                    maxLength: limits.maxLength, limit: Int(limit), stepLimit: limits.steps),
                in: network)
            : FlatCircuits(of: network, limits.maxLength, limits.steps, limit: Int(limit))
        let madeStarts = try made(found.starts)
        let madeMembers: UnsafeMutablePointer<Int32>
        let madeWidths: UnsafeMutablePointer<Int64>
        do throws(Refusal) {
            madeMembers = try made(found.members)
        } catch {
            ouroboros_free(madeStarts)
            throw error
        }
        do throws(Refusal) {
            madeWidths = try made(found.widths)
        } catch {
            ouroboros_free(madeStarts)
            ouroboros_free(madeMembers)
            throw error
        }
        count.pointee = Int64(found.widths.count)
        starts.pointee = madeStarts
        members.pointee = madeMembers
        widths.pointee = madeWidths
        truncated.pointee = found.isTruncated ? 1 : 0
    }
}

/// Circuits in arrays without structure.
private struct FlatCircuits {
    var starts: [Int64] = [0]
    var members: [Int32] = []
    var widths: [Int64] = []
    var isTruncated = false

    init(_ list: CircuitList, in network: WeightedDigraph) {
        for circuit in list.circuits {
            members += circuit.firms.map(Int32.init)
            starts.append(Int64(members.count))
            widths.append(circuit.bottleneck(in: network))
        }
        isTruncated = list.truncated
    }

    init(of network: WeightedDigraph, _ maxLength: Int?, _ steps: Int, limit: Int) {
        var (starts, members, widths) = ([Int64(0)], [Int32](), [Int64]())
        let outcome = network.forEachCircuit(maxLength: maxLength, stepLimit: steps) {
            firms, legs in
            guard widths.count < limit else { return false }
            var width = Int64.max
            for place in firms.indices {
                members.append(firms[place])
                width = min(width, network.weight[Int(legs[place])])
            }
            starts.append(Int64(members.count))
            widths.append(width)
            return true
        }
        self.starts = starts
        self.members = members
        self.widths = widths
        isTruncated = outcome != .complete
    }
}
