import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Signals that end the process: temporary files go first.
///
/// Ctrl-C may also be a question: long work asks it now and then, and ends with what is done. A second Ctrl-C ends the process at once.
enum Interruption {
    private static let flag = Atomic(false)
    private static let isListening = Atomic(false)
    private static let isInterruptIgnored = Atomic(false)
    /// The handler writes a signal's number into it: all else is done by a thread, outside the handler.
    private static let pipe = Atomic<Int32>(-1)
    private static let signals = [SIGINT, SIGTERM, SIGHUP]

    /// Whether the user asked to stop.
    static var isRequested: Bool { flag.load(ordering: .relaxed) }

    /// From now on the first SIGINT is a request, also where a parent had it ignored.
    static func listen() {
        isListening.store(true, ordering: .sequentiallyConsistent)
        catchSignal(SIGINT)
        // A parent that starts the command from a worker thread may hand it down blocked.
        var interrupt = sigset_t()
        sigemptyset(&interrupt)
        sigaddset(&interrupt, SIGINT)
        pthread_sigmask(SIG_UNBLOCK, &interrupt, nil)
    }

    /// Once, before any other thread.
    static func install() {
        var ends: [Int32] = [-1, -1]
        // Without the thread signals end the process as they always do.
        guard systemPipe(&ends) == 0 else { return }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        pipe.store(ends[1], ordering: .sequentiallyConsistent)
        let reading = ends[0]
        guard startThread(reading) else { return }
        for signal in signals where !isIgnored(signal) { catchSignal(signal) }
        // A write to a closed pipe says so; a file above the user's limit too.
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
    }

    /// Ends the process by a signal, as a caller sees it, without what is temporary.
    static func end(by number: Int32) -> Never {
        TemporaryRecord.removeAll {
            signal(number, SIG_DFL)
            var set = sigset_t()
            sigemptyset(&set)
            sigaddset(&set, number)
            pthread_sigmask(SIG_UNBLOCK, &set, nil)
            raise(number)
            _exit(128 + number)
        }
    }

    /// Ends the process with a status, without what is temporary.
    static func leave(_ status: Int32) -> Never { TemporaryRecord.removeAll { exit(status) } }

    private static func isIgnored(_ number: Int32) -> Bool {
        var action = sigaction()
        guard sigaction(number, nil, &action) == 0 else { return false }
        #if canImport(Glibc)
            return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
        #else
            return unsafeBitCast(action.__sigaction_u.__sa_handler, to: Int.self) == 1
        #endif
    }

    private static func catchSignal(_ number: Int32) {
        signal(number) { number in
            let saved = errno
            var byte = UInt8(truncatingIfNeeded: number)
            _ = systemWrite(Interruption.pipe.load(ordering: .relaxed), &byte, 1)
            errno = saved
        }
    }

    private static func startThread(_ reading: Int32) -> Bool {
        #if canImport(Glibc)
            var thread = pthread_t()
        #else
            var thread: pthread_t?
        #endif
        let argument = UnsafeMutableRawPointer(bitPattern: Int(reading) + 1)
        return pthread_create(
            &thread, nil,
            { argument in
                Interruption.serve(Int32(Int(bitPattern: argument) - 1))
            }, argument) == 0
    }

    private static func serve(_ reading: Int32) -> Never {
        var byte: UInt8 = 0
        while true {
            let count = systemRead(reading, &byte, 1)
            if count < 0, errno == EINTR { continue }
            // The pipe lives as long as the process.
            guard count == 1 else { while true { pause() } }
            let number = Int32(byte)
            if number == SIGINT, isListening.load(ordering: .sequentiallyConsistent), !isRequested {
                flag.store(true, ordering: .relaxed)
                continue
            }
            // From here on a further signal ends the process at once.
            for other in signals { signal(other, SIG_DFL) }
            end(by: number)
        }
    }
}

private func systemPipe(_ ends: inout [Int32]) -> Int32 { pipe(&ends) }

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    write(descriptor, bytes, count)
}

private func systemRead(
    _ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int
) -> Int {
    read(descriptor, bytes, count)
}
