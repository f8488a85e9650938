import Foundation
import TestSupport

/// Why a page cannot be worked.
struct PageProblem: Error, CustomStringConvertible {
    let description: String
}

/// What a person does to a page: clicks where nothing is in the way, and keys.
extension ChromiumPage {
    /// Presses and releases the left button on an element that nothing covers.
    ///
    /// - Parameter share: of its width, from the left.
    func click(_ selector: String, at share: Double) throws {
        let place = try evaluate(
            """
            (() => {
              const element = document.querySelector("\(selector)");
              if (!element) return 'it is not there';
              element.scrollIntoView({block: 'center', inline: 'center'});
              const box = element.getBoundingClientRect();
              const x = box.x + box.width * \(share), y = box.y + box.height / 2;
              const hit = document.elementFromPoint(x, y);
              return element.contains(hit) || hit?.contains(element) ? [x, y] : 'it is covered by ' + hit?.outerHTML.slice(0, 80);
            })()
            """)
        guard let place = place as? [NSNumber], place.count == 2 else {
            throw PageProblem(description: "no place for \(selector): \(place ?? "")")
        }
        for kind in ["mouseMoved", "mousePressed", "mouseReleased"] {
            try send(
                "Input.dispatchMouseEvent",
                [
                    "type": kind, "x": place[0].doubleValue, "y": place[1].doubleValue,
                    "button": kind == "mouseMoved" ? "none" : "left", "clickCount": 1,
                ])
        }
    }

    /// Presses and releases a key where the focus is; a character is typed.
    func press(_ key: String) throws {
        let codes = [
            "Tab": 9, "Enter": 13, " ": 32, "ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39,
            "ArrowDown": 40, "Backspace": 8,
        ]
        for kind in ["keyDown", "keyUp"] {
            var event: [String: Any] = [
                "type": kind, "key": key, "code": key == " " ? "Space" : key,
                "windowsVirtualKeyCode": codes[key] ?? Int(key.uppercased().utf8.first ?? 0),
            ]
            if kind == "keyDown" {
                if key == "Enter" { event["text"] = "\r" }
                if key.count == 1 { event["text"] = key }
            }
            try send("Input.dispatchKeyEvent", event)
        }
    }

    /// Types a text where the focus is, key by key.
    func type(_ text: String) throws {
        for character in text { try press(String(character)) }
    }

    func resize(width: Int, height: Int) throws {
        try send(
            "Emulation.setDeviceMetricsOverride",
            ["width": width, "height": height, "deviceScaleFactor": 1, "mobile": false])
    }
}
