import { randomUUID } from 'node:crypto';

const YEAR_MS = 365 * 24 * 3_600_000;

/** Everybody is locked until a moment that no other lock has, so that every account that is worked on gets an event. */
const START = `mutation ($input: LockAccountsInput!) {
  lockAccounts(input: $input) { ... on BulkOperationPayload { operationId } ... on Problem { code } }
}`;

/** Bulk operations that are started before each kill; one that nobody answered is started again as it was. */
export class BulkOperations {
  started = 0;
  #unanswered = [];

  /** Two of them, so that one waits for the other. */
  async start(url, token) {
    const inputs = [...this.#unanswered, newInput(), newInput()];
    this.#unanswered = [];
    for (const input of inputs) {
      const answer = await give(url, token, input);
      if (answer === null) this.#unanswered.push(input);
      else if (answer.code) throw new Error(`A bulk operation was refused: ${answer.code}`);
      else this.started += 1;
    }
  }

  /**
   * What is wrong with them, in words: one that has not ended, one that did not work on every account, and an account whose
   * own stream tells otherwise than the operation.
   */
  async examine({ pool }) {
    const { rows: unfinished } = await pool.query(
      `SELECT operation FROM (${OPERATIONS}) AS each
        WHERE ended <> 1 OR accounts <> (SELECT count(*) FROM (${ITEMS}) AS item
                                          WHERE item.operation = each.operation)`,
    );
    const { rows: otherwise } = await pool.query(
      `SELECT operation, account FROM (${ITEMS}) AS item
         FULL JOIN (${LOCKS}) AS lock USING (operation, account)
        WHERE times IS DISTINCT FROM 1 OR (outcome = 'DONE') IS DISTINCT FROM (coalesce(locks, 0) = 1)`,
    );
    const { rows: all } = await pool.query(
      `SELECT count(*)::int AS count FROM (${OPERATIONS}) AS each`,
    );
    return [
      ...unfinished.map(
        ({ operation }) => `The bulk operation ${operation} has not ended with every account`,
      ),
      ...otherwise.map(
        ({ operation, account }) =>
          `The bulk operation ${operation} tells otherwise of account ${account}`,
      ),
      ...(all[0].count < this.started
        ? [`Only ${all[0].count} bulk operations are in the log`]
        : []),
    ];
  }
}

const OPERATIONS = `SELECT substr(stream, 6) AS operation,
    max((data::jsonb ->> 'accounts')::int) FILTER (WHERE type = 'BulkOperationStarted') AS accounts,
    count(*) FILTER (WHERE type IN ('BulkOperationCompleted', 'BulkOperationCancelled')) AS ended
  FROM event WHERE stream LIKE 'bulk-%' GROUP BY stream`;

const ITEMS = `SELECT substr(stream, 6) AS operation, item ->> 'accountId' AS account,
    max(item ->> 'outcome') AS outcome, count(*) AS times
  FROM event, jsonb_array_elements(data::jsonb -> 'items') AS item
 WHERE type = 'BulkOperationAdvanced' GROUP BY 1, 2`;

/** The operation's id correlates all that it led to. */
const LOCKS = `SELECT meta::jsonb ->> 'correlationId' AS operation, substr(stream, 9) AS account, count(*) AS locks
  FROM event
 WHERE type = 'AccountLocked' AND meta::jsonb ->> 'correlationId' IN (SELECT operation FROM (${OPERATIONS}) AS started)
 GROUP BY 1, 2`;

function newInput() {
  const until = new Date(Date.now() + YEAR_MS + Math.random() * YEAR_MS).toISOString();
  return { filter: { provider: 'KEYLEDGER' }, until, commandId: randomUUID(), reasonCode: 'OTHER' };
}

async function give(url, token, input) {
  try {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: START, variables: { input } }),
    });
    const { data } = await response.json();
    return data?.lockAccounts ?? null;
  } catch {
    return null;
  }
}
