import Money
import Text

/// Where a deal stood on a day, folded from the claims known by then.
struct StatusResolution {
    var status: DealStatus?
    var since: PartialDate?
    var source: String?
    /// Highest rank reached while the deal was alive.
    var rank: Int?

    /// Claims that the analyst set aside for the status: contemporaries of the resolved source that say something else, and those named in `over`.
    private static func setAside(_ claims: [Claim], resolutions: [Resolution]) -> Set<Int> {
        var dropped: Set<Int> = []
        for resolution in resolutions where resolution.field == "status" {
            let used = claims.filter { $0.source == resolution.use && $0.status != nil }
            guard !used.isEmpty else { continue }
            for (index, claim) in claims.enumerated()
            where claim.status != nil && claim.source != resolution.use {
                let isContemporary = used.contains {
                    $0.date.overlaps(claim.date) && $0.status != claim.status
                }
                if resolution.over.contains(claim.source) || isContemporary {
                    dropped.insert(index)
                }
            }
        }
        return dropped
    }

    /// - Parameter claims: known on the day, oldest first.
    init(
        claims: [Claim], deal: Deal, asOf: Day, published: (String) -> PartialDate?,
        chooser: inout FieldChooser
    ) {
        let dropped = Self.setAside(claims, resolutions: deal.resolutions)
        let kept = claims.enumerated().filter { !dropped.contains($0.offset) }.map(\.element)
        Self.recordDisagreements(
            kept: kept, dropped: dropped.sorted().map { claims[$0] }, deal: deal, chooser: &chooser)

        var current: Claim?
        for claim in kept {
            guard let next = claim.status else { continue }
            if next == .amended {
                if current == nil {
                    (current, status, rank) = (claim, .signed, DealStatus.signed.rank)
                }
                continue
            }
            if let nextRank = next.rank, let rank, nextRank < rank, status?.isEnded != true {
                // A step back counts only when its source is newer than the one that said more.
                guard let earlier = current.flatMap({ published($0.source) })?.last,
                    let later = published(claim.source)?.last, later > earlier
                else { continue }
            }
            status = next
            current = claim
            if let nextRank = next.rank { rank = nextRank }
        }
        since = current?.date
        source = current?.source
        if let until = current?.until, until.last < asOf, status?.isEnded != true {
            status = .expired
            since = until
        }
    }

    /// Talks against a done deal, or an end against a going concern, at the same time: that is a disagreement; a deal that is announced and signed
    /// in the same month is not.
    private static func recordDisagreements(
        kept: [Claim], dropped: [Claim], deal: Deal, chooser: inout FieldChooser
    ) {
        func differs(_ a: DealStatus, _ b: DealStatus) -> Bool {
            if a.isEnded != b.isEnded { return true }
            guard let first = a.rank, let second = b.rank else { return false }
            return min(first, second) <= 1 && max(first, second) >= 3
        }
        func statement(_ claim: Claim) -> Disagreement.Statement {
            Disagreement.Statement(
                source: claim.source, value: claim.status?.rawValue ?? "",
                said: claim.status.map { .status($0) } ?? .verbatim(""), money: nil)
        }
        if let resolution = deal.resolutions.first(where: { $0.field == "status" }),
            !dropped.isEmpty,
            let used = kept.last(where: { $0.source == resolution.use && $0.status != nil })
        {
            chooser.report(
                Disagreement(
                    subject: deal.id, field: "status",
                    statements: ([used] + dropped).map(statement),
                    used: used.source, reason: resolution.reason, conflict: resolution.conflict,
                    place: used.place))
        }
        for (index, claim) in kept.enumerated() {
            guard let status = claim.status else { continue }
            let opponent = kept[..<index].last { other in
                guard let earlier = other.status, other.source != claim.source else { return false }
                return other.date.precision == .day && other.date == claim.date
                    && differs(earlier, status)
            }
            guard let opponent, let earlier = opponent.status else { continue }
            chooser.report(
                Disagreement(
                    subject: deal.id, field: "status",
                    statements: [statement(opponent), statement(claim)],
                    used: claim.source, reason: nil, conflict: nil, place: claim.place))
            chooser.report(
                Diagnostic(
                    .claimsDisagree, at: claim.places["status"] ?? claim.place,
                    "claims about 'status' of '\(deal.id)' disagree: \(earlier.rawValue) (\(opponent.source)), \(status.rawValue) (\(claim.source))",
                    help: "add `resolve: - {field: status, use: SOURCE, reason: …}`"))
        }
    }
}
