// swift-tools-version: 6.0
import PackageDescription

// Warnings are errors in CI and in `make test`, but do not keep a user with a newer compiler from building.
let isStrict = Context.environment["OUROBOROS_STRICT"] != nil
let strict: [SwiftSetting] =
    [.enableUpcomingFeature("ExistentialAny")]
    + (isStrict ? [.unsafeFlags(["-warnings-as-errors"])] : [])

// The numerics are what debug builds of the tests spend their time in: the tests build them optimised, checks and all.
let kernel: [CSetting] = isStrict ? [.unsafeFlags(["-O2"])] : []
let numerics: [SwiftSetting] = strict + (isStrict ? [.unsafeFlags(["-O"])] : [])

let package = Package(
    name: "Ouroboros",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "Ouroboros", targets: ["Ouroboros", "Reporting"]),
        .executable(name: "ouroboros", targets: ["OuroborosCLI"]),
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

        .target(name: "Statistics", dependencies: ["CGSL"], swiftSettings: numerics),
        .target(name: "CKernels", exclude: ["bsadf_body.inc"], cSettings: kernel),
        .target(name: "Ledger", dependencies: ["CYAML"], swiftSettings: strict),
        .target(name: "FlowNetwork", dependencies: ["Ledger"], swiftSettings: numerics),
        .target(
            name: "Circularity", dependencies: ["FlowNetwork", "Statistics"],
            swiftSettings: numerics),
        .target(
            name: "Stress",
            dependencies: ["CGSL", "CKernels", "FlowNetwork", "Ledger", "Statistics"],
            swiftSettings: numerics),
        .target(
            name: "Bubble",
            dependencies: [
                "CGSL", "CKernels", "Circularity", "FlowNetwork", "Ledger", "Statistics",
            ],
            swiftSettings: numerics),
        .target(
            name: "Ouroboros",
            dependencies: [
                "Bubble", "CCrypto", "Circularity", "FlowNetwork", "Ledger", "Statistics", "Stress",
            ],
            swiftSettings: strict),
        .target(
            name: "Gate",
            dependencies: [
                "Bubble", "CYAML", "Circularity", "FlowNetwork", "Ledger", "Ouroboros", "Stress",
            ], swiftSettings: strict),
        .target(
            name: "Reporting", dependencies: ["Bubble", "Gate", "Ouroboros", "Stress"],
            swiftSettings: strict),
        .executableTarget(
            name: "OuroborosCLI",
            dependencies: [
                "Bubble", "Circularity", "FlowNetwork", "Gate", "Ledger", "Ouroboros", "Reporting",
                "Stress",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),

        .executableTarget(
            name: "OuroborosBenchmarks", dependencies: ["Circularity", "Statistics"],
            path: "Tests/Benchmarks", exclude: ["Clearing", "Bubble", "Stress"],
            swiftSettings: strict),
        .executableTarget(
            name: "ClearingBenchmarks", dependencies: ["Stress"], path: "Tests/Benchmarks/Clearing",
            swiftSettings: strict),
        .executableTarget(
            name: "BubbleBenchmarks", dependencies: ["Bubble", "Statistics"],
            path: "Tests/Benchmarks/Bubble", swiftSettings: strict),
        .executableTarget(
            name: "StressBenchmarks", dependencies: ["Stress", "Statistics"],
            path: "Tests/Benchmarks/Stress", swiftSettings: strict),

        .testTarget(
            name: "StatisticsTests", dependencies: ["Statistics"], swiftSettings: strict),
        .testTarget(name: "LedgerTests", dependencies: ["Ledger"], swiftSettings: strict),
        .testTarget(
            name: "FlowNetworkTests", dependencies: ["FlowNetwork"], swiftSettings: strict),
        .testTarget(
            name: "CircularityTests", dependencies: ["Circularity", "Statistics"],
            swiftSettings: strict),
        .testTarget(
            name: "StressTests", dependencies: ["FlowNetwork", "Ledger", "Statistics", "Stress"],
            swiftSettings: strict),
        .testTarget(
            name: "BubbleTests",
            dependencies: [
                "Bubble", "CKernels", "Circularity", "FlowNetwork", "Ledger", "Statistics",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "GateTests", dependencies: ["Gate", "Ledger", "Ouroboros"],
            swiftSettings: strict),
        .testTarget(
            name: "OuroborosTests", dependencies: ["Ouroboros", "Reporting"], swiftSettings: strict),
        .testTarget(
            name: "ReportingTests", dependencies: ["Bubble", "Reporting"], swiftSettings: strict),
        .testTarget(
            name: "OuroborosCLITests", dependencies: ["OuroborosCLI"], swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
