// swift-tools-version: 6.2
import PackageDescription

// Warnings are errors in CI and in `make test`, but do not keep a user with a newer compiler from building.
let isStrict = Context.environment["OUROBOROS_STRICT"] != nil
let strict: [SwiftSetting] =
    [.enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility")]
    + (isStrict ? [.unsafeFlags(["-warnings-as-errors"])] : [])

// What debug builds of the tests spend their time in: the tests build it optimised, checks and all.
let kernel: [CSetting] = isStrict ? [.unsafeFlags(["-O2"])] : []
let numerics: [SwiftSetting] = strict + (isStrict ? [.unsafeFlags(["-O"])] : [])

// `make` says which commit it builds; SwiftPM keeps what it once read of the repository, so its own word may be old.
let commit: [CSetting] =
    (Context.environment["OUROBOROS_COMMIT"].flatMap { $0.isEmpty ? nil : $0 })
    .map { [.define("OUROBOROS_COMMIT", to: "\"\($0)\"")] } ?? []

let package = Package(
    name: "Ouroboros",
    platforms: [.macOS(.v15)],
    products: [
        .library(
            name: "Ouroboros",
            targets: [
                "Analysis", "Backtest", "Circularity", "Clearing", "FlowNetwork", "Gate", "Imports",
                "Indicators", "Ledger",
                "Liquidity", "Money", "Reports", "SeriesTests", "Statistics", "Text",
            ]),
        .executable(name: "ouroboros", targets: ["OuroborosCLI"]),
        // For C, Python, R and Julia; `make dist-build` links it into one file that needs nothing else.
        .library(name: "COuroboros", type: .dynamic, targets: ["COuroboros", "Interface"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: [
        .systemLibrary(
            name: "CGSL", pkgConfig: "gsl", providers: [.apt(["libgsl-dev"]), .brew(["gsl"])]),
        .systemLibrary(
            name: "CYAML", pkgConfig: "yaml-0.1",
            providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
        .systemLibrary(
            name: "CCrypto", pkgConfig: "libcrypto",
            providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
        .systemLibrary(
            name: "CXML", pkgConfig: "libxml-2.0",
            providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
        .systemLibrary(
            name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),

        .target(name: "CBuild", cSettings: commit),
        .target(name: "CCodePages"),
        .target(name: "CFiles"),
        .target(name: "Text", dependencies: ["CCrypto", "CYAML"], swiftSettings: numerics),
        .target(name: "Money", dependencies: ["Text"], swiftSettings: numerics),
        .target(name: "Statistics", dependencies: ["CGSL"], swiftSettings: numerics),
        .target(name: "CKernels", exclude: ["bsadf_body.inc"], cSettings: kernel),
        .target(name: "Documents", dependencies: ["Text"], swiftSettings: numerics),
        .target(name: "Charts", dependencies: ["Money", "Text"], swiftSettings: strict),
        .target(
            name: "SeriesTests", dependencies: ["CGSL", "CKernels", "Money", "Statistics", "Text"],
            swiftSettings: numerics),
        .target(name: "Ledger", dependencies: ["Money", "Text"], swiftSettings: numerics),
        .target(
            name: "Imports",
            dependencies: ["CCodePages", "CXML", "CZlib", "Ledger", "Money", "Text"],
            swiftSettings: strict),
        .target(
            name: "FlowNetwork", dependencies: ["Ledger", "Money", "Text"], swiftSettings: numerics),
        .target(
            name: "Clearing",
            dependencies: ["CGSL", "CKernels", "FlowNetwork", "Statistics", "Text"],
            swiftSettings: numerics),
        .target(
            name: "Circularity",
            dependencies: ["FlowNetwork", "Ledger", "Money", "Statistics", "Text"],
            swiftSettings: numerics),
        .target(
            name: "Liquidity",
            dependencies: [
                "CGSL", "CKernels", "Clearing", "FlowNetwork", "Ledger", "Money", "Statistics",
                "Text",
            ],
            swiftSettings: numerics),
        .target(
            name: "Indicators",
            dependencies: [
                "Circularity", "FlowNetwork", "Ledger", "Money", "Statistics", "Text",
            ],
            swiftSettings: strict),
        .target(
            name: "Analysis",
            dependencies: [
                "CBuild", "Circularity", "Clearing", "FlowNetwork", "Indicators",
                "Ledger",
                "Liquidity", "Money", "SeriesTests", "Statistics", "Text",
            ],
            swiftSettings: numerics),
        .target(
            name: "Gate",
            dependencies: [
                "Analysis", "Circularity", "FlowNetwork", "Ledger", "Liquidity", "Money",
                "SeriesTests", "Text",
            ], swiftSettings: strict),
        .target(
            name: "Backtest",
            dependencies: [
                "Analysis", "Charts", "Circularity", "Documents", "FlowNetwork", "Gate", "Ledger",
                "Liquidity", "Money", "Statistics", "Text",
            ], swiftSettings: strict),
        .target(
            name: "Reports",
            dependencies: [
                "Analysis", "Charts", "Circularity", "Clearing", "Documents", "FlowNetwork", "Gate",
                "Indicators", "Ledger", "Liquidity", "Money", "SeriesTests", "Statistics", "Text",
            ],
            swiftSettings: strict),
        .target(
            name: "Exports",
            dependencies: [
                "Analysis", "CZlib", "Circularity", "FlowNetwork", "Gate", "Ledger", "Liquidity",
                "Money", "Reports", "Text",
            ],
            swiftSettings: strict),
        .target(
            name: "Explorer",
            dependencies: [
                "Analysis", "Charts", "Circularity", "FlowNetwork", "Ledger", "Liquidity", "Money",
                "Reports", "Statistics", "Text",
            ],
            swiftSettings: strict),
        .target(name: "COuroboros", dependencies: ["CBuild"]),
        .target(
            name: "Interface",
            dependencies: [
                "COuroboros", "Circularity", "Clearing", "FlowNetwork", "SeriesTests",
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "OuroborosCLI",
            dependencies: [
                "Analysis", "Backtest", "CBuild", "CFiles", "Charts", "Circularity", "Clearing",
                "Documents", "Explorer", "Exports", "FlowNetwork", "Gate", "Imports",
                "Indicators", "Ledger", "Liquidity", "Money", "Reports", "SeriesTests",
                "Statistics",
                "Text",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),

        .executableTarget(
            name: "ouroboros-fuzz",
            dependencies: [
                "Analysis", "Backtest", "Clearing", "FlowNetwork", "Gate", "Imports", "Ledger",
                "Liquidity", "Money", "SeriesTests", "Text",
            ],
            path: "Tests/Fuzz", swiftSettings: strict),

        .target(
            name: "TestSupport", dependencies: ["Clearing"], path: "Tests/Support",
            swiftSettings: strict),
        .testTarget(
            name: "StatisticsTests", dependencies: ["CGSL", "Statistics"], swiftSettings: strict),
        .testTarget(
            name: "LedgerTests", dependencies: ["Ledger", "Money", "TestSupport", "Text"],
            swiftSettings: strict),
        .testTarget(
            name: "ImportsTests", dependencies: ["Imports", "Ledger", "Money", "Text"],
            swiftSettings: strict),
        .testTarget(
            name: "FlowNetworkTests", dependencies: ["FlowNetwork", "Ledger", "Money", "Text"],
            swiftSettings: strict),
        .testTarget(
            name: "CircularityTests",
            dependencies: ["Circularity", "FlowNetwork", "Ledger", "Money", "Statistics", "Text"],
            swiftSettings: strict),
        .testTarget(
            name: "ClearingTests",
            dependencies: ["Clearing", "FlowNetwork", "Statistics", "TestSupport", "Text"],
            swiftSettings: strict),
        .testTarget(
            name: "LiquidityTests",
            dependencies: [
                "Clearing", "FlowNetwork", "Ledger", "Liquidity", "Money", "Statistics",
                "TestSupport", "Text",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "SeriesTestsTests",
            dependencies: [
                "CKernels", "Money", "SeriesTests", "Statistics", "TestSupport", "Text",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "IndicatorsTests",
            dependencies: [
                "Circularity", "FlowNetwork", "Indicators", "Ledger", "Money", "Statistics", "Text",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "GateTests",
            dependencies: [
                "Analysis", "Circularity", "FlowNetwork", "Gate", "Ledger", "Liquidity", "Money",
                "Text",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "BacktestTests",
            dependencies: [
                "Analysis", "Backtest", "Charts", "Circularity", "Documents", "FlowNetwork", "Gate",
                "Ledger", "Money", "Statistics", "TestSupport", "Text",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "AnalysisTests",
            dependencies: [
                "Analysis", "Charts", "Circularity", "Clearing", "Documents", "FlowNetwork", "Gate",
                "Indicators", "Ledger", "Liquidity", "Money", "Reports", "SeriesTests",
                "Statistics",
                "TestSupport", "Text",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "ReportsTests",
            dependencies: [
                "Analysis", "Charts", "Documents", "FlowNetwork", "Gate", "Indicators", "Ledger",
                "Liquidity", "Money", "Reports", "SeriesTests", "TestSupport", "Text",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "ExplorerTests",
            dependencies: [
                "Analysis", "Circularity", "Explorer", "FlowNetwork", "Ledger", "Liquidity",
                "Money", "TestSupport", "Text",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "ExportsTests",
            dependencies: [
                "Analysis", "Circularity", "Exports", "FlowNetwork", "Imports", "Ledger", "Money",
                "Reports", "Text",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "OuroborosCLITests", dependencies: ["OuroborosCLI", "TestSupport", "Text"],
            swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
