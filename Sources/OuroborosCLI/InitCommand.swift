import ArgumentParser

struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Write a small model to start from.")

    @Argument(
        help: "The folder to make; it may exist, but none of the files that are written into it.")
    var folder: String

    @OptionGroup var common: CommonOptions

    func run() throws {
        try OutputFiles.create(StarterModel.files, in: folder)
        if !common.quiet {
            Terminal.message(
                "Wrote \(StarterModel.files.count) files. Next: `ouroboros lint \(folder)`, `ouroboros report \(folder)`."
            )
        }
    }
}

/// A model of two firms that lints without errors: every kind of file once.
enum StarterModel {
    static let files: [(path: String, contents: String)] = [
        (
            "model.yaml",
            """
            title: My model
            base_currency: USD
            as_of: 2026-01-31
            universe: [maker, buyer]
            files:
              entities: [entities.yaml]
              sources: [sources.yaml]
              deals: [deals/*.yaml]

            """
        ),
        (
            "entities.yaml",
            """
            entities:
              maker: {name: Maker, kind: company, country: US}
              buyer: {name: Buyer, kind: company, country: US}

            """
        ),
        (
            "sources.yaml",
            """
            sources:
              maker-release-2026-01:
                title: Maker's release on its agreement with Buyer
                kind: release
                grade: A2
                published: 2026-01-15
                url: 'https://example.com/release'

            """
        ),
        (
            "deals/maker.yaml",
            """
            deals:
              maker-buyer-2026:
                title: Maker invests in Buyer, which orders from Maker
                parties: [maker, buyer]
                claims:
                  - source: maker-release-2026-01
                    status: signed
                    date: 2026-01-15
                    legs:
                      equity: {from: maker, to: buyer, kind: equity, amount: up to USD 2bn, binding: binding, settles: cash, tied_to: [orders]}
                      orders: {from: buyer, to: maker, kind: purchase, amount: USD 3bn, start: 2026-04, term: P3Y, binding: binding, settles: cash}

            """
        ),
    ]
}
