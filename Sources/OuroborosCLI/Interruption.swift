import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Ctrl-C as a question: long work asks it now and then, and ends with what is done. A second Ctrl-C ends the process at once.
enum Interruption {
    private static let flag = Atomic(false)

    /// Whether the user asked to stop.
    static var isRequested: Bool { flag.load(ordering: .relaxed) }

    /// From now on the first SIGINT is a request.
    static func listen() {
        // The flag exists before a signal can come: a handler must not be the first to make it.
        _ = isRequested
        signal(SIGINT) { _ in
            Interruption.flag.store(true, ordering: .relaxed)
            signal(SIGINT, SIG_DFL)
        }
        // A parent that starts the command from a worker thread may hand it down blocked.
        var interrupt = sigset_t()
        sigemptyset(&interrupt)
        sigaddset(&interrupt, SIGINT)
        pthread_sigmask(SIG_UNBLOCK, &interrupt, nil)
    }
}
