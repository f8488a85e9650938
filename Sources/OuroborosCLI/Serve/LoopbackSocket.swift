#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Why the explorer cannot listen.
struct ListenError: Error {
    let port: UInt16
    let reason: String
}

/// Calls of the system that the explorer's server makes. All sockets are of this machine's own address alone and never wait.
enum LoopbackSocket {
    /// - Parameter port: 0: any that is free.
    /// - Returns: the socket and its port.
    static func listening(port: UInt16) throws(ListenError) -> (socket: Int32, port: UInt16) {
        func failed(_ socket: Int32) -> ListenError {
            let reason = String(cString: strerror(errno))
            if socket >= 0 { _ = close(socket) }
            return ListenError(port: port, reason: reason)
        }
        #if canImport(Glibc)
            let stream = Int32(SOCK_STREAM.rawValue)
        #else
            let stream = SOCK_STREAM
        #endif
        let listener = socket(AF_INET, stream, 0)
        guard listener >= 0 else { throw failed(-1) }
        prepare(listener)
        var yes: Int32 = 1
        setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(listener, $0, size) }
        }
        guard bound == 0, listen(listener, 128) == 0 else { throw failed(listener) }
        let named = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                getsockname(listener, $0, &size)
            }
        }
        guard named == 0 else { throw failed(listener) }
        return (listener, UInt16(bigEndian: address.sin_port))
    }

    /// The next caller; `nil`: none waits.
    static func accepted(_ listener: Int32) -> Int32? {
        let caller = accept(listener, nil, nil)
        guard caller >= 0 else { return nil }
        prepare(caller)
        return caller
    }

    private static func prepare(_ socket: Int32) {
        _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
        _ = fcntl(socket, F_SETFL, fcntl(socket, F_GETFL) | O_NONBLOCK)
        #if canImport(Darwin)
            var yes: Int32 = 1
            setsockopt(socket, SOL_SOCKET, SO_NOSIGPIPE, &yes, socklen_t(MemoryLayout<Int32>.size))
        #endif
    }

    enum Moved { case some(Int), wouldWait, ended }

    static func received(_ socket: Int32, into buffer: inout [UInt8]) -> Moved {
        let count = recv(socket, &buffer, buffer.count, 0)
        if count > 0 { return .some(count) }
        return count < 0 && (errno == EAGAIN || errno == EINTR) ? .wouldWait : .ended
    }

    static func sent(_ socket: Int32, _ bytes: [UInt8], from start: Int) -> Moved {
        let count = bytes.withUnsafeBytes { all -> Int in
            let rest = UnsafeRawBufferPointer(rebasing: all[start...])
            #if canImport(Glibc)
                return send(socket, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
            #else
                return send(socket, rest.baseAddress, rest.count, 0)
            #endif
        }
        if count >= 0 { return .some(count) }
        return errno == EAGAIN || errno == EINTR ? .wouldWait : .ended
    }

    /// Seconds of a clock that nobody sets.
    static var seconds: Double {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
    }
}
