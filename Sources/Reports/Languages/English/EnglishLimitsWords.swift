struct EnglishLimitsWords: LimitsWords {
    let heading = "Limits"

    func items(sources: Int, roots: Int, hasDerived: Bool) -> [String] {
        [
            "Money is fungible: no public record says which money paid for what. The circulation is the most that can be the same money, not what is.",
            "The ledger holds what was published. It was collected because these deals look circular, so it says nothing about how common such loops are elsewhere. \(String.count(sources, "source")) with a claim on a deal come down to \(String.count(roots, "independent root")); many are secondary.",
            "Loops through a firm's general budget (equipment bought with its own capital spending) appear only where a deal between the two firms was published.\(hasDerived ? " In the layer estimated a rule derives them from the shares of the whole field." : "")",
            "Headline amounts are not cash: most are plans over many years, with conditions and rights to end them that are often not public.",
            "A range from wording is not a confidence interval: it says what the sources' words allow, not how likely it is.",
        ]
    }
}
