import { createHash } from 'node:crypto';

/** The pages' only style sheet: light and dark as the system says, readable at 320 px and at 200 % zoom. */
export const STYLESHEET = `:root {
  color-scheme: light dark;
  --ground: #f4f5f7;
  --card: #ffffff;
  --ink: #1b1f27;
  --quiet: #545c6b;
  --line: #8a92a2;
  --accent: #1a56c4;
  --on-accent: #ffffff;
  --bad: #a4161a;
  --bad-ground: #fdecec;
  --good: #176437;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #12151b;
    --card: #1c2029;
    --ink: #eceef2;
    --quiet: #a9b1c0;
    --line: #737c8d;
    --accent: #8ab4ff;
    --on-accent: #0b1730;
    --bad: #ffb1ad;
    --bad-ground: #3a1a1c;
    --good: #8ed9a8;
  }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body {
  margin: 0;
  min-height: 100vh;
  display: flex;
  flex-direction: column;
  align-items: center;
  padding: 2rem 1rem;
  background: var(--ground);
  color: var(--ink);
  font: 1rem/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
}
header, main, footer { width: 100%; max-width: 27rem; }
header { display: flex; justify-content: space-between; align-items: baseline; margin-bottom: 1rem; }
.product { font-weight: 600; letter-spacing: .02em; }
main { background: var(--card); border-radius: .75rem; padding: 1.5rem; box-shadow: 0 1px 4px rgb(0 0 0 / .15); }
h1 { font-size: 1.35rem; line-height: 1.3; margin: 0 0 1rem; }
p { margin: 0 0 1rem; }
.quiet { color: var(--quiet); font-size: .92rem; }
label { display: block; font-weight: 600; margin-bottom: .25rem; }
.field { margin-bottom: 1.1rem; }
.hint { color: var(--quiet); font-size: .9rem; margin: .25rem 0 0; }
input, select {
  width: 100%;
  padding: .6rem .7rem;
  font: inherit;
  color: inherit;
  background: var(--card);
  border: 1px solid var(--line);
  border-radius: .4rem;
}
input[aria-invalid="true"] { border-color: var(--bad); border-width: 2px; }
.error { color: var(--bad); font-size: .92rem; margin: .25rem 0 0; }
.error ul { margin: .25rem 0 0; padding-left: 1.2rem; }
.alert { color: var(--bad); background: var(--bad-ground); border-radius: .4rem; padding: .6rem .8rem; margin-bottom: 1rem; }
.alert p { margin: 0; }
.rules { margin: 0 0 1.1rem; padding-left: 1.2rem; font-size: .92rem; color: var(--quiet); }
.rules.watched { list-style: none; padding: 0; }
.rules.watched li { position: relative; padding-left: 1.2rem; }
.rules.watched li::before { content: "·"; content: "·" / ""; position: absolute; left: 0; }
.rules.watched [data-state="kept"] { color: var(--good); }
.rules.watched [data-state="kept"]::before { content: "✓"; content: "✓" / ""; }
.rules.watched [data-state="open"] { color: var(--bad); }
.rules.watched [data-state="open"]::before { content: "○"; content: "○" / ""; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
fieldset { margin: 0 0 1.1rem; padding: 0; border: 0; min-width: 0; }
legend { padding: 0; margin-bottom: .35rem; font-weight: 600; }
.choice { display: flex; align-items: baseline; gap: .6rem; padding: .35rem 0; margin-bottom: .6rem; font-weight: 400; }
fieldset .choice { margin: 0; overflow-wrap: anywhere; }
.choice input { width: auto; flex: none; accent-color: var(--accent); }
.aside { margin: 1rem 0 0; }
button, .button {
  display: inline-block;
  width: 100%;
  padding: .65rem 1rem;
  font: inherit;
  font-weight: 600;
  text-align: center;
  text-decoration: none;
  color: var(--on-accent);
  background: var(--accent);
  border: 1px solid var(--accent);
  border-radius: .4rem;
  cursor: pointer;
}
button.plain, .button.plain { color: var(--accent); background: transparent; }
form + form, .button + form, .button + .button, button + button { margin-top: .75rem; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
dl { margin: 0 0 1.25rem; display: grid; grid-template-columns: auto 1fr; gap: .35rem 1rem; }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; }
.notice { border-left: 4px solid var(--accent); padding: .3rem 0 .3rem .8rem; }
.after { margin: 1rem 0 0; }
ul.channels { list-style: none; margin: 0 0 1.25rem; padding: 0; }
.channels > li { border-top: 1px solid var(--line); padding: 1rem 0; }
.channels .where { font-weight: 600; overflow-wrap: anywhere; margin: 0; }
.channels .quiet { margin-bottom: .6rem; }
.choices { display: flex; gap: 1.25rem; margin: .75rem 0 0; }
h2 { font-size: 1.05rem; line-height: 1.3; margin: 1.5rem 0 .5rem; }
body:has(iframe) :is(header, main) { max-width: 42rem; }
iframe { display: block; width: 100%; height: 40rem; border: 1px solid var(--line); border-radius: .4rem; }
ul.messages { list-style: none; margin: 0 0 1rem; padding: 0; }
.messages li { padding: .5rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
.messages .quiet { display: block; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: .92rem/1.5 ui-monospace, Menlo, Consolas, monospace; }
`;

export const STYLESHEET_PATH = '/assets/keyledger.css';

/** With its fingerprint, so that it may be kept for ever and a new one is still fetched. */
export const STYLESHEET_URL = `${STYLESHEET_PATH}?v=${createHash('sha256')
  .update(STYLESHEET)
  .digest('hex')
  .slice(0, 12)}`;
