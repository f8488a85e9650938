import Charts

/// The page's style. Its colours are those of the exhibits' themes.
package enum PageStyle {
    package static var text: String {
        """
        :root { \(colours(.light)) color-scheme: light; }
        @media (prefers-color-scheme: dark) {
          :root:not([data-theme]) { \(colours(.dark)) color-scheme: dark; }
          :root:not([data-theme]) .light { display: none; }
          :root:not([data-theme]) .dark { display: block; }
        }
        :root[data-theme=dark] { \(colours(.dark)) color-scheme: dark; }
        .dark, :root[data-theme=dark] .light { display: none; }
        :root[data-theme=dark] .dark { display: block; }
        \(layout)
        @media print {
          :root, :root[data-theme], :root:not([data-theme]) { \(colours(.light)) color-scheme: light; }
          .light, :root[data-theme] .light, :root:not([data-theme]) .light { display: block; }
          .dark, :root[data-theme] .dark, :root:not([data-theme]) .dark { display: none; }
          .dim { opacity: 1; }
          .contents, .controls, .picker, .layers, .tools, .said, dialog { display: none; }
          .on-wide { display: block; } .on-narrow { display: none; }
          [data-variant=""] { display: block; } [data-variant]:not([data-variant=""]) { display: none; }
          button.sort { padding: 0; }
          @page { size: A4; margin: 16mm 14mm; }
          html { font-size: 10.5px; }
          main, p, li { max-width: none; }
          main { padding: 0; }
          .wide { overflow: visible; }
          figure, tr, .alert { break-inside: avoid; }
          h1, h2, h3, h4 { break-after: avoid; }
          a { color: inherit; }
          .one-page { line-height: 1.3; }
          .one-page h1, .one-page h2 { margin: 0.5em 0 0.3em; }
          .one-page h1 { font-size: 1.5rem; } .one-page h2 { font-size: 1.15rem; }
          .one-page p, .one-page ul { margin: 0.35em 0; }
          .one-page figcaption { display: none; }
          .one-page figure { display: inline-block; width: 49%; margin: 0.3rem 0; vertical-align: top; }
          .one-page .wide { margin: 0.3rem 0; }
          .one-page table { font-size: 0.82rem; }
          .one-page th, .one-page td { padding: 0.12rem 0.4rem; }
          html:has(.one-page) { font-size: 9px; }
        }
        """
    }

    private static func colours(_ theme: Theme) -> String {
        let names: [(String, Colour)] = [
            ("background", theme.background), ("ink", theme.ink), ("muted", theme.muted),
            ("rule", theme.rest), ("cell", theme.cell), ("head", theme.diagonal),
            ("link", theme.commerce), ("accent", theme.financing), ("stroke", theme.nodeStroke),
        ]
        return names.map { "--\($0.0): \($0.1);" }.joined(separator: " ")
    }

    private static let layout = """
        html { font-size: 16px; -webkit-text-size-adjust: 100%; scroll-padding-top: 3.5rem; }
        body { margin: 0; background: var(--background); color: var(--ink); line-height: 1.6;
          font-family: \(Theme.fontStack); overflow-wrap: break-word; }
        :lang(ko) { word-break: keep-all; }
        main { max-width: 66rem; margin: 0 auto; padding: 1rem 1.5rem 4rem; }
        h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 2.2em 0 0.6em; }
        h1 { font-size: 1.9rem; margin-top: 0.6em; }
        h2 { font-size: 1.45rem; padding-bottom: 0.25em; border-bottom: 1px solid var(--rule); }
        h3 { font-size: 1.15rem; }
        h4, h5, h6 { font-size: 1rem; }
        p, li { max-width: 46rem; }
        a { color: var(--link); }
        a:focus-visible, button:focus-visible, [tabindex]:focus-visible {
          outline: 3px solid var(--accent); outline-offset: 2px; }
        sup { line-height: 0; font-size: 0.75em; }
        code, pre { font-family: ui-monospace, 'D2Coding', 'DejaVu Sans Mono', monospace; font-size: 0.9em; }
        code { overflow-wrap: anywhere; }
        pre { background: var(--cell); border: 1px solid var(--rule); border-radius: 6px;
          padding: 0.8rem 1rem; overflow: auto; }
        hr { border: 0; border-top: 1px solid var(--rule); margin: 2rem 0; }
        blockquote, .alert { margin: 1rem 0; padding: 0.4rem 1rem; border-left: 4px solid var(--rule);
          background: var(--cell); }
        .alert { border-left-color: var(--link); }
        .alert.warning, .alert.caution, .alert.important { border-left-color: var(--accent); }
        .alert .kind { font-weight: 700; margin: 0.2rem 0; }
        .wide { overflow-x: auto; margin: 1rem 0; }
        table { border-collapse: collapse; font-size: 0.9rem; font-variant-numeric: tabular-nums; }
        th, td { padding: 0.35rem 0.55rem; border-bottom: 1px solid var(--rule); text-align: left;
          vertical-align: top; }
        th { background: var(--head); }
        .r { text-align: right; } .c { text-align: center; }
        td.r { white-space: nowrap; }
        td.r.long { white-space: normal; min-width: 7rem; }
        figure { margin: 1.6rem 0; }
        figure svg { max-width: 100%; height: auto; display: block; }
        .on-narrow { display: none; }
        @media screen and (max-width: 640px) {
          main { padding: 1rem 0.9rem 3rem; }
          figure { overflow-x: auto; }
          figure svg { max-width: none; width: 54rem; }
          figcaption { position: sticky; left: 0; }
          .wide table:has(th:nth-child(5)) { min-width: 46rem; }
        }
        @media screen and (max-width: 480px) {
          .on-wide { display: none; }
          .on-narrow { display: block; }
          figure .on-narrow svg { width: 100%; }
        }
        @media screen and (min-width: 1180px) {
          .contents + main { margin-left: 13rem; max-width: 68rem; }
          .contents { position: fixed; top: 4rem; left: 1rem; width: 11.5rem;
            max-height: calc(100vh - 5rem); overflow-y: auto; }
          .contents summary { font-weight: 700; }
        }
        @media screen and (max-width: 1179px) { .contents { padding: 1rem 1.5rem 0; } }
        figcaption { color: var(--muted); font-size: 0.9rem; margin-top: 0.4rem; }
        .controls { position: sticky; top: 0; z-index: 1; display: flex; gap: 1rem; align-items: center;
          justify-content: flex-end; padding: 0.4rem 1.5rem; background: var(--background);
          border-bottom: 1px solid var(--rule); font-size: 0.9rem; }
        .skip { position: absolute; left: -100vw; }
        .skip:focus { left: 1rem; }
        button { font: inherit; color: var(--ink); background: var(--cell); border: 1px solid var(--stroke);
          border-radius: 6px; padding: 0.25rem 0.7rem; cursor: pointer; text-align: left; }
        button[aria-pressed=true] { background: var(--ink); color: var(--background); }
        .contents { font-size: 0.9rem; }
        .contents summary { cursor: pointer; }
        .contents ul { list-style: none; margin: 0.4rem 0 0; padding: 0; columns: 20rem; }
        .contents li { margin: 0.25rem 0; line-height: 1.35; }
        .picker { border: 1px solid var(--rule); border-radius: 8px; padding: 0.6rem 1rem 1rem;
          margin: -0.6rem 0 1.6rem; }
        .picker > p { margin: 0 0 0.5rem; color: var(--muted); }
        .choices { display: flex; flex-wrap: wrap; gap: 0.4rem; font-size: 0.85rem; }
        .circuit { overflow-x: auto; }
        .circuit caption { text-align: left; font-weight: 700; padding: 0.9rem 0 0.3rem; }
        [hidden] { display: none; }
        [data-circuit], [data-flow], [data-leg] { cursor: pointer; }
        .layers { border: 1px solid var(--rule); border-radius: 8px; padding: 0.6rem 1rem; margin: -0.6rem 0 1.2rem; }
        .layers p { margin: 0.2rem 0; } .layers > p:first-child { color: var(--muted); }
        .layers input { width: min(24rem, 100%); accent-color: var(--link); }
        button.sort { font: inherit; font-weight: 700; border: 0; border-radius: 3px; background: none;
          padding: 0; text-align: inherit; }
        button.sort:hover { text-decoration: underline; }
        [aria-sort=ascending] .sort::after { content: ' ▲'; font-size: 0.7em; }
        [aria-sort=descending] .sort::after { content: ' ▼'; font-size: 0.7em; }
        .tools { display: block; font-size: 0.85rem; color: var(--muted); margin-top: 1rem; }
        .tools + .wide { margin-top: 0.3rem; }
        .tools input { font: inherit; color: var(--ink); background: var(--background);
          border: 1px solid var(--stroke); border-radius: 6px; padding: 0.2rem 0.5rem; }
        td.r { cursor: copy; }
        dialog { color: var(--ink); background: var(--background); border: 1px solid var(--stroke);
          border-radius: 8px; width: min(60rem, 92vw); max-height: 85vh; overflow: auto; padding: 1rem 1.4rem; }
        dialog::backdrop { background: rgb(0 0 0 / 0.45); }
        dialog [data-close] { float: right; }
        .card h4 { margin-top: 0.2rem; }
        .said { position: fixed; bottom: 1rem; left: 50%; transform: translateX(-50%); z-index: 2; margin: 0;
          max-width: min(46rem, 92vw); padding: 0.5rem 1rem; border-radius: 8px; font-size: 0.85rem;
          background: var(--ink); color: var(--background); }
        .said:empty { display: none; }
        .dim { opacity: 0.15; }
        .footnotes { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--rule);
          font-size: 0.85rem; }
        """
}
