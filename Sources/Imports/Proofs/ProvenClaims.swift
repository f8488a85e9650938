import Ledger
import Text

/// What a ledger wants to have found again.
struct WantedQuote {
    var owner: String
    var source: String
    var locator: String?
    var quote: String?
    var accession: String?
    var sha256: String?
    var place: Place
}

/// A claim or fact with a proof.
struct ProvenClaim {
    var owner: String
    var source: String
    var refutation: Refutation?
    var wanted: [WantedQuote]
    var place: Place

    init?(_ owner: String, source: String, locator: String?, proof: Proof, place: Place) {
        guard proof != Proof() else { return nil }
        self.owner = owner
        self.source = source
        self.place = place
        refutation = proof.refutation
        wanted = []
        if proof.quote != nil || proof.sha256 != nil {
            wanted.append(
                WantedQuote(
                    owner: owner, source: source, locator: locator, quote: proof.quote,
                    accession: proof.accession, sha256: proof.sha256, place: place))
        }
        if let refutation, let quote = refutation.quote {
            wanted.append(
                WantedQuote(
                    owner: "refutation of \(owner)", source: refutation.source,
                    locator: refutation.locator, quote: quote, place: refutation.place))
        }
    }
}

extension LedgerModel {
    /// Claims, facts and totals with a quote, a digest or a refutation; then sources whose digest no claim's quote stands for.
    var provenClaims: [ProvenClaim] {
        var all: [ProvenClaim?] = []
        for deal in deals {
            for claim in deal.claims {
                all.append(
                    ProvenClaim(
                        "deal '\(deal.id)'", source: claim.source, locator: claim.locator,
                        proof: claim.proof, place: claim.places["quote"] ?? claim.place))
            }
        }
        for aggregate in aggregates {
            for claim in aggregate.claims {
                all.append(
                    ProvenClaim(
                        "aggregate '\(aggregate.id)'", source: claim.source,
                        locator: claim.locator, proof: claim.proof, place: claim.place))
            }
        }
        for fact in facts {
            all.append(
                ProvenClaim(
                    "fact '\(fact.metric)' of '\(fact.firm)'", source: fact.source,
                    locator: fact.locator, proof: fact.proof,
                    place: fact.places["quote"] ?? fact.place))
        }
        let claims = all.compactMap { $0 }
        let quoted = Set(claims.flatMap(\.wanted).filter { $0.sha256 == nil }.map(\.source))
        let files = sources.filter { $0.sha256 != nil && !quoted.contains($0.id) }
        return claims
            + files.compactMap {
                ProvenClaim(
                    "source '\($0.id)'", source: $0.id, locator: nil,
                    proof: Proof(sha256: $0.sha256), place: $0.place)
            }
    }
}
