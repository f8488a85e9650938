import Testing

@testable import Liquidity

/// The bytes of runs of random models, kept as one number each: what is left out of a model must not change a digit of it.
struct DigestTests {
    /// FNV-1a (Fowler, Noll & Vo) over the bits of everything that a run gives.
    private func digest(_ outcomes: PathOutcomes) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        func add(_ word: UInt64) {
            hash = (hash ^ word) &* 0x100_0000_01b3
            hash ^= hash >> 32
        }
        for quarter in outcomes.cashOut { add(UInt64(quarter)) }
        for values in [
            outcomes.gap, outcomes.directLoss, outcomes.passedOnLoss, outcomes.terminatedLoss,
            outcomes.fan,
        ] + outcomes.bridgeSurvival {
            for value in values { add(value.bitPattern) }
        }
        return hash
    }

    /// Of models without stakes, 40 paths each, written down before revenue, funding and purchases could answer to anything.
    static let kept: [UInt64] = [
        0xf89a43f56406c83d, 0x03f6ef3ce86f3575, 0x653d66cb40ca230c, 0x53c47a31e949584c,
        0x58766d4b4b0d8fcb, 0x62a274508fc81a39, 0x4a97ff3dc9591031, 0xa2e8ede3c7c40cbc,
        0xc9f552b58594f184, 0x8ded6fce986bb3fa, 0xdfeea0e04c6eecd4, 0x0df14d3af06afd77,
        0x9fa14299b70fa973, 0x59e80415aea1d898, 0x262ef2f2629d02b5, 0x75a5ceea481dfaed,
        0x4c2856c14ef22fb6, 0xb0f7539613d7f483, 0x6cba271bd32e06ad, 0xe93b40e554ed4f36,
        0x721d229f60f37f48, 0x20d81a7aa477352e, 0x8cfc17c05c7030f1, 0x82b1783db000e802,
        0x09f631886ba3df75, 0x4a2a7b477a3d2662, 0xe25a0d2f1460ed22, 0xf7889f3b7db0d52b,
        0xdb09e48c0baa1b32, 0x34674f47beb7e235, 0x0e861cefb5b84de7, 0xa19449c8de957726,
        0x1f174573565b1f03, 0x14d9561a3dfede98, 0xaaa4f0a39acfc0f0, 0x6058e19475364e57,
        0xae6c41dbcf7fe8de, 0x0bcb57ad4ff65f6a, 0xf42cde9efb89d310, 0x90d1a245d8af93cf,
    ]

    @Test func `a model that leaves out all feedback runs as before there was any`() throws {
        var found: [UInt64] = []
        for seed in 0..<40 {
            var random = RandomModel(seed: UInt64(1000 + seed))
            var model = random.model()
            model.stakes = []
            let outcomes = try LiquiditySimulation(model).run(
                SimulationOptions(paths: 40, seed: UInt64(seed), threads: 1))
            found.append(digest(outcomes))
        }
        #expect(found == Self.kept)
    }
}
