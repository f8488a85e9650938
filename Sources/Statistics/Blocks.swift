import Dispatch

/// Work cut into blocks that threads share, with the results in the blocks' order.
///
/// ```swift
/// let blocks = Blocks(items: 2000, size: 64)
/// let sums = blocks.map(threads: 4) { items in items.reduce(0, +) }
/// ```
///
/// Which thread does a block never shows: a block's result depends on its items alone.
public struct Blocks: Sendable, Hashable {
    public let items: Int
    public let size: Int

    /// - Parameter size: items of a block; the last one may have fewer.
    public init(items: Int, size: Int = 64) {
        precondition(items >= 0 && size > 0)
        self.items = items
        self.size = size
    }

    public var count: Int { (items + size - 1) / size }

    /// The items of a block.
    public subscript(block: Int) -> Range<Int> {
        block * size..<min(items, (block + 1) * size)
    }

    /// One result a block, in order.
    ///
    /// - Parameter threads: at most as many at a time; `nil`: as many as the machine runs.
    public func map<Value: Sendable>(
        threads: Int? = nil, _ body: @Sendable (_ block: Int, _ items: Range<Int>) -> Value
    ) -> [Value] {
        let count = count
        let workers = max(1, min(threads ?? count, count))
        guard workers > 1 else { return (0..<count).map { body($0, self[$0]) } }
        return [Value](unsafeUninitializedCapacity: count) { buffer, initialized in
            guard let base = buffer.baseAddress else { return }
            // Every block writes its own element and nothing else, so the shared pointer is safe.
            nonisolated(unsafe) let slots = base
            DispatchQueue.concurrentPerform(iterations: workers) { worker in
                for block in stride(from: worker, to: count, by: workers) {
                    (slots + block).initialize(to: body(block, self[block]))
                }
            }
            initialized = count
        }
    }

    /// As ``map(threads:_:)`` for work that can fail: the first block's error is thrown.
    public func map<Value: Sendable, Failure: Error>(
        threads: Int? = nil,
        throwing body: @Sendable (_ block: Int, _ items: Range<Int>) -> Result<Value, Failure>
    ) throws(Failure) -> [Value] {
        var values: [Value] = []
        for result in map(threads: threads, body) { values.append(try result.get()) }
        return values
    }
}
