/// The inner loops of clearing, over raw memory.
///
/// Unsafe: a sweep is one multiply-add a claim, and checked arrays cost a third more. Every index comes from a
/// validated ``ObligationNetwork``; the pointers live inside ``ClearingState/withRows(_:)`` only.
struct ClearingRows {
    let firms: Int
    let rowStart: UnsafeBufferPointer<Int32>
    let debtor: UnsafeBufferPointer<Int32>
    let amount: UnsafeBufferPointer<Double>
    /// Obligations `p̄`.
    let total: UnsafeBufferPointer<Double>
    /// Own resources `x`.
    let own: UnsafeBufferPointer<Double>
    /// Firms that take part; the others pay nothing.
    let active: UnsafeBufferPointer<Bool>

    /// What firm `i` receives when every debtor pays the share `q` of its obligations: `Σ_j L_ji q_j`.
    @inline(__always)
    func receipts(_ i: Int, _ q: UnsafeBufferPointer<Double>) -> Double {
        var sum = 0.0
        var claim = Int(rowStart[i])
        let end = Int(rowStart[i + 1])
        while claim < end {
            sum += amount[claim] * q[Int(debtor[claim])]
            claim += 1
        }
        return sum
    }

    /// The model's equation for firm `i`, as a share of its obligations, which are above zero.
    @inline(__always)
    func share(_ i: Int, _ rule: ClearingRule, _ q: UnsafeBufferPointer<Double>) -> Double {
        let received = rule.gain * receipts(i, q)
        let due = total[i]
        if own[i] + received >= due * ClearingOptions.solvencyThreshold { return 1 }
        return (rule.recovery.cash * own[i] + rule.recovery.claims * received) / due
    }

    /// Replaces the shares one after another by what the equation makes of them (Gauss–Seidel).
    ///
    /// The equation is monotone: from above the shares only fall, from below they only rise, whatever the order.
    /// - Returns: the largest change of a share.
    func sweep(_ rule: ClearingRule, _ q: UnsafeMutableBufferPointer<Double>) -> Double {
        var largest = 0.0
        for i in 0..<firms where active[i] && total[i] > 0 {
            let new = share(i, rule, UnsafeBufferPointer(q))
            largest = max(largest, abs(new - q[i]))
            q[i] = new
        }
        return largest
    }

    /// Largest distance from the equation, as a share of obligations.
    func residual(_ rule: ClearingRule, _ q: UnsafeBufferPointer<Double>) -> Double {
        var largest = 0.0
        for i in 0..<firms where active[i] && total[i] > 0 {
            largest = max(largest, abs(share(i, rule, q) - q[i]))
        }
        return largest
    }
}

/// Recovery, and the share of every receipt that arrives at all.
struct ClearingRule {
    var recovery: RecoveryRates
    /// 1 in the models themselves; `β` in the inner problem of the least solution.
    var gain = 1.0
}

/// A clearing problem as the solvers see it: resources and active firms may differ from the problem's own.
struct ClearingState {
    let network: ObligationNetwork
    let obligations: [Double]
    var own: [Double]
    var active: [Bool]
    var rule: ClearingRule

    func withRows<Result>(_ body: (ClearingRows) throws -> Result) rethrows -> Result {
        try network.rowStart.withUnsafeBufferPointer { start in
            try network.debtor.withUnsafeBufferPointer { debtor in
                try network.amount.withUnsafeBufferPointer { amount in
                    try obligations.withUnsafeBufferPointer { total in
                        try own.withUnsafeBufferPointer { own in
                            try active.withUnsafeBufferPointer { active in
                                try body(
                                    ClearingRows(
                                        firms: network.firmCount, rowStart: start,
                                        debtor: debtor, amount: amount,
                                        total: total, own: own, active: active))
                            }
                        }
                    }
                }
            }
        }
    }
}
