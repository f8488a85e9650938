/// What "by chance" means: which networks the observed one is compared with.
public enum NullModel: String, Sendable, CaseIterable {
    /// The same legs, their amounts in random order: does the money sit where it can go round?
    case weights
    /// The same number of payees and payers for every firm, other partners: does the web close more than its degrees make it?
    case swap
}

/// Fewest replicates of a test that is published: p then resolves to 1/2001.
public let defaultReplicates = 2000
