/** Says the story on the terminal: chapters, what happens, what came of it. */
const plain = !process.stdout.isTTY || process.env.NO_COLOR;
const paint = (code, text) => (plain ? text : `\u001b[${code}m${text}\u001b[0m`);

let chapters = 0;

export function chapter(title) {
  chapters += 1;
  console.log(`\n${paint('1;36', `${chapters}. ${title}`)}`);
}

export function tell(text) {
  console.log(`   ${text}`);
}

/** Something as it was answered, set off from the story. */
export function show(text) {
  for (const line of String(text).split('\n')) console.log(`     ${paint('2', line)}`);
}

/** What must be so for the story to be true; the demo ends with an error where it is not. */
export function expect(holds, what) {
  if (!holds) throw new Error(`The demo expected that ${what}`);
  console.log(`   ${paint('32', '✓')} ${what}`);
}
