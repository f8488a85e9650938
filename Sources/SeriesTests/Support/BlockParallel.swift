import Dispatch

/// Runs blocks of work on several threads. Which thread works on a block, and when, must not matter:
/// a block writes only to places of its own.
enum BlockParallel {
    /// Calls `body(worker, block)` for each block; a worker's calls come one after the other.
    static func run(
        blocks: Int, threads: Int, body: @Sendable (_ worker: Int, _ blocks: StrideTo<Int>) -> Void
    ) {
        let workers = max(1, min(threads, blocks))
        if workers == 1 { return body(0, stride(from: 0, to: blocks, by: 1)) }
        DispatchQueue.concurrentPerform(iterations: workers) { worker in
            body(worker, stride(from: worker, to: blocks, by: workers))
        }
    }
}
