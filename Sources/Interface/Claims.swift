import COuroboros
import Clearing

private func cleared<T>(_ body: () throws(ClearingError) -> T) throws(Refusal) -> T {
    do throws(ClearingError) { return try body() } catch {
        if case .notConverged = error { throw .defect("\(error)") }
        throw .invalid("\(error)")
    }
}

private func network(
    _ firms: Int32, _ claims: Int64, _ debtors: UnsafePointer<Int32>?,
    _ creditors: UnsafePointer<Int32>?, _ amounts: UnsafePointer<Double>?
) throws(Refusal) -> ObligationNetwork {
    let debtors = try array(debtors, claims, "debtors")
    let creditors = try array(creditors, claims, "creditors")
    let amounts = try array(amounts, claims, "amounts")
    return try cleared { () throws(ClearingError) in
        try ObligationNetwork(
            firms: Int(firms), debtors: debtors, creditors: creditors, amounts: amounts)
    }
}

@_cdecl("ouroboros_clearing")
public func clearing(
    _ firms: Int32, _ claims: Int64, _ debtors: UnsafePointer<Int32>?,
    _ creditors: UnsafePointer<Int32>?, _ amounts: UnsafePointer<Double>?,
    _ cash: UnsafePointer<Double>?, _ outside: UnsafePointer<Double>?, _ alpha: Double,
    _ beta: Double, _ payments: UnsafeMutablePointer<Double>?,
    _ equity: UnsafeMutablePointer<Double>?, _ defaulted: UnsafeMutablePointer<UInt8>?,
    _ leastPayments: UnsafeMutablePointer<Double>?, _ leastEquity: UnsafeMutablePointer<Double>?,
    _ leastDefaulted: UnsafeMutablePointer<UInt8>?, _ residual: UnsafeMutablePointer<Double>?,
    _ error: UnsafeMutablePointer<CChar>?, _ errorSize: Int
) -> Int32 {
    ErrorText(text: error, size: errorSize).run { () throws(Refusal) in
        let payments = try result(payments, "payments")
        let equity = try result(equity, "equity")
        let defaulted = try result(defaulted, "defaulted")
        guard (leastPayments == nil) == (leastEquity == nil),
            (leastEquity == nil) == (leastDefaulted == nil)
        else {
            throw .invalid(
                "least_payments, least_equity and least_defaulted go together: give all three or none"
            )
        }
        let network = try network(firms, claims, debtors, creditors, amounts)
        let cash = try array(cash, Int64(firms), "cash")
        let outside = try array(outside, Int64(firms), "outside")
        let (greatest, least) = try cleared {
            () throws(ClearingError) -> (ClearingVector, ClearingVector?) in
            let problem = try ClearingProblem(network, cash: cash, externalLiabilities: outside)
            let recovery = try RecoveryRates(cash: alpha, claims: beta)
            guard leastPayments != nil else { return (try problem.clearGreatest(recovery), nil) }
            let both = try problem.clear(recovery)
            return (both.greatest, both.least)
        }
        store(greatest.payments, payments)
        store(greatest.equity, equity)
        store(greatest.isDefaulted.map { $0 ? UInt8(1) : 0 }, defaulted)
        if let least {
            store(least.payments, leastPayments)
            store(least.equity, leastEquity)
            store(least.isDefaulted.map { $0 ? UInt8(1) : 0 }, leastDefaulted)
        }
        residual?.pointee = max(greatest.residual, least?.residual ?? 0)
    }
}

@_cdecl("ouroboros_debtrank")
public func debtRank(
    _ firms: Int32, _ claims: Int64, _ debtors: UnsafePointer<Int32>?,
    _ creditors: UnsafePointer<Int32>?, _ amounts: UnsafePointer<Double>?,
    _ equity: UnsafePointer<Double>?, _ shock: UnsafePointer<Double>?, _ singleHit: Int32,
    _ stress: UnsafeMutablePointer<Double>?, _ direct: UnsafeMutablePointer<Double>?,
    _ passedOn: UnsafeMutablePointer<Double>?, _ impact: UnsafeMutablePointer<Double>?,
    _ error: UnsafeMutablePointer<CChar>?, _ errorSize: Int
) -> Int32 {
    ErrorText(text: error, size: errorSize).run { () throws(Refusal) in
        let stress = try result(stress, "stress")
        let impact = try result(impact, "impact")
        let network = try network(firms, claims, debtors, creditors, amounts)
        let equity = try array(equity, Int64(firms), "equity")
        let shock = try array(shock, Int64(firms), "shock")
        let spread = try cleared { () throws(ClearingError) in
            try CapitalNetwork(network, equity: equity)
                .debtRank(shock: shock, rule: singleHit != 0 ? .singleHit : .differential)
        }
        store(spread.final, stress)
        store(spread.directLoss, direct)
        store(spread.passedOnLoss, passedOn)
        impact.pointee = spread.impact
    }
}
