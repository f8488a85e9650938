// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that nobody who builds or tests Ouroboros builds these: `make bench` does.
let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility"),
]
let ouroboros: Target.Dependency = .product(name: "Ouroboros", package: "ouroboros")

let package = Package(
    name: "OuroborosBenchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "ouroboros", path: "../..")],
    targets: [
        .executableTarget(
            name: "CircularityBenchmarks", dependencies: [ouroboros], path: "Circularity",
            swiftSettings: settings),
        .executableTarget(
            name: "ClearingBenchmarks", dependencies: [ouroboros], path: "Clearing",
            swiftSettings: settings),
        .executableTarget(
            name: "BubbleBenchmarks", dependencies: [ouroboros], path: "Bubble",
            swiftSettings: settings),
        .executableTarget(
            name: "StressBenchmarks", dependencies: [ouroboros], path: "Stress",
            swiftSettings: settings),
    ]
)
