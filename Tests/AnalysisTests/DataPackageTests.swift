import Circularity
import Foundation
import Money
import Testing
import Text

@testable import Analysis
@testable import Reports

/// A reader of its own, so that the files are judged by their text and not by the code that writes them.
private enum CSV {
    static func parse(_ text: String) -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var field = ""
        var isQuoted = false
        var scalars = Array(text.unicodeScalars)[...]
        while let scalar = scalars.popFirst() {
            if isQuoted {
                if scalar != "\"" {
                    field.unicodeScalars.append(scalar)
                } else if scalars.first == "\"" {
                    field += "\""
                    scalars.removeFirst()
                } else {
                    isQuoted = false
                }
                continue
            }
            switch scalar {
            case "\"": isQuoted = true
            case ",":
                row.append(field)
                field = ""
            case "\n":
                rows.append(row + [field])
                row = []
                field = ""
            default: field.unicodeScalars.append(scalar)
            }
        }
        return rows
    }
}

@Suite("The data package")
struct DataPackageTests {
    private func files(_ model: String) throws -> [String: String] {
        let analysis = try Analysis(
            of: try Repository.model(model),
            options: AnalysisOptions(replicates: 50, uncertainty: .init(draws: 50)))
        return Dictionary(
            uniqueKeysWithValues: try DataPackage(analysis).files().map { ($0.path, $0.contents) })
    }

    @Test(
        "no table has two columns of one name",
        arguments: ["demo", "ai-infrastructure", "cases/telecom-vendors-1998", "acyclic-control"])
    func columns(_ model: String) throws {
        var tables = 0
        for (path, text) in try files(model) where path.hasSuffix(".csv") {
            let heads = try #require(CSV.parse(text).first)
            #expect(Set(heads).count == heads.count, "\(path): \(heads)")
            tables += 1
        }
        #expect(tables >= 4)
    }

    @Test(
        "the description holds for the files: names, types, constraints, keys, sizes, hashes",
        arguments: ["demo", "ai-infrastructure", "cases/telecom-vendors-1998", "acyclic-control"])
    func described(_ model: String) throws {
        let files = try files(model)
        let package = try #require(
            try JSONSerialization.jsonObject(
                with: Data((files["datapackage.json"] ?? "").utf8)) as? [String: Any])
        #expect(package["profile"] as? String == "tabular-data-package")
        let name = model.split(separator: "/").last.map(String.init)
        #expect(package["name"] as? String == name)
        let resources = try #require(package["resources"] as? [[String: Any]])
        #expect(resources.count == files.count - 1)
        var columns: [String: [String: [String]]] = [:]
        for resource in resources {
            let name = try #require(resource["name"] as? String)
            let path = try #require(resource["path"] as? String)
            let text = try #require(files[path])
            #expect(resource["bytes"] as? Int == text.utf8.count)
            #expect(resource["hash"] as? String == "sha256:" + SHA256.hex(Array(text.utf8)))
            let schema = try #require(resource["schema"] as? [String: Any])
            let fields = try #require(schema["fields"] as? [[String: Any]])
            let rows = CSV.parse(text)
            #expect(rows.first == fields.map { $0["name"] as? String ?? "" })
            #expect(rows.allSatisfy { $0.count == fields.count }, "\(name)")
            for (place, field) in fields.enumerated() {
                let key = try #require(field["name"] as? String)
                let values = rows.dropFirst().map { $0[place] }
                columns[name, default: [:]][key] = values
                for value in values { check(value, field, "\(name).\(key)") }
                let limits = field["constraints"] as? [String: Any] ?? [:]
                if limits["unique"] as? Bool == true {
                    #expect(Set(values).count == values.count, "\(name).\(key)")
                }
            }
            let key = try #require(schema["primaryKey"] as? [String])
            let places = key.compactMap { part in
                fields.firstIndex { $0["name"] as? String == part }
            }
            #expect(places.count == key.count)
            let keys = rows.dropFirst().map { row in places.map { row[$0] } }
            #expect(Set(keys).count == keys.count, "\(name)")
        }
        for resource in resources {
            let schema = resource["schema"] as? [String: Any] ?? [:]
            for link in schema["foreignKeys"] as? [[String: Any]] ?? [] {
                let name = try #require(resource["name"] as? String)
                let own = try #require(columns[name]?[link["fields"] as? String ?? ""])
                let reference = try #require(link["reference"] as? [String: String])
                let other = try #require(
                    columns[reference["resource"] ?? ""]?[reference["fields"] ?? ""])
                #expect(Set(own).subtracting([""]).isSubset(of: other))
            }
        }
    }

    private func check(_ value: String, _ field: [String: Any], _ what: String) {
        let limits = field["constraints"] as? [String: Any] ?? [:]
        if value.isEmpty {
            #expect(limits["required"] as? Bool != true, "\(what) is missing")
            return
        }
        if let words = limits["enum"] as? [String] { #expect(words.contains(value), "\(what)") }
        switch field["type"] as? String {
        case "number":
            #expect(value.wholeMatch(of: /-?[0-9]+(\.[0-9]+)?/) != nil, "\(what): \(value)")
        case "integer": #expect(value.wholeMatch(of: /-?[0-9]+/) != nil, "\(what): \(value)")
        case "date": #expect(Day(value) != nil, "\(what): \(value)")
        default: break
        }
        if let least = limits["minimum"] as? Double, let number = Double(value) {
            #expect(number >= least, "\(what): \(value)")
        }
        if let most = limits["maximum"] as? Double, let number = Double(value) {
            #expect(number <= most, "\(what): \(value)")
        }
    }

    @Test(
        "a field is quoted where RFC 4180 asks for it",
        arguments: [
            ("plain", "plain"), ("", ""), ("a,b", "\"a,b\""),
            ("say \"yes\"", "\"say \"\"yes\"\"\""),
            ("two\nlines", "\"two\nlines\""), ("two\r\nlines", "\"two\r\nlines\""),
            (" edge", "\" edge\""), ("값, 둘", "\"값, 둘\""),
        ])
    func quoting(_ text: String, _ expected: String) {
        #expect(DataTable.field(text) == expected)
        #expect(CSV.parse("\(expected),x\n") == [[text, "x"]])
    }

    @Test(
        "numbers are plain decimals with the digits that they are known to",
        arguments: [
            (22e9, true, "22000000000"), (0.1234567891, false, "0.123457"), (0, false, "0"),
            (-0.25, false, "-0.25"), (207_350_123_456.78, true, "207350123456.78"),
            (207_350_123_456.78, false, "207350000000"), (1.5e-7, false, "0.00000015"),
            (3, false, "3"), (1234.5678, false, "1234.57"),
        ])
    func numbers(_ value: Double, _ isExact: Bool, _ expected: String) {
        #expect(DataNumber.text(value, isExact: isExact) == expected)
    }

    @Test("the demo's tables hold what its files say")
    func demo() throws {
        let files = try files("demo")
        let deals = CSV.parse(try #require(files["deals.csv"]))
        #expect(deals.count == 6)
        let legs = try #require(files["legs.csv"])
        #expect(
            legs.contains(
                "chipco-labco-equity/equity,chipco-labco-equity,,chipco,labco,equity,financing"))
        let measures = CSV.parse(try #require(files["measures.csv"]))
        let circulation = measures.first { $0.first == "circulation@announced" }
        #expect(circulation?[4] == "22000000000")
        #expect(CSV.parse(try #require(files["events.csv"])).count == 11)
    }
}
