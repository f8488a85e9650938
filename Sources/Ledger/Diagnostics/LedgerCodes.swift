import Text

/// The codes of the ledger's reader. Each is explained in ``DiagnosticCatalog``; a code once given keeps its meaning.
extension DiagnosticCode {
    // References
    public static let unknownEntity = DiagnosticCode(rawValue: "E101")
    public static let unknownSource = DiagnosticCode(rawValue: "E102")
    public static let unknownDeal = DiagnosticCode(rawValue: "E103")
    public static let unknownMetric = DiagnosticCode(rawValue: "E104")
    public static let unknownSubject = DiagnosticCode(rawValue: "E105")
    public static let incompleteLeg = DiagnosticCode(rawValue: "E106")
    public static let badResolution = DiagnosticCode(rawValue: "E107")
    public static let wrongMeasure = DiagnosticCode(rawValue: "E108")
    public static let unknownFact = DiagnosticCode(rawValue: "E109")
    // Amounts
    public static let badQuantity = DiagnosticCode(rawValue: "E114")
    public static let tranchesAboveLeg = DiagnosticCode(rawValue: "E120")
    public static let scheduleSum = DiagnosticCode(rawValue: "E121")
    public static let scheduleForm = DiagnosticCode(rawValue: "E122")
    public static let shareAboveOne = DiagnosticCode(rawValue: "E123")
    public static let totalOutOfRange = DiagnosticCode(rawValue: "E124")
    // Time
    public static let endBeforeStart = DiagnosticCode(rawValue: "E125")
    public static let termAgainstEnd = DiagnosticCode(rawValue: "E126")
    public static let spendingOverlap = DiagnosticCode(rawValue: "E127")
    public static let bookedAbovePaid = DiagnosticCode(rawValue: "E128")
    public static let statusBackwards = DiagnosticCode(rawValue: "E130")
    public static let knownBeforePublished = DiagnosticCode(rawValue: "E131")
    public static let knownMissing = DiagnosticCode(rawValue: "E132")
    public static let previousNotBefore = DiagnosticCode(rawValue: "E133")
    public static let outcomeTooEarly = DiagnosticCode(rawValue: "E134")
    // Structure
    public static let selfDealing = DiagnosticCode(rawValue: "E140")
    public static let parentCycle = DiagnosticCode(rawValue: "E141")
    public static let linkLoop = DiagnosticCode(rawValue: "E142")
    public static let chainTooLong = DiagnosticCode(rawValue: "E143")
    public static let wrongPledge = DiagnosticCode(rawValue: "E144")
    public static let badLEI = DiagnosticCode(rawValue: "E151")
    // Proof
    public static let quoteTooLong = DiagnosticCode(rawValue: "E160")
    public static let badHash = DiagnosticCode(rawValue: "E161")
    public static let badAccession = DiagnosticCode(rawValue: "E162")
    public static let refutedTooEarly = DiagnosticCode(rawValue: "E163")
    // Notes
    public static let noFileYet = DiagnosticCode(rawValue: "N274")
    // Warnings
    public static let openConflict = DiagnosticCode(rawValue: "W202")
    public static let datedAfterKnown = DiagnosticCode(rawValue: "W203")
    public static let sharedRoot = DiagnosticCode(rawValue: "W210")
    public static let overlappingLegs = DiagnosticCode(rawValue: "W220")
    public static let impliedRate = DiagnosticCode(rawValue: "W230")
    public static let undisclosedAmount = DiagnosticCode(rawValue: "W250")
    public static let staleFact = DiagnosticCode(rawValue: "W260")
    public static let noAddress = DiagnosticCode(rawValue: "W270")
    public static let unusedSource = DiagnosticCode(rawValue: "W271")
    public static let unusedEntity = DiagnosticCode(rawValue: "W272")
    public static let unusedAcceptance = DiagnosticCode(rawValue: "W273")
    public static let emptyPattern = DiagnosticCode(rawValue: "W274")
    public static let missingOrder = DiagnosticCode(rawValue: "W280")
    public static let pledgedTwice = DiagnosticCode(rawValue: "W281")
}
