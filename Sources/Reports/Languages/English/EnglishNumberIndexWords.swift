import Analysis

struct EnglishNumberIndexWords: NumberIndexWords {
    let heading = "Numbers and their ids"
    let before = "Every number can be followed back to its formula, claims and sources: "
    let between = ". "
    let after = " has all of them with their values."
    let heads = ["Id", "What it measures", "Of what"]

    func title(_ rule: MetricDefinition) -> String { rule.title }
}
