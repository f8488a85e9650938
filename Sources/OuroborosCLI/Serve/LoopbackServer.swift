import Dispatch
import Explorer
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Answers requests of this machine's own programs, one a connection, with bounded memory whatever they do.
///
/// One thread moves bytes and never waits for a single caller; a few others work. Who sends or reads too slowly is cut off, callers beyond
/// ``Limits/connections`` wait in the system's queue, and nothing is computed while too much is unsent.
final class LoopbackServer {
    struct Limits {
        var connections = 256
        /// Seconds for a whole request, for a whole answer, and for a caller to hang up after it.
        var request = 10.0
        var answer = 30.0
        var goodbye = 1.0
        var workers = 4
        /// Bytes of answers that are not sent yet.
        var unsent = 64 << 20
    }

    private struct Caller {
        enum Stage { case sending, waiting, working, reading, leaving }
        var stage = Stage.sending
        var received: [UInt8] = []
        var answer: [UInt8] = []
        var sent = 0
        var deadline: Double
        var request: HTTPRequest?
    }

    let port: UInt16
    private let listener: Int32
    private let limits: Limits
    private let respond: @Sendable (HTTPRequest) -> HTTPResponse
    private let queue = DispatchQueue(label: "explorer", attributes: .concurrent)
    private let finished = Finished()
    private var callers: [Int32: Caller] = [:]
    /// Those whose request is complete, in order.
    private var waiting: [Int32] = []
    private var working = 0

    /// Answers that workers have made, and a pipe that wakes the loop.
    private final class Finished: Sendable {
        let answers = Mutex<[(socket: Int32, bytes: [UInt8])]>([])
        let wake: Int32
        let woken: Int32

        init() {
            var ends: [Int32] = [-1, -1]
            // Without a pipe the loop looks by itself now and then.
            _ = pipe(&ends)
            for end in ends where end >= 0 {
                _ = fcntl(end, F_SETFD, FD_CLOEXEC)
                _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK)
            }
            (woken, wake) = (ends[0], ends[1])
        }

        func add(_ socket: Int32, _ bytes: [UInt8]) {
            answers.withLock { $0.append((socket, bytes)) }
            var byte: UInt8 = 0
            _ = write(wake, &byte, 1)
        }
    }

    init(
        port: UInt16, limits: Limits = Limits(),
        respond: @escaping @Sendable (UInt16) -> @Sendable (HTTPRequest) -> HTTPResponse
    ) throws(ListenError) {
        (listener, self.port) = try LoopbackSocket.listening(port: port)
        self.limits = limits
        self.respond = respond(self.port)
    }

    deinit { _ = close(listener) }

    /// Serves until told to stop.
    func run(until isStopped: () -> Bool) {
        while !isStopped() {
            wait()
            collect()
            acceptCallers()
            for socket in Array(callers.keys) { move(socket) }
            startWork()
            let now = LoopbackSocket.seconds
            for (socket, caller) in callers where caller.deadline < now {
                expire(socket, caller)
            }
        }
        for socket in callers.keys { _ = close(socket) }
        callers = [:]
    }

    private func wait() {
        var polled: [pollfd] = [
            pollfd(fd: finished.woken, events: Int16(POLLIN), revents: 0)
        ]
        if callers.count < limits.connections {
            polled.append(pollfd(fd: listener, events: Int16(POLLIN), revents: 0))
        }
        for (socket, caller) in callers {
            switch caller.stage {
            case .sending, .leaving:
                polled.append(pollfd(fd: socket, events: Int16(POLLIN), revents: 0))
            case .reading:
                polled.append(pollfd(fd: socket, events: Int16(POLLOUT), revents: 0))
            case .waiting, .working: break
            }
        }
        _ = poll(&polled, nfds_t(polled.count), 200)
    }

    private func collect() {
        var bytes = [UInt8](repeating: 0, count: 64)
        while read(finished.woken, &bytes, bytes.count) > 0 {}
        let answers = finished.answers.withLock { answers in
            defer { answers = [] }
            return answers
        }
        for (socket, bytes) in answers {
            working -= 1
            answer(socket, bytes)
        }
    }

    private func acceptCallers() {
        while callers.count < limits.connections, let socket = LoopbackSocket.accepted(listener) {
            callers[socket] = Caller(deadline: LoopbackSocket.seconds + limits.request)
        }
    }

    private func answer(_ socket: Int32, _ bytes: [UInt8]) {
        callers[socket]?.answer = bytes
        callers[socket]?.received = []
        callers[socket]?.stage = .reading
        callers[socket]?.deadline = LoopbackSocket.seconds + limits.answer
        move(socket)
    }

    private func end(_ socket: Int32) {
        callers[socket] = nil
        waiting.removeAll { $0 == socket }
        _ = close(socket)
    }

    /// A request that does not come is answered with 408; everything else that takes too long is cut.
    private func expire(_ socket: Int32, _ caller: Caller) {
        switch caller.stage {
        case .sending where !caller.received.isEmpty:
            answer(socket, HTTPResponse(408, body: "The request did not come in time.\n").bytes())
        case .sending, .reading, .leaving: end(socket)
        // The number of its socket must not be given to another while a worker has it.
        case .waiting, .working: break
        }
    }

    private func move(_ socket: Int32) {
        guard let stage = callers[socket]?.stage else { return }
        switch stage {
        case .sending: receive(socket)
        case .reading: send(socket)
        case .leaving:
            var rest = [UInt8](repeating: 0, count: 4096)
            if case .ended = LoopbackSocket.received(socket, into: &rest) { end(socket) }
        case .waiting, .working: break
        }
    }

    private func receive(_ socket: Int32) {
        var buffer = [UInt8](repeating: 0, count: 16_384)
        switch LoopbackSocket.received(socket, into: &buffer) {
        case .wouldWait: return
        case .ended: return end(socket)
        case .some(let count):
            callers[socket]?.received += buffer[..<count]
        }
        switch HTTPRequest.parse(callers[socket]?.received ?? []) {
        case .incomplete: return
        case .refused(let status):
            answer(socket, HTTPResponse(status, body: "This request is not understood.\n").bytes())
        case .request(let request):
            callers[socket]?.request = request
            callers[socket]?.received = []
            callers[socket]?.stage = .waiting
            callers[socket]?.deadline = .infinity
            waiting.append(socket)
        }
    }

    private func send(_ socket: Int32) {
        guard let caller = callers[socket] else { return }
        guard caller.sent < caller.answer.count else { return leave(socket) }
        switch LoopbackSocket.sent(socket, caller.answer, from: caller.sent) {
        case .wouldWait: return
        case .ended: end(socket)
        case .some(let count):
            callers[socket]?.sent += count
            if caller.sent + count >= caller.answer.count { leave(socket) }
        }
    }

    /// Closing with bytes unread would take the answer back.
    private func leave(_ socket: Int32) {
        _ = shutdown(socket, Int32(SHUT_WR))
        callers[socket]?.answer = []
        callers[socket]?.stage = .leaving
        callers[socket]?.deadline = LoopbackSocket.seconds + limits.goodbye
    }

    private func startWork() {
        var unsent = callers.values.reduce(0) {
            $0 + $1.answer.count - min($1.sent, $1.answer.count)
        }
        while working < limits.workers, unsent < limits.unsent, !waiting.isEmpty {
            let socket = waiting.removeFirst()
            guard let request = callers[socket]?.request else { continue }
            callers[socket]?.stage = .working
            working += 1
            unsent += 1 << 20
            queue.async { [respond, finished] in
                let bytes = respond(request).bytes(isHead: request.method == "HEAD")
                finished.add(socket, bytes)
            }
        }
    }
}
