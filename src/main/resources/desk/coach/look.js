/** How the plugin's own elements look. */

export const LOOK = `
:host { all: initial; position: static; display: block; color-scheme: light;
  --card: #fff; --sunken: #f6f5f1; --ink: #1d2023; --soft: #5c636b; --faint: #69707a;
  --line: #e4e1da; --accent: #0f766e; --accent-wash: #e3f1ef; --accent-ink: #fff;
  --block: #c8321f; --block-wash: #fcebe8; --warn: #965800; --warn-wash: #fdf2dc;
  --info: #2b62c4; --info-wash: #e8effb; --pass: #15803d; --pass-wash: #e4f4e9;
  --shadow: 0 1px 2px rgb(30 28 20 / 8%), 0 10px 32px rgb(30 28 20 / 14%);
  font: 14px/1.6 "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei UI", "Microsoft YaHei",
    "HarmonyOS Sans SC", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif;
  color: var(--ink); -webkit-font-smoothing: antialiased; }
:host([data-theme="dark"]) { color-scheme: dark;
  --card: #1f2327; --sunken: #171a1d; --ink: #e9eaeb; --soft: #a9b0b7; --faint: #8d949b;
  --line: #343a3f; --accent: #4fc1b4; --accent-wash: #17322f; --accent-ink: #06201d;
  --block: #ff8372; --block-wash: #3d211c; --warn: #f0b557; --warn-wash: #372b12;
  --info: #86b1ff; --info-wash: #1c2a45; --pass: #6fd08d; --pass-wash: #17301f;
  --shadow: 0 1px 2px rgb(0 0 0 / 40%), 0 12px 40px rgb(0 0 0 / 55%); }
:host([hidden]) { display: none; }
@media print { :host { display: none; } }
:host([popover]) { position: fixed; inset: 0; width: auto; height: auto; margin: 0; padding: 0;
  border: 0; background: none; overflow: visible; pointer-events: none; }
*, ::before, ::after { box-sizing: border-box; }
[hidden] { display: none !important; }
.mirror { position: fixed; margin: 0; border: 0 solid transparent; overflow: hidden;
  color: transparent; background: none; pointer-events: none; transform-origin: 0 0; }
.card, .panel.floating { position: fixed; pointer-events: auto; background: var(--card);
  border: 1px solid var(--line); border-radius: 12px; box-shadow: var(--shadow);
  max-width: calc(100vw - 16px); max-height: calc(100vh - 16px); overflow: auto;
  overscroll-behavior: contain; }
.card { width: 340px; padding: 14px 16px 10px; z-index: 2; }
.card::before { content: ""; position: absolute; inset: 0 0 auto; height: 3px;
  border-radius: 12px 12px 0 0; background: var(--hue); }
[data-severity] { --hue: var(--info); --wash: var(--info-wash); }
[data-severity="warn"] { --hue: var(--warn); --wash: var(--warn-wash); }
[data-severity="block"] { --hue: var(--block); --wash: var(--block-wash); }
.held { margin: -2px 0 10px; padding: 8px 12px; border-radius: 8px; background: var(--block-wash);
  color: var(--block); font-weight: 600; }
.held small { display: block; font-size: 12px; font-weight: 400; }
.kind { display: flex; gap: 8px; align-items: baseline; }
.chip { flex: none; padding: 0 8px; border-radius: 5px; background: var(--wash); color: var(--hue);
  font-size: 12.5px; font-weight: 600; line-height: 1.75; }
.found { min-width: 0; color: var(--soft); font-size: 13px; white-space: nowrap; overflow: hidden;
  text-overflow: ellipsis; }
.message { margin: 6px 0 0; overflow-wrap: anywhere; }
.why { margin: 1px 0 0; color: var(--faint); font-size: 12.5px; overflow-wrap: anywhere; }
.takes { display: flex; flex-wrap: wrap; gap: 6px; margin-top: 9px; }
button { font: inherit; color: inherit; cursor: pointer; border: 0; background: none; margin: 0; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
.take { max-width: 100%; padding: 3px 11px; border-radius: 7px; background: var(--accent-wash);
  color: var(--accent); text-align: left; overflow-wrap: anywhere; }
.take:hover { background: var(--accent); color: var(--accent-ink); }
.quiet { padding: 3px 8px; border-radius: 7px; color: var(--soft); font-size: 13px; }
.quiet:hover { background: var(--sunken); color: var(--ink); }
kbd { margin-left: 7px; padding: 1px 4px; border: 1px solid currentcolor; border-radius: 4px;
  font-family: inherit; font-size: 10.5px; line-height: 1; white-space: nowrap; }
.foot { display: flex; flex-wrap: wrap; gap: 2px; margin: 10px -8px 0; padding-top: 6px;
  border-top: 1px solid var(--line); }
.foot .next { margin-left: auto; }
.panel { background: var(--card); }
.panel.floating { width: 304px; }
.panel.docked { background: none; display: flex; flex-direction: column; height: 100%; overflow: hidden; }
.panel.docked .scripts { flex: 1; min-height: 0; overflow: auto; overscroll-behavior: contain; }
.top { display: flex; gap: 12px; align-items: center; padding: 14px 16px 12px; }
.ring { flex: none; width: 44px; height: 44px; }
.ring circle { fill: none; stroke-width: 4; stroke: var(--line); }
.ring .arc { stroke: var(--state); stroke-linecap: round; transition: stroke-dashoffset .5s linear; }
.ring text { fill: var(--ink); font-size: 13px; font-weight: 650; text-anchor: middle;
  font-variant-numeric: tabular-nums; }
[data-clock] { --state: var(--faint); }
[data-clock="waiting"] { --state: var(--pass); }
[data-clock="due"] { --state: var(--warn); }
[data-clock="overdue"] { --state: var(--block); }
.time { flex: 1; min-width: 0; line-height: 1.4; }
.time b { display: block; color: var(--state); font-weight: 650; }
.time span { color: var(--faint); font-size: 12.5px; font-variant-numeric: tabular-nums; }
.verdict { flex: none; padding: 1px 10px; border-radius: 99px; font-size: 12.5px; font-weight: 600;
  background: var(--sunken); color: var(--faint); }
.verdict[data-verdict="pass"] { background: var(--pass-wash); color: var(--pass); }
.verdict[data-verdict="warn"] { background: var(--warn-wash); color: var(--warn); }
.verdict[data-verdict="block"] { background: var(--block-wash); color: var(--block); }
.part { padding: 11px 16px 13px; border-top: 1px solid var(--line); }
.whole { padding: 0 0 0 10px; border-left: 3px solid var(--hue); }
.whole + .whole { margin-top: 10px; }
.search { position: relative; }
.search input { width: 100%; padding: 6px 12px 6px 32px; border: 1px solid var(--line);
  border-radius: 8px; background: var(--sunken); color: inherit; font: inherit; }
.search input::placeholder { color: var(--faint); opacity: 1; }
.search svg { position: absolute; left: 11px; top: 10px; width: 14px; height: 14px;
  stroke: var(--faint); fill: none; stroke-width: 1.8; stroke-linecap: round; }
.script { margin-top: 14px; }
.script h3 { margin: 0; font-size: 13.5px; font-weight: 650; }
.script p { margin: 2px 0 0; color: var(--soft); font-size: 13.5px; line-height: 1.65;
  overflow-wrap: anywhere; display: -webkit-box; -webkit-line-clamp: 4; -webkit-box-orient: vertical;
  overflow: hidden; }
.script:hover p, .script:focus-within p { -webkit-line-clamp: 12; }
.slot { padding: 0 2px; border-radius: 3px; background: var(--accent-wash); color: var(--accent); }
.slot.open { background: var(--warn-wash); color: var(--warn); }
.script .takes { margin-top: 6px; }
.script .take { padding: 1px 10px; font-size: 13px; }
.script .quiet { padding: 1px 8px; }
.none { margin: 12px 0 0; color: var(--faint); font-size: 13px; }
.notes { padding-block: 8px; max-height: 40vh; overflow: auto; flex: none; }
.notes summary { cursor: pointer; color: var(--accent); font-size: 13px; font-weight: 600; }
.notes article { margin-top: 8px; }
.notes .quiet { margin-left: -8px; }
.sign { display: flex; gap: 7px; align-items: center; padding: 8px 16px; color: var(--faint);
  font-size: 12px; border-top: 1px solid var(--line); }
.sign::before, .pill i { content: ""; flex: none; width: 7px; height: 7px; border-radius: 50%;
  background: var(--pass); }
[data-off] .sign::before, .pill[data-off] i { background: none; box-shadow: inset 0 0 0 1.5px var(--faint); }
[data-off] .ring, [data-off] .time, [data-off] .verdict { filter: grayscale(1); opacity: .55; }
.sign button { margin: -2px -6px -2px auto; padding: 2px 6px; border-radius: 6px; }
.sign button:hover { background: var(--sunken); color: var(--ink); }
.pill { position: fixed; pointer-events: auto; display: flex; gap: 6px; align-items: center;
  height: 26px; padding: 0 10px; border: 1px solid var(--line); border-radius: 99px;
  background: var(--card); box-shadow: 0 1px 4px rgb(30 28 20 / 10%); color: var(--soft);
  font-size: 12.5px; font-variant-numeric: tabular-nums; white-space: nowrap; }
.pill:hover { color: var(--ink); border-color: var(--faint); }
.pill b { color: var(--state); font-weight: 650; }
.pill em { padding: 0 6px; border-radius: 99px; background: var(--wash); color: var(--hue);
  font-style: normal; font-weight: 650; line-height: 17px; }
.pill u { color: var(--accent); text-decoration: none; }
.pill[data-off] { color: var(--faint); }
.toast { position: fixed; pointer-events: none; padding: 6px 12px; border-radius: 8px;
  background: var(--ink); color: var(--card); font-size: 13px; }
.heard { position: fixed; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; }
@media (prefers-reduced-motion: no-preference) {
  .card, .panel.floating { animation: come .12s ease-out; }
  @keyframes come { from { opacity: 0; transform: translateY(3px); } }
}
@media (prefers-reduced-motion: reduce) { .ring .arc { transition: none; } }
@media (forced-colors: active) { .card, .panel, .pill { border: 1px solid CanvasText; } }
`;
