import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';

const CLIENTS = 16;
/**
 * Out of so many commands one resets a password, which costs a hash; the others lock until a time that no other
 * lock has. So every command that is accepted writes an event, and a missing one is a lost one.
 */
const RESET_EVERY = 40;
const YEAR_MS = 365 * 24 * 3_600_000;

/** What the clients know after all rounds: they outlive the product. */
export class Ledger {
  /**
   * Accepted commands `{ commandId, position, again }`, written down the moment the answer is there; `again` when it
   * was not the first time that the command was given.
   */
  acknowledged = [];
  /** Commands that the product died over: given again as they were, since nobody knows what became of them. */
  unanswered = [];
  /** How many were refused, by problem code. */
  refused = {};
}

/**
 * Many clients that give commands on random accounts, one after the other, until the product dies or they are told
 * to stop.
 */
export function startLoad(url, { token, accountIds }, ledger) {
  const progress = new EventEmitter();
  const from = ledger.acknowledged.length;
  let going = true;

  const client = async () => {
    while (going) {
      const again = ledger.unanswered.pop();
      const command = again ?? newCommand(accountIds);
      const answer = await give(url, token, command);
      if (answer === null) {
        ledger.unanswered.push(command);
        return;
      }
      if (answer.position) {
        const { commandId } = command.input;
        ledger.acknowledged.push({ commandId, position: answer.position, again: !!again });
      } else {
        ledger.refused[answer.code] = (ledger.refused[answer.code] ?? 0) + 1;
      }
      progress.emit('answered');
    }
  };
  const ended = Promise.all(Array.from({ length: CLIENTS }, client));
  return {
    /** Resolves when the load has really begun: `count` commands were accepted. */
    async under(count) {
      const early = ended.then(() => {
        throw new Error(`The product answers nobody; refused so far: ${said(ledger.refused)}`);
      });
      while (ledger.acknowledged.length < from + count)
        await Promise.race([once(progress, 'answered'), early]);
    },
    async stop() {
      going = false;
      await ended;
    },
  };
}

function newCommand(accountIds) {
  const accountId = accountIds[Math.floor(Math.random() * accountIds.length)];
  const input = { accountId, commandId: randomUUID(), reasonCode: 'OTHER' };
  if (Math.random() < 1 / RESET_EVERY) return { field: 'resetPassword', input };
  const until = new Date(Date.now() + Math.random() * YEAR_MS).toISOString();
  return { field: 'lockAccount', input: { ...input, until, note: `until ${until}` } };
}

/** @returns `{ position }` of what was accepted, `{ code }` of what was refused, null when nothing came back. */
async function give(url, token, { field, input }) {
  const type = `${field[0].toUpperCase()}${field.slice(1)}Input!`;
  const payload = field === 'resetPassword' ? 'ResetPasswordPayload' : 'AccountPayload';
  const query = `mutation ($input: ${type}) {
    ${field}(input: $input) { ... on ${payload} { position } ... on Problem { code } }
  }`;
  try {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables: { input } }),
    });
    const { data } = await response.json();
    // With the database gone first, the product still says so: that is no answer to the command either.
    return data?.[field] ?? null;
  } catch {
    return null;
  }
}

const said = (counts) => JSON.stringify(counts);
