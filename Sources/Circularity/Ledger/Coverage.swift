import FlowNetwork
import Ledger

/// How much of the network has an amount, so that no reader takes silence for zero. Legs that a rule derives are not in it: they would cover anything.
public struct Coverage: Sendable {
    /// Live financing and commerce legs.
    public let legs: Int
    /// … with counted dollars
    public let priced: Int
    /// … whose amount no source gives
    public let undisclosed: Int
    /// … that describe dollars counted elsewhere
    public let overlapping: Int
    /// … that only move money if something happens
    public let contingent: Int
    /// … whose upper end is open (`at least`)
    public let openEnded: Int
    /// Counted minor units of legs whose payment dates no source gives, and of all legs, as announced or firmer.
    public let undatedAmount: Int64
    public let amount: Int64

    public init(_ network: FlowNetwork) {
        let live = network.legs.filter { $0.isLive && !$0.isDerived }
        legs = live.count
        priced = live.count { $0.exclusion == nil && $0.stated.total > 0 }
        undisclosed = live.count { $0.exclusion == .undisclosed }
        overlapping = live.count { $0.exclusion == .overlap }
        contingent = live.count { $0.exclusion == .contingent }
        openEnded = live.count { $0.exclusion == nil && $0.resolved.isOpenEnded }
        amount = live.reduce(0) { $0 + $1.stated.upTo(.announced) }
        undatedAmount = live.filter { !$0.resolved.schedule.isDated }
            .reduce(0) { $0 + $1.stated.upTo(.announced) }
    }
}
