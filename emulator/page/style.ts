/** The style of the page: system type, one accent, light and dark as the reader has it. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ground: #f6f7f6; --paper: #ffffff; --ink: #1c2421; --soft: #56625d; --line: #dde3e0; --accent: #0b6e63; --tint: #e6f1ef;
  --good: #1f6b34; --refused: #8a4b00; --failed: #b3261e; --old: #fbeceb; --new: #e8f4ea;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #131816; --paper: #1b2220; --ink: #e4eae7; --soft: #a0ada8; --line: #323d39; --accent: #6fcfc0; --tint: #21332f;
    --good: #84d39a; --refused: #f0b76b; --failed: #ff9a90; --old: #3a2523; --new: #20352a;
  }
}
* { box-sizing: border-box; }
html { font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif; background: var(--ground); color: var(--ink); }
body { margin: 0; overflow-wrap: anywhere; }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: 2px; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
main:focus { outline: none; }
code, pre, .number, .id { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 0.875em; }
.id { color: var(--soft); }
bdi.text { white-space: pre-wrap; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 0.5rem; background: var(--paper); padding: 0.5rem 1rem; z-index: 1; }

header { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 1.5rem; padding: 0.6rem 1.5rem; background: var(--paper); border-bottom: 1px solid var(--line); }
.brand { display: flex; align-items: center; gap: 0.6rem; margin: 0; font-weight: 650; }
.mark { width: 1rem; height: 1rem; border-radius: 4px 4px 4px 0; background: var(--accent); }
header nav { display: flex; gap: 0.25rem; }
header nav a { padding: 0.3rem 0.75rem; border-radius: 6px; color: var(--ink); text-decoration: none; }
header nav a:hover { background: var(--tint); }
header nav a[aria-current] { background: var(--tint); color: var(--accent); font-weight: 600; }
.live { display: flex; align-items: center; gap: 0.6rem; margin: 0 0 0 auto; color: var(--soft); font-size: 0.875rem; }
.live[hidden] { display: none; }
#live-state::before { content: ""; display: inline-block; width: 0.55rem; height: 0.55rem; margin-right: 0.4rem; vertical-align: baseline; border-radius: 50%; border: 2px solid var(--soft); }
#live-state[data-state="Live"]::before { background: var(--good); border-color: var(--good); }
button { font: inherit; font-size: 0.875rem; padding: 0.25rem 0.75rem; border: 1px solid var(--line); border-radius: 6px; background: var(--paper); color: var(--ink); cursor: pointer; }
button:hover { border-color: var(--accent); }
button[aria-pressed="true"] { background: var(--tint); border-color: var(--accent); }

main { max-width: 84rem; margin: 0 auto; padding: 1.5rem; }
footer { max-width: 84rem; margin: 0 auto; padding: 0 1.5rem 2rem; color: var(--soft); font-size: 0.8125rem; }
h1 { margin: 0 0 1rem; font-size: 1.6rem; line-height: 1.25; font-weight: 650; }
h2 { margin: 2rem 0 0.75rem; font-size: 1.1rem; font-weight: 650; }
h3 { margin: 0; font-size: 0.8125rem; font-weight: 600; color: var(--soft); }
.kicker { margin: 0; color: var(--soft); font-size: 0.875rem; }
.within { font-size: 1rem; font-weight: 400; color: var(--soft); }
.none, .off { color: var(--soft); }
.columns { display: grid; grid-template-columns: minmax(0, 11fr) minmax(0, 9fr); gap: 1.5rem; align-items: start; }
.columns > section { background: var(--paper); border: 1px solid var(--line); border-radius: 10px; padding: 1.1rem 1.25rem 1.25rem; min-width: 0; }
.columns h2 { margin-top: 0; }
.columns h2 + * { margin-top: 0; }
.columns > div section + section { margin-top: 1.5rem; }
ul, ol { margin: 0; padding: 0; list-style: none; }
.totals { display: flex; flex-wrap: wrap; gap: 0.2rem 1rem; margin: 0 0 1rem; font-size: 0.875rem; }

.tree .tree { margin: 0.5rem 0 0; }
.tree details { border-left: 2px solid var(--line); padding-left: 0.75rem; margin: 0.15rem 0; }
summary { cursor: pointer; padding: 0.25rem 0.4rem; border-radius: 6px; }
summary:hover { background: var(--tint); }
summary .name { font-weight: 600; }
.counts { color: var(--soft); font-size: 0.8125rem; margin-left: 0.35rem; }
.inside { padding: 0.15rem 0 0.6rem 1.45rem; }
.own { margin: 0 0 0.5rem; font-size: 0.875rem; }
.kind { display: grid; grid-template-columns: 7.5rem minmax(0, 1fr); gap: 0.75rem; padding: 0.2rem 0; font-size: 0.9375rem; }
.kind h3 { padding-top: 0.15rem; font-weight: 500; }
.items { display: flex; flex-wrap: wrap; gap: 0.15rem 1.1rem; }
.tag { display: inline-block; padding: 0 0.45rem; border: 1px solid var(--line); border-radius: 999px; font-size: 0.75rem; color: var(--soft); }
.notice { margin: 0 0 1rem; padding: 0.8rem 1rem; background: var(--tint); border-left: 4px solid var(--accent); border-radius: 6px; }
.notice p { margin: 0; }
pre { margin: 0.75rem 0 0; padding: 0.8rem 1rem; background: var(--ground); border: 1px solid var(--line); border-radius: 6px; white-space: pre-wrap; }

table { width: 100%; border-collapse: collapse; font-size: 0.875rem; }
caption { text-align: left; color: var(--soft); padding-bottom: 0.5rem; }
th { text-align: left; font-weight: 500; font-size: 0.8125rem; color: var(--soft); }
th, td { padding: 0.4rem 0.6rem 0.4rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
td:last-child, th:last-child { padding-right: 0; }
.method { font-weight: 600; }
.number { white-space: nowrap; }
time { white-space: nowrap; font-variant-numeric: tabular-nums; }
.requests td:not(.path), th { white-space: nowrap; }
.requests .path { width: 100%; }
#last-requests .day, #last-requests .zone { display: none; }
.zone { color: var(--soft); }
.status { white-space: nowrap; }
.status.good { color: var(--good); }
.status.refused { color: var(--refused); }
.status.failed { color: var(--failed); }

#list, #requests { background: var(--paper); border: 1px solid var(--line); border-radius: 10px; padding: 0.9rem 1.25rem; }
#list > :first-child, #requests > :first-child { margin-top: 0; }
#list > :last-child tr:last-child td, #requests > :last-child tr:last-child td { border-bottom: 0; }

.crumbs { display: flex; flex-wrap: wrap; gap: 0.4rem; margin: 0 0 1rem; font-size: 0.875rem; }
.crumbs li + li::before { content: "›"; margin-right: 0.4rem; color: var(--soft); }
dl { margin: 0; }
dd { margin: 0; min-width: 0; }
.properties > div, .diffs > div { display: grid; grid-template-columns: minmax(7rem, 12rem) minmax(0, 1fr); gap: 1rem; padding: 0.4rem 0; border-bottom: 1px solid var(--line); }
.properties > div:last-child, .diffs > div:last-child { border-bottom: 0; }
dt { color: var(--soft); font-size: 0.875rem; padding-top: 0.08rem; }
main > .properties, section[aria-labelledby="properties-title"] > .properties { background: var(--paper); border: 1px solid var(--line); border-radius: 10px; padding: 0.5rem 1.25rem; }
dd .properties { font-size: 0.9375rem; }
dd .properties > div { grid-template-columns: minmax(5rem, 9rem) minmax(0, 1fr); padding: 0.2rem 0; border-bottom: 0; }
.values { display: flex; flex-wrap: wrap; gap: 0.3rem 0.9rem; }
.objects { display: grid; gap: 0.5rem; }
.objects > li { border-left: 2px solid var(--line); padding-left: 0.75rem; }
.history { display: grid; gap: 0.75rem; }
.change { background: var(--paper); border: 1px solid var(--line); border-radius: 10px; padding: 0.8rem 1.25rem; }
.change p { margin: 0; }
.change dd .properties > div { grid-template-columns: minmax(4rem, 6rem) minmax(0, 1fr); gap: 0.5rem; }
.headline { margin-bottom: 0.15rem; }
.request { font-size: 0.875rem; }
.diffs > div { grid-template-columns: minmax(6rem, 9rem) minmax(0, 1fr); }
#object > section > .kind { padding: 0.3rem 0; }
.change dl, .change details { margin-top: 0.5rem; }
.diff dd { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.3rem 0.6rem; }
.old, .new { padding: 0.05rem 0.45rem; border-radius: 5px; min-width: 0; }
.old { background: var(--old); }
.new { background: var(--new); }
.arrow { color: var(--soft); }
.written li { padding: 0.15rem 0; }
.filter, .sign-in { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem 0.75rem; margin: 0 0 1.25rem; }
label { font-size: 0.875rem; color: var(--soft); }
input { font: inherit; padding: 0.3rem 0.6rem; border: 1px solid var(--soft); border-radius: 6px; background: var(--paper); color: var(--ink); min-width: 0; max-width: 100%; }
.sign-in p { flex-basis: 100%; color: var(--failed); }
.pager { display: flex; gap: 1.25rem; align-items: center; margin-top: 1rem; font-size: 0.875rem; }

@media (max-width: 60rem) { .columns { grid-template-columns: minmax(0, 1fr); } }
@media (max-width: 38rem) {
  header { padding: 0.6rem 1rem; }
  main { padding: 1rem; }
  footer { padding: 0 1rem 1.5rem; }
  .columns > section { padding: 0.9rem; }
  .inside { padding-left: 0.4rem; }
  .tree details { padding-left: 0.4rem; }
  .kind { grid-template-columns: minmax(0, 1fr); gap: 0; padding: 0.3rem 0; }
  .properties > div, .diffs > div, dd .properties > div { grid-template-columns: minmax(0, 1fr); gap: 0; }
  main > .properties, section[aria-labelledby="properties-title"] > .properties, .change { padding: 0.5rem 0.9rem; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tbody tr { display: flex; flex-wrap: wrap; gap: 0.1rem 0.75rem; padding: 0.5rem 0; border-bottom: 1px solid var(--line); }
  tbody td { padding: 0; border: 0; }
  tbody .path { flex-basis: calc(100% - 5rem); flex-grow: 1; }
}
`;
