/// What reading a model finds besides its values: problems, and the references to check once everything is read.
///
/// A class, because the decoders of all files share one.
package final class DiagnosticCollector {
    package private(set) var diagnostics: [Diagnostic] = []
    package private(set) var references: [Reference] = []
    package var acceptances: [Acceptance] = []
    private let limit: Int
    private var saidLimit = false
    /// Suggestions cost a comparison with every known id; past this number a file is not misspelt but wrong.
    private var comparisonsLeft = 200_000

    package init(limit: Int) { self.limit = limit }

    package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    package func report(_ diagnostic: Diagnostic) {
        guard diagnostics.count < limit else {
            if !saidLimit {
                saidLimit = true
                diagnostics.append(
                    Diagnostic(
                        .tooManyProblems, at: diagnostic.place,
                        "more than \(limit) problems; the rest is not listed",
                        help: "mend the first ones and run again"))
            }
            return
        }
        diagnostics.append(diagnostic)
    }

    package func report(
        _ code: DiagnosticCode, at place: Place, _ message: String, help: String? = nil
    ) {
        report(Diagnostic(code, at: place, message, help: help))
    }

    /// `did you mean 'x'?`, or `otherwise`.
    package func didYouMean(
        _ word: String, in candidates: [String], otherwise: String? = nil
    ) -> String? {
        guard comparisonsLeft > 0, diagnostics.count < limit else { return otherwise }
        comparisonsLeft -= candidates.count + 1
        let nearest =
            Synonyms.meant(by: word, among: candidates)
            ?? Suggestion.nearest(to: word, in: candidates)
        guard let nearest else { return otherwise }
        return "did you mean '\(nearest)'?"
    }

    package func refer(_ reference: Reference) { references.append(reference) }
}

/// The mention of an id that must be defined somewhere.
package struct Reference {
    package enum Target: Hashable {
        case entity, source, deal, conflict
        /// `DEAL/LEG`
        case leg
        /// What a leg rests on, where it is no leg: an entity.
        case asset
        /// Deal, entity or aggregate.
        case subject
    }
    /// What the mention says, where loops of it are errors.
    package enum Relation: Hashable {
        case mention, parent, controlledBy, cites, supersedes, supersededBy, partOf, legPartOf,
            securedBy
    }

    package var target: Target
    package var id: String
    package var place: Place
    /// Where it stands, for messages: `leg 'compute'`.
    package var owner: String
    package var relation: Relation
    /// Id of what carries the mention.
    package var subject: String

    package init(
        target: Target, id: String, place: Place, owner: String, relation: Relation, subject: String
    ) {
        self.target = target
        self.id = id
        self.place = place
        self.owner = owner
        self.relation = relation
        self.subject = subject
    }
}
