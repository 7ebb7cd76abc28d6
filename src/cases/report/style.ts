/** The look of a report: reads on screen, in both themes, and on paper. */
export const STYLE = `
:root { color-scheme: light dark; --line: #d5d8e0; --soft: #f2f3f7; --ok: #0a6b3d; --bad: #b3161b; --muted: #565c6c; }
@media (prefers-color-scheme: dark) { :root { --line: #3a3f4e; --soft: #1e212b; --ok: #63d297; --bad: #ff8f8f; --muted: #a4abbd; } }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.2; } h2 { margin-top: 2rem; font-size: 1.2rem; border-bottom: 1px solid var(--line); }
h3 { margin: 1.2rem 0 0.2rem; font-size: 1rem; } p { margin: 0.3rem 0; } .muted { color: var(--muted); }
pre, code, td { font-family: ui-monospace, monospace; font-size: 0.85rem; overflow-wrap: anywhere; }
pre { margin: 0.4rem 0; padding: 0.6rem 0.8rem; border: 1px solid var(--line); border-radius: 0.4rem; background: var(--soft); white-space: pre-wrap; }
table { border-collapse: collapse; width: 100%; } th, td { padding: 0.3rem 0.6rem; border: 1px solid var(--line); text-align: left; vertical-align: top; white-space: pre-wrap; }
th { font-weight: 600; white-space: normal; } td.words { font: inherit; }
.cover { padding: 0 0.3em; border: 1px dashed currentColor; border-radius: 0.3em; }
.o1 { border-bottom: 2px solid #3b6fd8; } .o2 { border-bottom: 2px dashed #b4600b; } .o3 { border-bottom: 3px double #0a7f5a; }
.o4 { border-bottom: 2px dotted #a02c8c; } .o5 { border-bottom: 2px solid #8a7a00; } .o6 { border-bottom: 2px dashed #5a55c9; }
.key { margin-right: 0.8rem; white-space: nowrap; } .ok { color: var(--ok); } .failed { color: var(--bad); } .skipped { color: var(--muted); }
@media print { body { max-width: none; margin: 0; font-size: 10pt; } h2, h3 { break-after: avoid; } pre, tr { break-inside: avoid; } }
`;
