import { YEAR_BEGINS, YEAR_ENDS } from './models.mjs';

/** Accounts a statement. */
const CHUNK = 50_000;
const YEAR_S = (YEAR_ENDS - YEAR_BEGINS) / 1_000;

/**
 * Makes as many accounts of the models as are missing. Each takes the person of one model (name, reading, search terms)
 * and the mailbox of another (state, provider, password), so that both go together in every way; ids, addresses,
 * numbers, departments and moments are its own. What the projection would write of such an account is what stands in
 * its rows: they are its rows, with values of the same form in the same places.
 * @param tables the read tables' physical names.
 */
export async function multiply(client, tables, organizationId, wanted) {
  const list = tables.user_list;
  const run = (text) => client.query(text);
  await run('SET statement_timeout = 0');
  await run('SET synchronous_commit = off');
  await run(`SET maintenance_work_mem = '512MB'`);
  await takeModels(run, tables, organizationId);
  const rebuild = await dropIndexes(client, [list, tables.term, tables.person]);

  const [{ there }] = (await run(`SELECT count(*)::int AS there FROM ${list}`)).rows;
  const accounts = await columnsOf(client, list, accountValues(organizationId));
  const people = await columnsOf(client, tables.person, personValues);
  for (let from = there; from < wanted; from += CHUNK) {
    const numbers = `generate_series(${from}, ${Math.min(wanted, from + CHUNK) - 1})`;
    await run(`INSERT INTO ${list} SELECT ${accounts} FROM ${drawn(numbers)}`);
    await run(`INSERT INTO ${tables.person} SELECT ${people} FROM ${drawn(numbers)}`);
  }
  await run(`TRUNCATE ${tables.term}`);
  await run(
    `INSERT INTO ${tables.term} (organization_id, term, account_id, address_head, name_head)
     SELECT organization_id, unnest(search_terms), account_id,
            left(coalesce(address, ''), 2), left(coalesce(pinyin, ''), 2)
       FROM ${list}`,
  );
  for (const statement of rebuild) await run(statement);
  await run('DROP TABLE model_person, model_mailbox, model_department');
  for (const table of Object.values(tables)) await run(`VACUUM (ANALYZE) ${table}`);
}

/** The models' rows by number, and departments by number. */
async function takeModels(run, { user_list, person, department }, organizationId) {
  const isModel = `address LIKE 'model%'`;
  const terms = `ARRAY(SELECT term FROM unnest(search_terms) AS term
    WHERE term <> address AND term IS DISTINCT FROM lower(employee_number))`;
  await run(`
    CREATE TABLE model_person AS
    SELECT row_number() OVER (ORDER BY address) - 1 AS place, name, pinyin, ${terms} AS terms
      FROM ${user_list} WHERE ${isModel}`);
  await run(`
    CREATE TABLE model_mailbox AS
    SELECT row_number() OVER (ORDER BY address) - 1 AS place, mailbox, owner
      FROM ${user_list} AS mailbox JOIN ${person} AS owner ON owner.employee_id = mailbox.owner_id
     WHERE ${isModel}`);
  await run(`
    CREATE TABLE model_department AS
    SELECT row_number() OVER (ORDER BY department_id) - 1 AS place, department_id, path
      FROM ${department} WHERE organization_id = '${organizationId}'`);
  for (const kind of ['person', 'mailbox', 'department']) {
    await run(`ALTER TABLE model_${kind} ADD PRIMARY KEY (place)`);
    await run(`ANALYZE model_${kind}`);
  }
}

/** A number in [0, below) that belongs to the n-th account. */
const draw = (purpose, below) => `(hashint8extended(n, ${purpose}) & 1073741823) % (${below})`;
/** In [0, 1). */
const fraction = (purpose) => `((hashint8extended(n, ${purpose}) & 1073741823) / 1073741824.0)`;
const moment = (purpose, stepS) =>
  `to_timestamp(${YEAR_BEGINS / 1000} + floor(${fraction(purpose)} * ${YEAR_S / stepS}) * ${stepS})`;
/** In the order of `n`, as ids of version 7 are in the order of time. */
const idOf = (kind, n = 'n') =>
  `(lpad(to_hex(${YEAR_BEGINS} + (${n}) * 1000), 12, '0') || '7' || substr(md5('${kind}' || (${n})), 1, 3)
    || '8' || substr(md5('${kind}' || (${n})), 4, 15))::uuid`;

/** Large and small departments; three in a thousand people work in none. */
function drawn(numbers) {
  return `${numbers} AS n
    JOIN LATERAL (SELECT count(*) AS persons FROM model_person) AS models ON true
    JOIN model_person AS i ON i.place = ${draw(1, 'models.persons')}
    JOIN model_mailbox AS m ON m.place = ${draw(2, 'models.persons')}
    JOIN LATERAL (SELECT count(*) AS departments FROM model_department) AS all_departments ON true
    LEFT JOIN model_department AS d
      ON d.place = floor(all_departments.departments * power(${fraction(3)}, 2)) AND ${draw(4, 1000)} > 2
    CROSS JOIN LATERAL (
      SELECT i.pinyin || '.' || n || '@example.com' AS address,
             CASE WHEN ${draw(5, 10)} > 0 THEN 'E' || lpad(n::text, 7, '0') END AS number
    ) AS own`;
}

const accountValues = (organizationId) => ({
  account_id: idOf('account'),
  organization_id: `'${organizationId}'::uuid`,
  address: 'own.address',
  owner_id: idOf('person'),
  name: 'i.name',
  pinyin: 'i.pinyin',
  employee_number: 'own.number',
  department_id: 'd.department_id',
  created_at: moment(6, 1),
  password_changed_at: `CASE WHEN (m.mailbox).password_changed_at IS NOT NULL THEN ${moment(7, 60)} END`,
  last_sign_in_at: `CASE WHEN (m.mailbox).last_sign_in_at IS NOT NULL THEN ${moment(8, 300)} END`,
  former_owner_ids: `CASE WHEN (m.mailbox).former_owner_ids <> '{}' THEN ARRAY[${idOf('person', draw(9, 5000))}] ELSE '{}' END`,
  search_terms: `ARRAY(SELECT DISTINCT term COLLATE "C" FROM unnest(i.terms || own.address || lower(own.number)) AS term
    WHERE term IS NOT NULL ORDER BY term COLLATE "C")`,
});

const personValues = {
  employee_id: idOf('person'),
  name: 'i.name',
  employee_number: 'own.number',
  department_id: 'd.department_id',
};

/** A table's columns in order: a value of its own, or the model's. */
async function columnsOf(client, table, own) {
  const { rows } = await client.query(
    `SELECT attname AS name FROM pg_attribute
      WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
    [table],
  );
  const model = 'employee_id' in own ? '(m.owner)' : '(m.mailbox)';
  return rows.map(({ name }) => own[name] ?? `${model}.${name}`).join(', ');
}

/** Indexes are quicker made at the end than kept. @returns the statements that make them again. */
async function dropIndexes(client, tables) {
  const { rows: constraints } = await client.query(
    `SELECT conrelid::regclass::text AS table, conname AS name, pg_get_constraintdef(oid) AS definition
       FROM pg_constraint WHERE contype = 'p' AND conrelid = ANY($1::regclass[])`,
    [tables],
  );
  const { rows: indexes } = await client.query(
    `SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition
       FROM pg_index WHERE indrelid = ANY($1::regclass[]) AND NOT indisprimary`,
    [tables],
  );
  for (const { table, name } of constraints)
    await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  for (const { name } of indexes) await client.query(`DROP INDEX ${name}`);
  return [
    ...constraints.map(
      ({ table, name, definition }) => `ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`,
    ),
    ...indexes.map(({ definition }) => definition),
  ];
}
