import Lifecycle

/// The days of a simulation as a picture: a bar a day, tasks, SMS and e-mails one above the other.
struct VolumePicture {
    private let view: VolumeView
    private let language: Language

    private static let height = 240  // pixels of the tallest bar
    private static let margin = (left: 56, top: 40, bottom: 64)
    private static let colors = ["#2f6f9f", "#4caf7a", "#e0a030"]  // tasks, SMS, e-mail: apart for the colour-blind too

    init(_ view: VolumeView, language: Language) {
        self.view = view
        self.language = language
    }

    /// Writes the picture.
    /// - Throws: ``WorkspaceError`` when the file cannot be written.
    func write(to path: String) throws { try Output.write(svg, to: path) }

    /// The picture as SVG 1.1.
    var svg: String {
        let step = max(6, min(28, 960 / max(view.days.count, 1)))
        let width = Self.margin.left + step * view.days.count + 24
        let height = Self.margin.top + Self.height + Self.margin.bottom
        let most = max(1, view.days.map { $0.counts.tasks + $0.counts.sms + $0.counts.email }.max() ?? 1)
        var lines = [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\" "
                + "font-family=\"sans-serif\" font-size=\"11\">",
            "<rect width=\"100%\" height=\"100%\" fill=\"white\"/>",
        ]
        lines += legend
        let base = Self.margin.top + Self.height
        lines.append(label("\(most)", x: Self.margin.left - 6, y: Self.margin.top + 4, anchor: "end"))
        lines.append(label("0", x: Self.margin.left - 6, y: base + 4, anchor: "end"))
        lines.append(
            "<line x1=\"\(Self.margin.left)\" y1=\"\(base)\" x2=\"\(width - 12)\" y2=\"\(base)\" stroke=\"#888\"/>"
        )
        // Each label needs some thirty pixels.
        let labelled = max(1, (32 + step - 1) / step)
        for (index, day) in view.days.enumerated() {
            let x = Self.margin.left + index * step
            var top = base
            for (part, color) in zip([day.counts.tasks, day.counts.sms, day.counts.email], Self.colors) where part > 0 {
                let size = max(1, part * Self.height / most)
                top -= size
                lines.append(
                    "<rect x=\"\(x + 1)\" y=\"\(top)\" width=\"\(step - 2)\" height=\"\(size)\" fill=\"\(color)\">"
                        + "<title>\(day.day): \(part)</title></rect>"
                )
            }
            if day.isOver { lines.append(label("▲", x: x + step / 2, y: top - 4, anchor: "middle", fill: "#c02020")) }
            guard index % labelled == 0 else { continue }
            lines.append(label(String(day.day.dropFirst(5)), x: x + step / 2, y: base + 16, anchor: "middle"))
        }
        return (lines + ["</svg>", ""]).joined(separator: "\n")
    }

    private var legend: [String] {
        let over = view.days.contains(where: \.isOver)
        let names = [
            Phrase("tasks", zh: "任务"), Phrase("SMS", zh: "短信"), Phrase("e-mail", zh: "邮件"),
        ].map { $0(language) }
        var lines: [String] = []
        for (index, (name, color)) in zip(names, Self.colors).enumerated() {
            let x = Self.margin.left + index * 80
            lines.append("<rect x=\"\(x)\" y=\"12\" width=\"10\" height=\"10\" fill=\"\(color)\"/>")
            lines.append(label(name, x: x + 14, y: 21, anchor: "start"))
        }
        if over {
            let text = "▲ " + Phrase("more work than a day has", zh: "超出当天可用工时")(language)
            lines.append(label(text, x: Self.margin.left + 250, y: 21, anchor: "start", fill: "#c02020"))
        }
        return lines
    }

    private func label(_ text: String, x: Int, y: Int, anchor: String, fill: String = "#333") -> String {
        "<text x=\"\(x)\" y=\"\(y)\" text-anchor=\"\(anchor)\" fill=\"\(fill)\">\(text)</text>"
    }
}
