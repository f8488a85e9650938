/// What the explorer's pages add to the style of a report.
enum ExplorerStyle {
    static let text = """
        main { max-width: 84rem; }
        h1 { margin-bottom: 0.4em; }
        h2 { margin-top: 1.2em; }
        .bar { max-width: none; margin: 0 0 1rem; padding: 0.5rem 0.9rem; border-radius: 6px; background: var(--cell);
          border: 1px solid var(--rule); }
        .bar.good { border-left: 6px solid var(--link); }
        .bar.bad { background: #b00020; color: #fff; border-color: #b00020; font-weight: 700; }
        .panes { display: grid; grid-template-columns: minmax(17rem, 22rem) minmax(0, 1fr); gap: 0 2.5rem; }
        .pane { min-width: 0; }
        .slider { display: flex; justify-content: space-between; gap: 1rem; margin-top: 0.9rem; }
        .slider output { font-weight: 700; white-space: nowrap; }
        input[type=range] { width: 100%; accent-color: var(--accent); min-height: 2rem; margin: 0; }
        input, select { font: inherit; color: var(--ink); background: var(--background); }
        input[type=text], input[type=search], input[type=date], input[type=number], select { border: 1px solid var(--stroke);
          border-radius: 6px; padding: 0.25rem 0.5rem; width: 100%; box-sizing: border-box; }
        input[type=checkbox] { width: 1.2rem; height: 1.2rem; flex: none; margin: 0.15rem 0 0; accent-color: var(--accent); }
        input:focus-visible, input[type=date]:focus-within, select:focus-visible, summary:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
        .buttons { display: flex; flex-wrap: wrap; gap: 0.5rem; margin: 0.8rem 0; }
        button:disabled { color: var(--muted); cursor: default; border-color: var(--rule); }
        .list { max-height: 24rem; overflow-y: auto; border: 1px solid var(--rule); border-radius: 6px; padding: 0.4rem 0.7rem; }
        .list label { display: flex; gap: 0.6rem; padding: 0.3rem 0; font-size: 0.92rem; line-height: 1.4; cursor: pointer; }
        .list label[hidden] { display: none; }
        details { margin: 0.8rem 0; }
        summary { cursor: pointer; font-weight: 700; padding: 0.25rem 0; }
        .help { color: var(--muted); font-size: 0.9rem; margin: 0.4rem 0 0.6rem; }
        .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: 0.8rem 1.5rem; margin: 0; }
        .figures .head { grid-column: 1 / -1; }
        .figures dt { color: var(--muted); font-size: 0.9rem; }
        .figures dd { margin: 0; font-variant-numeric: tabular-nums; }
        .figures .head strong { margin-right: 0.5rem; font-size: 2rem; line-height: 1.2; }
        .drawing { overflow: hidden; }
        .drawing svg { display: block; margin: 0 auto; max-width: 100%; }
        .drawing path { fill: none; opacity: 0.16; }
        .drawing path.on { opacity: 0.85; }
        .drawing path.f { stroke: var(--accent); }
        .drawing path.o { stroke: var(--link); }
        .drawing circle { fill: var(--rule); stroke: var(--stroke); }
        .drawing circle.on { fill: var(--ink); }
        .drawing text { fill: var(--muted); font-size: 11px; }
        .drawing text.on { fill: var(--ink); font-weight: 700; }
        .wide code { overflow-wrap: normal; }
        #glance { margin-right: auto; }
        td.v { white-space: nowrap; }
        #stress .wide table { min-width: 0; }
        .muted { color: var(--muted); }
        caption { text-align: left; font-weight: 700; padding: 0.6rem 0 0.3rem; }
        tr.chosen th, tr.chosen td { background: var(--head); font-weight: 700; }
        tr.chosen code { font-weight: 400; }
        a.button { display: inline-block; color: var(--ink); background: var(--cell); border: 1px solid var(--stroke);
          border-radius: 6px; padding: 0.25rem 0.7rem; text-decoration: none; }
        nav a[aria-current] { font-weight: 700; color: var(--ink); }
        form label { display: block; margin-top: 0.5rem; font-size: 0.92rem; }
        select { max-width: 100%; }
        progress { width: 100%; accent-color: var(--accent); }
        .sides { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1.5rem; }
        .sides h3 { margin-top: 0.4em; }
        td.f { color: var(--accent); }
        td.o { color: var(--link); }
        @media (max-width: 52rem) {
          main { padding: 0.6rem 0.9rem 3rem; }
          .sides { grid-template-columns: minmax(0, 1fr); }
          .panes { grid-template-columns: minmax(0, 1fr); }
          h1 { font-size: 1.5rem; }
          .list { max-height: 14rem; }
          .wide table { min-width: 42rem; }
          .wide td:last-child code { white-space: nowrap; }
        }
        """
}
