import Analysis
import ArgumentParser
import Gate
import Ledger
import Liquidity
import Text

/// A model to start from: it passes `lint`, `fmt --check`, `check`, `stress`, `report` and `verify` as it is.
enum Template: String, ExpressibleByArgument, CaseIterable {
    case deals
    case vendorFinance = "vendor-finance"
    case holdings

    var about: String {
        switch self {
        case .deals: "firms that invest in each other and buy from each other"
        case .vendorFinance: "a vendor that lends to its own customers"
        case .holdings: "firms that hold shares of each other"
        }
    }

    /// Every file of the model, with paths relative to its folder.
    ///
    /// - Parameter folder: where it will lie: the model's id is made of it, so that two models of one repository have two.
    func files(for folder: String) -> [(path: String, contents: String)] {
        let id = Identifier.slug(folder) ?? "my-model"
        let own =
            switch self {
            case .deals: DealsTemplate.files
            case .vendorFinance: VendorFinanceTemplate.files
            case .holdings: HoldingsTemplate.files
            }
        return own.map { file in
            (
                file.path,
                file.contents.replacing("{id}", with: id).replacing("{title}", with: "My model")
            )
        } + Self.schemas
    }

    /// Editors complete and check the files with these: what the `yaml-language-server` lines name.
    private static var schemas: [(path: String, contents: String)] {
        [
            (".schema/ledger.schema.json", LedgerSchema.json()),
            (".schema/scenario.schema.json", ScenarioSchema.json()),
            (".schema/policy.schema.json", PolicySchema.json()),
        ]
    }
}
