import CKernels

/// Clearing of what falls due in a quarter of one path, and what follows from it.
extension ReferencePath {
    mutating func valueStakes(_ quarter: Int) {
        for (index, holding) in model.holdings.enumerated() {
            stakeValue[index] = 0
            stakeHeld[index] = 0
            guard holding.leg.calendar[quarter] else { continue }
            let stake = holding.stake
            var value =
                (stake.value * PathNumbers.exponential(stake.elasticity * logGrowth[stake.issuer]))
                * stakeKept[index]
            var held = stake.value * stakeKept[index]
            for predicate in holding.leg.predicates {
                value *= holds[predicate]
                held *= holds[predicate]
            }
            stakeHeld[index] = held
            stakeValue[index] = isAlive[stake.issuer] > 0 ? value : value * stake.valueInDefault
        }
    }

    /// The greatest solution of `p = p̄` if solvent, else `α x + β Σ Πᵀ p`, by rank: downwards sweeps, which end on the solution where
    /// debts form no strong circles, else exactly (``KernelProgram``).
    mutating func clear(_ quarter: Int, _ rule: RecoveryRule) {
        for firm in cash.indices { clearing.saleable[firm] = 0 }
        if let share = model.saleShare {
            for (index, holding) in model.holdings.enumerated() {
                clearing.saleable[holding.stake.holder] += stakeValue[index] * share
            }
        }
        var isAnyShort = false
        for place in clearing.ratio.indices { clearing.ratio[place] = 1 }
        for firm in cash.indices {
            let isOpenEnded = borrows(firm, quarter)
            let own = isOpenEnded || net[firm] > 0 ? net[firm] : 0
            let missing = isOpenEnded || net[firm] > 0 ? 0 : -net[firm]
            let saleable = clearing.saleable[firm]
            let sold = saleable < missing ? saleable : missing
            clearing.own[firm] = own
            clearing.soldForSenior[firm] = sold
            clearing.seniorShortfall[firm] = missing - sold
            clearing.withStakes[firm] = own + (saleable - sold)
            // Never short, whatever others pay.
            if isOpenEnded { clearing.withStakes[firm] = own > total[firm] ? own : total[firm] }
            var full = 0.0
            for obligation in model.owedTo[firm] { full += due[obligation] }
            clearing.fullReceipts[firm] = full
            if clearing.withStakes[firm] + full < total[firm] * CompiledModel.solvency {
                isAnyShort = true
            }
        }
        guard isAnyShort else { return }
        var isSettled = false
        for _ in 0..<Int(OUROBOROS_BURN_SWEEPS) where !isSettled { isSettled = !sweep(rule) }
        if !isSettled {
            program.clearExactly(
                due: due, total: total, rankDue: rankDue, cash: clearing.withStakes,
                ratio: &clearing.ratio)
        }
    }

    /// Whether a share changed.
    private mutating func sweep(_ rule: RecoveryRule) -> Bool {
        var isChanged = false
        for firm in cash.indices {
            var received = 0.0
            for obligation in model.owedTo[firm] {
                let leg = model.dues[obligation]
                received += due[obligation] * clearing.ratio[leg.payer * model.ranks + leg.rank]
            }
            let assets = clearing.withStakes[firm] + received
            guard assets < total[firm] * CompiledModel.solvency else { continue }
            let recovered =
                rule.cashRecovery * clearing.withStakes[firm] + rule.receiptRecovery * received
            var left = recovered < total[firm] ? recovered : total[firm]
            for rank in 0..<model.ranks {
                let place = firm * model.ranks + rank
                let owed = rankDue[place]
                let amount = owed < left ? owed : left
                let ratio = owed > 0 ? amount / owed : 1
                left -= amount
                if ratio != clearing.ratio[place] { isChanged = true }
                clearing.ratio[place] = ratio
            }
        }
        return isChanged
    }

    /// Payments, what is left, stakes sold, guarantees, arrears and losses.
    mutating func settle(_ quarter: Int, _ rule: RecoveryRule) {
        for (index, leg) in model.dues.enumerated() {
            paid[index] = due[index] * clearing.ratio[leg.payer * model.ranks + leg.rank]
            backed[index] = 0
        }
        for firm in cash.indices {
            var received = 0.0
            for obligation in model.owedTo[firm] { received += paid[obligation] }
            let isInDefault =
                clearing.withStakes[firm] + received < total[firm] * CompiledModel.solvency
            let recovered =
                rule.cashRecovery * clearing.withStakes[firm] + rule.receiptRecovery * received
            clearing.payment[firm] =
                isInDefault ? (recovered < total[firm] ? recovered : total[firm]) : total[firm]
            clearing.isInDefault[firm] = isInDefault
            clearing.received[firm] = received
            let left = (clearing.own[firm] + received) - total[firm]
            let isOpenEnded = borrows(firm, quarter)
            cash[firm] = isOpenEnded ? left : isInDefault ? 0 : (left > 0 ? left : 0)
            sell(firm, needed: isOpenEnded || left > 0 ? 0 : -left, isInDefault: isInDefault)
            receipts[firm] = received
            outstanding[firm] = 0
        }
        for (index, backstop) in model.backstops.enumerated() {
            let obligation = backstop.obligation
            let missing = (due[obligation] - paid[obligation]) - backed[obligation]
            var amount = missing < backstopLeft[index] ? missing : backstopLeft[index]
            let most = cash[backstop.guarantor]
            if !borrows(backstop.guarantor, quarter) { amount = amount < most ? amount : most }
            cash[backstop.guarantor] -= amount
            backstopLeft[index] -= amount
            backed[obligation] += amount
            if let payee = model.dues[obligation].payee {
                cash[payee] += amount
                receipts[payee] += amount
            }
        }
        book(quarter, rule)
    }

    private mutating func sell(_ firm: Int, needed: Double, isInDefault: Bool) {
        guard let share = model.saleShare else { return }
        let saleable = clearing.saleable[firm]
        let room = saleable - clearing.soldForSenior[firm]
        let later = isInDefault ? room : (needed < room ? needed : room)
        let sold = clearing.soldForSenior[firm] + later
        let fraction = saleable > 0 ? sold / saleable : 0
        for (index, holding) in model.holdings.enumerated() where holding.stake.holder == firm {
            let base = stakeValue[index] < stakeHeld[index] ? stakeValue[index] : stakeHeld[index]
            stakeLoss[firm] += (base * fraction) * (1 - share)
            stakeValue[index] *= 1 - fraction
            stakeHeld[index] *= 1 - fraction
            stakeKept[index] *= 1 - fraction
        }
    }

    /// What is not paid: lost, carried on, or the end of the leg; for the payee because the payer was short of itself, or
    /// because it was not paid.
    private mutating func book(_ quarter: Int, _ rule: RecoveryRule) {
        let isLast = quarter == model.quarters - 1
        for (index, leg) in model.dues.enumerated() {
            let gap = due[index] - paid[index]
            let loss = gap - backed[index]
            paidLast[index] = paid[index] + backed[index]
            var isLoss = true
            if case .roll(let interest) = leg.arrears {
                arrears[index] = loss * (1 + interest)
                lost[leg.payer] += backed[index]
                outstanding[leg.payer] += loss
                isLoss = isLast
            } else {
                lost[leg.payer] += gap
                if leg.arrears == .terminate, paid[index] < due[index] * CompiledModel.solvency {
                    isLive[index] = 0
                }
            }
            guard isLoss, let payee = leg.payee else { continue }
            // What capacity that is left unpaid brings elsewhere, and costs that are not spent on it, are no loss.
            let counted = loss * leg.lossGivenDefault
            let direct = counted * directShare(leg.payer, rule)
            directLoss[payee] += direct
            passedOnLoss[payee] += counted - direct
        }
        for firm in cash.indices { lost[firm] += clearing.seniorShortfall[firm] }
    }

    /// Share of a firm's shortfall that would be there if everyone paid it.
    private func directShare(_ firm: Int, _ rule: RecoveryRule) -> Double {
        guard clearing.isInDefault[firm] else { return 0 }
        let full = clearing.fullReceipts[firm]
        let cash = clearing.withStakes[firm]
        guard cash + full < total[firm] * CompiledModel.solvency else { return 0 }
        let recovered = rule.cashRecovery * cash + rule.receiptRecovery * full
        let alone = total[firm] - (recovered < total[firm] ? recovered : total[firm])
        let share = alone / (total[firm] - clearing.payment[firm])
        return share < 1 ? share : 1
    }

    /// Failures, covenants, stakes in failed firms, and the bridge between quarter ends.
    mutating func close(_ quarter: Int) {
        for firm in cash.indices {
            let isMade = hasFailed(firm, quarter)
            let isOut =
                isMade || clearing.isInDefault[firm]
                || clearing.seniorShortfall[firm] > 1e-12 * abs(senior[firm])
            let level = cash[firm] - (lost[firm] + outstanding[firm])
            // Of a firm that is made to fail the gap is that of before.
            if !isMade { lowest[firm] = level < lowest[firm] ? level : lowest[firm] }
            let figures = model.firms[firm]
            let deviation =
                (model.volatility[quarter * cash.count + firm] * revenue[firm])
                * abs(1 - figures.variableCostShare)
            survival[firm] = BrownianBridge.survival(
                survival[firm], isOut: isOut, opening: opening[firm], closing: cash[firm],
                deviation: deviation)
            if isOut, isAlive[firm] > 0 {
                isAlive[firm] = 0
                cashOut[firm] = UInt8(quarter + 1)
                for (index, holding) in model.holdings.enumerated()
                where holding.stake.issuer == firm {
                    stakeLoss[holding.stake.holder] +=
                        stakeHeld[index] * (1 - holding.stake.valueInDefault)
                }
            }
        }
        for covenant in model.covenants {
            let figure =
                covenant.isCash
                ? cash[covenant.firm] : revenue[covenant.firm] + receipts[covenant.firm]
            if figure < covenant.least { covenantsKept[covenant.firm] = 0 }
        }
    }

    /// Deepest shadow balance below zero.
    func gap(_ firm: Int) -> Double { lowest[firm] < 0 ? -lowest[firm] : 0 }
}

/// The chance that cash stayed above zero between two quarter ends.
///
/// With cash `a > 0` at the start and `b > 0` at the end of a quarter, a Brownian motion whose change over the quarter has variance `s²` touched
/// zero in between with probability `exp(−2ab/s²)` (Karatzas & Shreve 1991, section 2.8). Monitoring at quarter ends alone sees nothing of
/// that, and so understates how often cash runs out. `s` is the standard deviation of a quarter's external revenue, σ·R, less
/// the costs that follow it at once, |1 − variable share|; payments inside the network count as known.
enum BrownianBridge {
    static func survival(
        _ before: Double, isOut: Bool, opening: Double, closing: Double, deviation: Double
    ) -> Double {
        guard !isOut, opening > 0, closing > 0 else { return 0 }
        let product = (2 * opening) * closing
        let variance = deviation * deviation
        // Beyond e⁻⁴⁰ the probability is below half a unit in the last place of 1.
        return product > 40 * variance
            ? before : before * (1 - PathNumbers.exponential(-(product / variance)))
    }
}
