import Documents
import Ledger

struct EnglishMethodWords: MethodWords {
    let heading = "Method"

    func items(asOf: String, policy: ConflictPolicy, maxLength: Int) -> [[Inline]] {
        [
            (
                "Claims.",
                "A deal is a set of claims, each with one source, a date, and the day it became known. The ledger is read as it was known on \(asOf): later claims amend earlier ones; claims of the same time that contradict each other are settled by a recorded choice, otherwise by the \(policy.rawValue) rule, and listed in this appendix."
            ),
            (
                "Firmness.",
                "All money is paid, binding (signed and in force), announced (or a letter of intent, or conditional on something), reported (talks, rumours, press figures beyond the contract), or estimated (assumed, or derived from a firm's spending by a stated rule). Layers are cumulative."
            ),
            (
                "Money once.",
                "What is inside another deal is taken off it; a deal that describes money already counted elsewhere is shown but not counted; guarantees, backstops and warrants move money only if something happens and are never counted at headline value; totals quoted by the press are checked, never added."
            ),
            (
                "Circulation.",
                "C* = max Σc subject to 0 ≤ c ≤ w and conservation at every firm, w being the amounts between two firms; share = C*/W. Solved exactly in the currency’s smallest unit by cost scaling (Goldberg and Tarjan 1990; Goldberg 1997), checked with the dual Σ w·max(0, 1 + π(from) − π(to))."
            ),
            (
                "Reciprocity.",
                "Σ min(w_ij, w_ji)/W (Squartini, Picciolo, Ruzzenenti and Garlaschelli 2013); what is left of C* needs three firms or more."
            ),
            (
                "Loops.",
                "Elementary circuits (no firm twice) of up to \(maxLength) firms, segments consolidated into their firms. A loop with at least one financing leg and at least one purchase leg is circular financing; its amount is its thinnest leg."
            ),
            (
                "Own money among revenue.",
                "Documented: financing tied by a source to a purchase from the same vendor. Traced: every unit of the vendor's financing is tagged and followed step by step; pools are mixed pro rata (haircut; first-in-first-out and last-in-first-out beside it), cash is set to each known balance, revenue without a figure for the date is held at the nearest known rate. At most: maximum flow on the time-expanded network (Ford and Fulkerson 1958) by blocking flows (Dinic 1970), checked with its minimum cut, which names the contracts. Documented ≤ traced ≤ at most holds by construction."
            ),
            (
                "Return share.",
                "Finn (1976): the chance that money leaving a firm comes back to it, pro rata, with revenue from outside as boundary flows."
            ),
            (
                "What it hangs on.",
                "The circulation solved anew without each deal and each firm. Undisclosed legs at zero, then imputed: the known quantity times the median sourced cost of a unit, else the median of like legs."
            ),
            (
                "Concentration.",
                "Herfindahl–Hirschman index Σ s² of orders by partner; purchase commitments are purchases and leases, dated by the claim that first announced them."
            ),
            (
                "Time.",
                "Commitments are spread over their terms by payment profile; windows add up to the total exactly."
            ),
            ("Range.", "The same solution with every amount at its lowest and at its highest."),
            (
                "Grades.",
                "Admiralty: reliability of the source A–F, credibility of the information 1–6. F means that reliability cannot be judged, as for figures whose address was not kept."
            ),
        ].map { [.strong([.text($0.0)]), .text(" " + $0.1)] }
    }
}
