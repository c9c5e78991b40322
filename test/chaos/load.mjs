import { randomUUID } from 'node:crypto';
import { once, EventEmitter } from 'node:events';

const CLIENTS = 16;
/**
 * Out of so many commands one resets a password, which costs a hash; the others lock until a time that no other
 * lock has. So every command that is accepted writes an event, and a missing one is a lost one.
 */
const RESET_EVERY = 40;
const YEAR_MS = 365 * 24 * 3_600_000;

/**
 * Many clients that give commands on random accounts, one after the other, until they are stopped or the product
 * dies. What was answered is pushed to `acknowledged` the moment the answer is there.
 */
export function startLoad(url, { token, accountIds }, acknowledged) {
  const answers = new EventEmitter();
  let going = true;
  let answered = 0;

  const client = async () => {
    while (going) {
      const commandId = randomUUID();
      const position = await give(url, token, pick(accountIds), commandId);
      if (position === undefined) return;
      answered += 1;
      if (position !== null) acknowledged.push(commandId);
      answers.emit('answered');
    }
  };
  const clients = Array.from({ length: CLIENTS }, client);
  return {
    /** Resolves when the load has really begun: `count` commands were answered. */
    async under(count) {
      while (answered < count) await once(answers, 'answered');
    },
    async stop() {
      going = false;
      await Promise.all(clients);
    },
  };
}

/** @returns the position; null when it was refused; undefined when the product is gone. */
async function give(url, token, accountId, commandId) {
  const field = Math.random() < 1 / RESET_EVERY ? 'resetPassword' : 'lockAccount';
  const type = `${field[0].toUpperCase()}${field.slice(1)}Input!`;
  const payload = field === 'resetPassword' ? 'ResetPasswordPayload' : 'AccountPayload';
  const query = `mutation ($input: ${type}) { ${field}(input: $input) { __typename ... on ${payload} { position } ... on Problem { code } } }`;
  const until = new Date(Date.now() + Math.random() * YEAR_MS).toISOString();
  const lock = field === 'lockAccount' ? { until, note: `until ${until}` } : {};
  const input = { accountId, commandId, reasonCode: 'OTHER', ...lock };
  try {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables: { input } }),
    });
    const { data } = await response.json();
    const answer = data?.[field];
    return answer?.position ?? null;
  } catch {
    return undefined;
  }
}

function pick(list) {
  return list[Math.floor(Math.random() * list.length)];
}
