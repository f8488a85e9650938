import CXML
import Text

/// A pull reader of XML on libxml2: no network, no entities, no document type, bounded depth.
///
/// ```swift
/// var xml = XMLEvents(bytes, file: "xl/workbook.xml")
/// while let event = try xml.next() { … }
/// ```
/// Names come without their prefixes: files differ in these.
struct XMLEvents: ~Copyable {
    enum Event {
        case start(String, [String: String])
        case end(String)
        case text(String)
    }

    private let bytes: [UInt8]
    private let file: String
    private let limits: ImportLimits
    private let memory: UnsafeMutableBufferPointer<CChar>
    private let reader: xmlTextReaderPtr?
    private var pendingEnd: String?

    init(_ bytes: [UInt8], file: String, limits: ImportLimits = ImportLimits()) {
        self.bytes = bytes
        self.file = file
        self.limits = limits
        memory = .allocate(capacity: max(1, bytes.count))
        for (index, byte) in bytes.enumerated() { memory[index] = CChar(bitPattern: byte) }
        let options =
            XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
        // The reader takes a size of 32 bits.
        reader =
            bytes.count > Int(Int32.max)
            ? nil
            : xmlReaderForMemory(memory.baseAddress, Int32(bytes.count), nil, nil, Int32(options))
    }

    deinit {
        xmlFreeTextReader(reader)
        memory.deallocate()
    }

    private func problem(_ what: String, _ code: DiagnosticCode = .importForm) -> InvalidInput {
        let line = Int(xmlTextReaderGetParserLineNumber(reader))
        let column = Int(xmlTextReaderGetParserColumnNumber(reader))
        return InvalidInput([
            Diagnostic(
                code, at: Place(file: file, line: max(1, line), column: max(1, column)), what,
                help: "save or fetch the file again")
        ])
    }

    mutating func next() throws(InvalidInput) -> Event? {
        if let name = pendingEnd {
            pendingEnd = nil
            return .end(name)
        }
        guard reader != nil else {
            throw problem("the file is too large to be read as XML", .importLimit)
        }
        while true {
            let status = xmlTextReaderRead(reader)
            if status == 0 { return nil }
            guard status == 1 else { throw problem("the file is no well-formed XML") }
            guard Int(xmlTextReaderDepth(reader)) <= limits.depth * 2 else {
                throw problem("the XML nests deeper than \(limits.depth * 2)", .importLimit)
            }
            switch xmlTextReaderNodeType(reader) {
            case Int32(XML_READER_TYPE_ELEMENT.rawValue):
                let name = text(xmlTextReaderConstLocalName(reader)) ?? ""
                if xmlTextReaderIsEmptyElement(reader) == 1 { pendingEnd = name }
                return .start(name, attributes())
            case Int32(XML_READER_TYPE_END_ELEMENT.rawValue):
                return .end(text(xmlTextReaderConstLocalName(reader)) ?? "")
            case Int32(XML_READER_TYPE_TEXT.rawValue), Int32(XML_READER_TYPE_CDATA.rawValue),
                Int32(XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue):
                return .text(text(xmlTextReaderConstValue(reader)) ?? "")
            case Int32(XML_READER_TYPE_DOCUMENT_TYPE.rawValue):
                throw problem(
                    "the XML declares a document type, where entities that explode are hidden",
                    .importLimit)
            case Int32(XML_READER_TYPE_ENTITY_REFERENCE.rawValue):
                throw problem("the XML refers to an entity", .importLimit)
            default: continue
            }
        }
    }

    private func text(_ pointer: UnsafePointer<xmlChar>?) -> String? {
        pointer.map { String(cString: $0) }
    }

    private func attributes() -> [String: String] {
        var result: [String: String] = [:]
        guard xmlTextReaderMoveToFirstAttribute(reader) == 1 else { return [:] }
        repeat {
            if let name = text(xmlTextReaderConstLocalName(reader)) {
                result[name] = text(xmlTextReaderConstValue(reader))
            }
        } while xmlTextReaderMoveToNextAttribute(reader) == 1
        xmlTextReaderMoveToElement(reader)
        return result
    }
}
