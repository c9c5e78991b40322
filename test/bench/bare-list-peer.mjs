/**
 * What the list of accounts costs without Keyledger around it: `node:http` and `pg` alone, which look the session up and
 * answer the same page from the same tables, with prepared statements and no check of anything. Opens the database of the
 * product that it stands beside, and prints its port.
 */
import { createServer } from 'node:http';
import { openKeyledger } from '@keyledger/assembly';
import { readConfiguration } from '@keyledger/configuration';
import pg from 'pg';

const SESSION = `
  SELECT session.* FROM session LEFT JOIN session_floor floor USING (account_id)
   WHERE token_hmac = $1 AND expires_at > now() AND account_revision >= COALESCE(floor.revision, 0)`;

const keyledger = await openKeyledger(readConfiguration(process.env), {
  say: () => undefined,
  migrate: 'REFUSE_PENDING',
});
const { keyRing, postgres, readPositions } = keyledger.foundation;
const pool = new pg.Pool({ ...postgres.config, max: postgres.pool.options.max });
const table = await readPositions.table('user_list', 'user_list');
const PAGE = `
  SELECT * FROM ${table}
   WHERE organization_id = $1::uuid
     AND NOT suspended AND frozen_by IS NULL AND NOT (locked AND (locked_until IS NULL OR locked_until > $2))
   ORDER BY coalesce(last_sign_in_at, '-infinity'::timestamptz) DESC, account_id DESC
   LIMIT $3`;

const globalId = (type, id) => Buffer.from(`${type}:${id}`).toString('base64url');
const visible = (value) => ({ value, state: 'VISIBLE' });

function nodeOf(row) {
  return {
    id: globalId('Account', row.account_id),
    address: visible(row.address),
    owner: { name: visible(row.name), employeeNumber: { value: row.employee_number } },
    provider: row.provider,
    state: 'ACTIVE',
    lastSignInAt: row.last_sign_in_at?.toISOString() ?? null,
    revision: row.revision,
  };
}

async function page(token, { first }) {
  const digest = keyRing.blindIndex('session-token', token);
  const sessions = await pool.query({ name: 'session', text: SESSION, values: [digest] });
  const session = sessions.rows[0];
  if (!session) return null;
  const values = [session.organization_id, new Date(), first + 1];
  const { rows } = await pool.query({ name: 'page', text: PAGE, values });
  return {
    edges: rows.slice(0, first).map((row) => ({ node: nodeOf(row) })),
    pageInfo: { hasNextPage: rows.length > first },
  };
}

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', async () => {
    const { variables } = JSON.parse(Buffer.concat(chunks).toString());
    const token = request.headers.authorization?.slice('Bearer '.length) ?? '';
    const accounts = await page(token, variables);
    const body = Buffer.from(JSON.stringify({ data: { accounts } }));
    response.writeHead(accounts ? 200 : 401, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': body.length,
    });
    response.end(body);
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
process.stdin.resume().on('end', async () => {
  server.close();
  server.closeAllConnections();
  await pool.end();
  await keyledger.close();
});
