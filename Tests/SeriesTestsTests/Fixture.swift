import Foundation

/// Files of reference numbers.
enum Fixture {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fixtures/bubble")

    static let repository = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    static func text(_ path: String) throws -> String {
        try String(contentsOf: folder.appending(path: path), encoding: .utf8)
    }

    /// Rows of a CSV without quotes, header first.
    static func rows(_ path: String) throws -> [[String]] {
        try text(path).split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
    }

    /// One column of numbers by its name.
    static func column(_ path: String, _ name: String) throws -> [Double] {
        let rows = try rows(path)
        guard let index = rows.first?.firstIndex(of: name) else {
            throw FixtureError.missing("\(path): column \(name)")
        }
        return try rows.dropFirst().map {
            guard let value = Double($0[index]) else {
                throw FixtureError.missing("\(path): \($0)")
            }
            return value
        }
    }

    static func parse<T: Decodable>(_ text: String, as type: T.Type) throws -> T {
        try JSONDecoder().decode(type, from: Data(text.utf8))
    }

    static func json<T: Decodable>(_ path: String, as type: T.Type) throws -> T {
        try JSONDecoder().decode(type, from: Data(text(path).utf8))
    }
}

enum FixtureError: Error { case missing(String) }
