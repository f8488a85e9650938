/// Solves a large default block without a dense matrix.
///
/// BiCGSTAB: H. A. van der Vorst (1992), "Bi-CGSTAB: a fast and smoothly converging variant of Bi-CG". Written on shares of
/// obligations, where the diagonal is 1. It is used where sweeps converge slowly, that is where the defaulted firms owe
/// nearly everything to each other. Preconditioned by one substitution along the debts (debtors before creditors as far as circles
/// allow), which solves chains at once and leaves only the circles to the iteration. One iteration costs four passes
/// over the network.
struct BiconjugateGradient {
    let block: DefaultBlock

    static let maxIterations = 2_000
    /// Norm of the residual beside that of the right-hand side.
    static let tolerance = 1e-14

    /// - Returns: the iterations.
    func solve(_ q: inout [Double]) throws(ClearingError) -> Int {
        let state = block.state
        let members = block.members
        var isMember = [Bool](repeating: false, count: q.count)
        for firm in members { isMember[firm] = true }

        // One vector over all firms carries the operand, so that rows need no renumbering.
        var operand = [Double](repeating: 0, count: q.count)
        func applied(_ vector: [Double]) -> [Double] {
            for (place, firm) in members.enumerated() { operand[firm] = vector[place] }
            return state.withRows { rows in
                operand.withUnsafeBufferPointer { operand in
                    members.enumerated().map { place, firm in
                        vector[place] - block.factor(firm) * rows.receipts(firm, operand)
                    }
                }
            }
        }
        let order = chainOrder(isMember)
        var known = [Double](repeating: 0, count: q.count)
        // Solves with the claims on firms that come earlier: those that come later are still zero.
        func substituted(_ vector: [Double]) -> [Double] {
            for firm in members { known[firm] = 0 }
            for (place, firm) in members.enumerated() { operand[firm] = vector[place] }
            let right = operand
            state.withRows { rows in
                known.withUnsafeMutableBufferPointer { known in
                    for firm in order {
                        known[firm] =
                            right[firm]
                            + block.factor(firm)
                            * rows.receipts(firm, UnsafeBufferPointer(known))
                    }
                }
            }
            return members.map { known[$0] }
        }
        let outside = q.indices.map { isMember[$0] ? 0 : q[$0] }
        let right: [Double] = state.withRows { rows in
            outside.withUnsafeBufferPointer { outside in
                members.map { block.own($0) + block.factor($0) * rows.receipts($0, outside) }
            }
        }
        let scale = max(norm(right), .leastNormalMagnitude)

        var solution = members.map { q[$0] }
        var residual = zip(right, applied(solution)).map { $0 - $1 }
        let shadow = residual
        var direction = residual
        var rho = dot(shadow, residual)
        for iteration in 0..<Self.maxIterations {
            if norm(residual) <= Self.tolerance * scale {
                store(solution, in: &q)
                return iteration
            }
            let smoothed = substituted(direction)
            let moved = applied(smoothed)
            let alpha = rho / dot(shadow, moved)
            guard alpha.isFinite else { break }
            let half = zip(residual, moved).map { $0 - alpha * $1 }
            let halfSmoothed = substituted(half)
            let turned = applied(halfSmoothed)
            let square = dot(turned, turned)
            let omega = square > 0 ? dot(turned, half) / square : 0
            for place in solution.indices {
                solution[place] += alpha * smoothed[place] + omega * halfSmoothed[place]
            }
            residual = zip(half, turned).map { $0 - omega * $1 }
            let next = dot(shadow, residual)
            guard next != 0, omega != 0 else { break }
            let beta = next / rho * (alpha / omega)
            for place in direction.indices {
                direction[place] =
                    residual[place] + beta * (direction[place] - omega * moved[place])
            }
            rho = next
        }
        // A breakdown leaves the best answer so far; the caller's check of the model's equation decides.
        guard solution.allSatisfy(\.isFinite) else {
            throw .notConverged(
                model: "clearing", residual: .infinity, iterations: Self.maxIterations)
        }
        store(solution, in: &q)
        return Self.maxIterations
    }

    /// Members so that debtors come before their creditors, except where circles forbid it: the reverse of the order in which
    /// a depth-first search along the debts leaves them.
    private func chainOrder(_ isMember: [Bool]) -> [Int] {
        let debts = block.state.network.byDebtor()
        var next = debts.rowStart
        var isSeen = isMember.map { !$0 }
        var left: [Int] = []
        for root in block.members where !isSeen[root] {
            isSeen[root] = true
            var path = [root]
            while let firm = path.last {
                if next[firm] < debts.rowStart[firm + 1] {
                    let creditor = Int(debts.creditor[Int(next[firm])])
                    next[firm] += 1
                    if !isSeen[creditor] {
                        isSeen[creditor] = true
                        path.append(creditor)
                    }
                } else {
                    left.append(firm)
                    path.removeLast()
                }
            }
        }
        return left.reversed()
    }

    private func store(_ solution: [Double], in q: inout [Double]) {
        for (place, firm) in block.members.enumerated() {
            q[firm] = min(1, max(0, solution[place]))
        }
    }

    private func dot(_ a: [Double], _ b: [Double]) -> Double {
        var sum = 0.0
        for place in a.indices { sum += a[place] * b[place] }
        return sum
    }

    private func norm(_ a: [Double]) -> Double { dot(a, a).squareRoot() }
}
