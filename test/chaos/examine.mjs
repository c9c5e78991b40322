import { setTimeout as pause } from 'node:timers/promises';
import { openKeyledger, reactorNames } from '@keyledger/assembly';
import { readConfiguration } from '@keyledger/configuration';
import { verifyLog } from '@keyledger/event-store';
import { ReactorOperations } from '@keyledger/projections';

/** Longer than a job stays unseen whose dispatch was lost (60 s), and its retries. */
const SETTLES_WITHIN_MS = 180_000;

/**
 * What the rounds left behind, seen from a second process beside the running product: acknowledged commands that the
 * log does not hold where it said, rows of read models that a rebuild has otherwise, and whatever else is wrong, in
 * words: broken chains, commands with two effects, and what never reached the end of the log.
 * @param examineMore answers, in words, what is wrong with what the receiver of webhooks was told and with bulk operations.
 */
export async function examine(settings, acknowledged, examineMore) {
  const keyledger = await openKeyledger(readConfiguration(settings), {
    say: () => undefined,
    migrate: 'NOW',
  });
  try {
    const { postgres, store, projectionOperations } = keyledger.foundation;
    const unsettled = await settle(keyledger.foundation);
    const more = await examineMore(postgres);
    const { faults } = await verifyLog(store);
    const doubled = await commandsWithTwoEffects(postgres);
    const lost = await lostCommands(postgres, acknowledged);
    const compared = [];
    for (const name of new Set((await projectionOperations.status()).map(({ name }) => name)))
      compared.push(await projectionOperations.compare(name));
    return {
      lost: lost.length,
      differences: compared.reduce((sum, { differences }) => sum + differences, 0),
      wrong: [
        ...unsettled,
        ...more,
        ...faults.map(({ message }) => message),
        ...doubled.map((id) => `The command ${id} had two effects`),
        ...lost.map((id) => `The command ${id} was acknowledged and is not where the answer said`),
        ...compared.flatMap(differencesInWords),
      ],
    };
  } finally {
    await keyledger.close();
  }
}

/** Waits until everything has handled the whole log. @returns in words, what did not get there. */
async function settle({ postgres, store, projectionOperations }) {
  const reactors = new ReactorOperations(postgres, store, reactorNames);
  const deadline = Date.now() + SETTLES_WITHIN_MS;
  for (;;) {
    const all = [...(await projectionOperations.status()), ...(await reactors.status())];
    const head = await store.headPosition();
    const { rows } = await postgres.pool.query(
      `SELECT id, state FROM effect WHERE state <> 'DONE'`,
    );
    const behind = all.filter(({ checkpoint, stop }) => stop !== null || checkpoint !== head);
    if (behind.length + rows.length === 0) return [];
    if (Date.now() > deadline) {
      return [
        ...behind.map(({ name, checkpoint }) => `${name} stays at ${checkpoint}, short of ${head}`),
        ...rows.map(({ id, state }) => `The effect ${id} stays ${state}`),
      ];
    }
    await pause(200);
  }
}

/** A command given again may be answered with its stream's end, which is where it was carried out or behind it. */
async function lostCommands({ pool }, acknowledged) {
  const { rows } = await pool.query(
    `SELECT given.id FROM unnest($1::text[], $2::bigint[], $3::boolean[]) AS given (id, position, again)
      WHERE NOT EXISTS (
        SELECT FROM event acknowledged JOIN event own USING (stream)
         WHERE acknowledged.position = given.position AND own.meta::jsonb ->> 'commandId' = given.id
           AND (own.position = given.position OR (given.again AND own.position < given.position)))`,
    [
      acknowledged.map(({ commandId }) => commandId),
      acknowledged.map(({ position }) => position.split(':')[1]),
      acknowledged.map(({ again }) => again),
    ],
  );
  return rows.map(({ id }) => id);
}

async function commandsWithTwoEffects({ pool }) {
  const { rows } = await pool.query(
    `SELECT meta::jsonb ->> 'commandId' AS id FROM event WHERE type IN ('AccountLocked', 'PasswordResetRequested')
      GROUP BY 1 HAVING count(*) > 1`,
  );
  return rows.map(({ id }) => id);
}

/** Tables and counts only: rows of read models hold names and addresses. */
function differencesInWords({ projection, tables }) {
  return tables
    .filter(({ differences }) => differences > 0)
    .map(({ table, differences }) => `${projection}.${table}: ${differences} rows differ`);
}
