import Text

/// The codes of importing. Each is explained in ``DiagnosticCatalog``; a code once given keeps its meaning.
extension DiagnosticCode {
    // The file
    public static let importEncoding = DiagnosticCode(rawValue: "E801")
    public static let importForm = DiagnosticCode(rawValue: "E802")
    public static let importLimit = DiagnosticCode(rawValue: "E803")
    public static let importColumn = DiagnosticCode(rawValue: "E804")
    // A row
    public static let importRow = DiagnosticCode(rawValue: "E805")
    public static let importParty = DiagnosticCode(rawValue: "E806")
    public static let importKind = DiagnosticCode(rawValue: "E807")
    public static let importStatus = DiagnosticCode(rawValue: "E808")
    public static let importAmount = DiagnosticCode(rawValue: "E809")
    public static let importDate = DiagnosticCode(rawValue: "E810")
    public static let importFormula = DiagnosticCode(rawValue: "E811")
    // Rules, lock and plan
    public static let importRule = DiagnosticCode(rawValue: "E812")
    public static let importLock = DiagnosticCode(rawValue: "E813")
    public static let importEdited = DiagnosticCode(rawValue: "E814")
    public static let importUnlisted = DiagnosticCode(rawValue: "E815")
    public static let importPlanDiffers = DiagnosticCode(rawValue: "E816")
    // Warnings
    public static let importNear = DiagnosticCode(rawValue: "W801")
    public static let importVanished = DiagnosticCode(rawValue: "W802")
    public static let importCovered = DiagnosticCode(rawValue: "W803")
    public static let importConflict = DiagnosticCode(rawValue: "W804")
    public static let importCut = DiagnosticCode(rawValue: "W805")
}
