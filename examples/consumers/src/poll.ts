/**
 * Follows `GET /events` and goes on where it stopped. KEYLEDGER_URL, TOKEN, POSITION_FILE; ONCE=1 ends with the log.
 * Needs nothing but Node. Prints a line of JSON for each new event.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const { KEYLEDGER_URL = '', TOKEN = '', POSITION_FILE = 'position.txt', ONCE } = process.env;
const HEARTBEAT = 'keyledger.feed.heartbeat.v1';

interface Line {
  readonly id: string;
  readonly type: string;
  readonly position: string;
  readonly sequence?: string;
  readonly data: { readonly accountId?: string };
}

let position = existsSync(POSITION_FILE) ? readFileSync(POSITION_FILE, 'utf8') : null;
const seen = new Set<string>();

/** Whole or not at all, so that a crash leaves the old place and not half of a new one. */
function remember(next: string): void {
  position = next;
  writeFileSync(`${POSITION_FILE}.new`, next);
  renameSync(`${POSITION_FILE}.new`, POSITION_FILE);
}

/** @returns how many events came. */
async function poll(): Promise<number> {
  const query = new URLSearchParams({
    wait: ONCE ? '0' : '60',
    ...(position ? { after: position } : {}),
  });
  const answer = await fetch(`${KEYLEDGER_URL}/events?${query.toString()}`, {
    headers: { authorization: `Bearer ${TOKEN}` },
  });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  const lines = (await answer.text()).split('\n').filter(Boolean);
  let events = 0;
  for (const text of lines) {
    const { id, type, sequence, data, position: at } = JSON.parse(text) as Line;
    if (type !== HEARTBEAT) {
      events += 1;
      // Do the event's work here. It may come again after a crash, with the same id.
      if (!seen.has(id))
        console.log(JSON.stringify({ id, type, accountId: data.accountId, sequence }));
      seen.add(id);
    }
    remember(at);
  }
  return events;
}

for (;;) {
  try {
    if ((await poll()) === 0 && ONCE) break;
  } catch (error) {
    if (ONCE) throw error;
    console.error(error);
    await pause(5_000);
  }
}
