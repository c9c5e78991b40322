/**
 * Public events of the built code against what is committed: no drift, nothing broken that was released, and a decision
 * for every stored event type whether it is told.
 */
import { existsSync, readFileSync } from 'node:fs';
import { builtContract } from './built-application.mjs';
import { ASYNC_API, PUBLIC_EVENTS, RELEASED_PUBLIC_EVENTS } from './schema-files.mjs';

const { subscriptions, publicEvents, asyncApi, undecided } = await builtContract();
const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : null);
const faults = [];

for (const [file, printed] of [
  [PUBLIC_EVENTS, publicEvents],
  [ASYNC_API, asyncApi],
]) {
  if (read(file) !== printed)
    faults.push(`drift: ${file} is not the code’s; run \`npm run schema\``);
}
const released = read(RELEASED_PUBLIC_EVENTS);
if (released === null) faults.push('released: no public events were released yet');
else {
  const current = JSON.parse(publicEvents);
  for (const change of subscriptions.breakingChanges(JSON.parse(released), current)) {
    faults.push(`breaking: ${change}`);
  }
}
for (const type of undecided) {
  faults.push(
    `undecided: ${type}: list it in libs/subscriptions/src/public-events/private-events.ts, or tell it as a public event`,
  );
}

console.log(faults.join('\n'));
process.exit(faults.length > 0 ? 1 : 0);
