import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { backup } from '@keyledger/assembly';
import {
  ACCOUNT,
  CHANGE,
  codeIn,
  dumpDatabase,
  FIND,
  ForgottenPassword,
  linkIn,
  Organization,
  PageVisitor,
  read,
  RESET,
  RunningKeyledger,
  SecretHunt,
  setUp,
  setUpLink,
  signIn,
  trySignIn,
  untilEvent,
  type Caller,
  type Finding,
  type Person,
} from './harness/index.js';

const OWNER = { address: 'owner@example.com', password: 'Ge-bi 19 chuan?' };
const CHOSEN = 'Qing-chen 7 "he" feng\\&';
const BY_LINK = 'Bai-yun 33 <shan> dao%';
const FORGOTTEN = 'Song-tao 8 "lin" hai\\&';
const MISTYPED = 'Mis-typed 55 mi ma!';
const TOO_WEAK = 'tooweakbutstillprivate';

describe('A secret', () => {
  const hunt = new SecretHunt();
  const answers: string[] = [];
  const pages: string[] = [];
  const onAnswer = (text: string) => void answers.push(text);
  let running: RunningKeyledger;
  let organization: Organization;
  let owner: Caller;

  beforeAll(async () => {
    running = await RunningKeyledger.start();
    await useTheProduct();
  });
  afterAll(() => running?.close());

  async function useTheProduct(): Promise<void> {
    const link = await setUpLink(running);
    hunt.know('set-up link', link.split('/').at(-1) ?? '');
    hunt.know('owner’s password', OWNER.password);
    await setUp(running, link, { domain: 'example.com', ...OWNER });
    owner = await enter(OWNER.address, OWNER.password, 'owner’s session');
    const { id } = (await owner.send('{ organization { id } }')) as { id: string };
    organization = Organization.of(running, id);

    const known = { backup: 'backup@example.org', password: null };
    const forced = await organization.person({ address: 'forced@example.com', ...known });
    await changeByForce(forced);

    const applied = await organization.person({
      address: 'applied@example.com',
      authority: 'FAKE',
      ...known,
    });
    await reset(applied, 'password applied by the provider');
    await untilEvent(running, applied.stream, 'PasswordChanged');
    const waiting = await organization.person({
      address: 'unavailable@example.com',
      authority: 'FAKE',
      ...known,
    });
    await reset(waiting, 'password on its way to the provider');

    await organization.resetByLink();
    const linked = await organization.person({ address: 'linked@example.com', ...known });
    await setByLink(linked);
    const unopened = await organization.person({ address: 'unopened@example.com', ...known });
    await reset(unopened);
    hunt.know('link that nobody opened', await linkSentTo(unopened));
    const forgetful = await organization.person({ address: 'forgot@example.com', ...known });
    await forget(forgetful);
    await owner.send(FIND);
    for (const person of [forced, applied, waiting, linked, unopened, forgetful]) {
      await owner.send(ACCOUNT, { id: person.id });
    }
  }

  async function enter(address: string, password: string, session: string): Promise<Caller> {
    const caller = await signIn(running.url, address, password, { onAnswer });
    hunt.know(session, caller.token);
    return caller;
  }

  async function reset(person: Person, secret?: string): Promise<string> {
    const input = {
      accountId: person.id,
      reasonCode: 'FORGOTTEN',
      commandId: `reset-${person.accountId}`,
    };
    const answer = await owner.send(RESET, { input });
    await owner.send(RESET, { input });
    const password = String(read(answer, 'secret', 'temporaryPassword'));
    if (secret) hunt.know(secret, password);
    return password;
  }

  async function changeByForce(person: Person): Promise<void> {
    const temporary = await reset(person, 'temporary password');
    hunt.know('chosen password', CHOSEN);
    hunt.know('mistyped password', MISTYPED);
    hunt.know('weak password', TOO_WEAK);
    await trySignIn(running.url, person.address, MISTYPED, { onAnswer });
    const employee = await enter(person.address, temporary, 'restricted session');
    const change = (newPassword: string) =>
      employee.send(CHANGE, { input: { currentPassword: temporary, newPassword } });
    expect(await change(TOO_WEAK)).toMatchObject({ code: 'PasswordTooWeak' });
    expect(await change(CHOSEN)).toMatchObject({ __typename: 'AccountPayload' });
    await enter(person.address, CHOSEN, 'session');
  }

  async function setByLink(person: Person): Promise<void> {
    await reset(person);
    const token = await linkSentTo(person);
    hunt.know('used link', token);
    hunt.know('password set by link', BY_LINK);
    const visitor = await new PageVisitor(running.url).open(`/l/${token}`);
    pages.push(visitor.html);
    await visitor.submit({ newPassword: TOO_WEAK, newPasswordAgain: TOO_WEAK });
    pages.push(visitor.html);
    await visitor.submit({ newPassword: BY_LINK, newPasswordAgain: BY_LINK });
    pages.push(visitor.html);
    expect(visitor.path).toMatch(/^\/done/);
  }

  async function forget(person: Person): Promise<void> {
    const way = new ForgottenPassword(running.url, { onAnswer });
    await way.request(person.address);
    hunt.know('reset ticket', way.ticket);
    await way.send('EMAIL');
    await untilEvent(running, person.stream, 'NotificationSent');
    const message = running.outbox.messages().find(({ text }) => text.includes('/r/'));
    hunt.know('link that proves', linkIn(message?.text ?? ''));
    await way.enter('000000');
    await way.enter(codeIn(message?.text.split(/^Content-Type: text\/plain/m)[1] ?? ''));
    hunt.know('reset ticket after the proof', way.ticket);
    hunt.know('password after forgetting', FORGOTTEN);
    expect(await way.complete(TOO_WEAK)).toMatchObject({ code: 'PasswordTooWeak' });
    expect(await way.complete(FORGOTTEN)).toMatchObject({
      __typename: 'PasswordResetCompletedPayload',
    });
    await untilEvent(running, person.stream, 'NotificationSent', 2);
  }

  /** The token of the link that was mailed for this account. */
  async function linkSentTo(person: Person): Promise<string> {
    await untilEvent(running, person.stream, 'NotificationSent');
    const message = running.outbox
      .messages()
      .find(({ text }) => text.includes('/l/') && text.includes(person.address));
    return /\/l\/([\w-]{43})/.exec(message?.text ?? '')?.[1] ?? 'no link was sent';
  }

  async function inTheDatabase(): Promise<Finding[]> {
    const found: Finding[] = [];
    for await (const { table, texts } of dumpDatabase(running.foundation.postgres)) {
      found.push(...hunt.look(table, texts.join('\n')));
    }
    return found;
  }

  const secretsIn = (text: string) => [
    ...new Set(hunt.look('here', text).map(({ secret }) => secret)),
  ];

  it('of every kind was really used', () => {
    expect(hunt.known).toHaveLength(18);
    expect(running.outbox.messages().length).toBeGreaterThan(3);
    expect(running.logged.length).toBeGreaterThan(10);
  });

  it('is in no column of no table', async () => {
    expect(await inTheDatabase()).toEqual([]);
  });

  // An outside server's files are not here to be looked into.
  const itWithFiles = process.env['DATABASE_URL'] ? it.skip : it;
  itWithFiles('is in no file of the data folder (needs no DATABASE_URL)', async () => {
    await running.foundation.postgres.pool.query('CHECKPOINT');
    const folder = join(running.folder, 'data');
    const files = filesUnder(folder);
    expect(files.filter((file) => file.includes('pg_wal')).length).toBeGreaterThan(0);
    const found = files.flatMap((file) => hunt.look(file, readFileSync(file)));
    expect(found).toEqual([]);
  });

  it('is in no log line and on no terminal', () => {
    expect(hunt.look('log', running.logged.join('\n'))).toEqual([]);
    expect(hunt.look('terminal', running.said.join('\n'))).toEqual([]);
  });

  it('is in no metric', async () => {
    const metrics = await (await fetch(`${running.url}/metrics`)).text();
    expect(metrics).toContain('keyledger_sign_ins_total');
    expect(hunt.look('metrics', metrics)).toEqual([]);
  });

  it('is answered once, to whom it is for', () => {
    expect(answers.flatMap((text) => secretsIn(text))).toEqual([
      'owner’s session',
      'temporary password',
      'restricted session',
      'session',
      'password applied by the provider',
      'password on its way to the provider',
      'reset ticket',
      'reset ticket after the proof',
    ]);
  });

  it('is on no page, not even where it was typed a moment ago', () => {
    expect(pages).toHaveLength(3);
    expect(pages.flatMap((page) => secretsIn(page))).toEqual([]);
  });

  it('is in no message, but for the link in its own', () => {
    const found = running.outbox.messages().flatMap(({ text }) => secretsIn(text));
    expect([...new Set(found)].toSorted()).toEqual([
      'link that nobody opened',
      'link that proves',
      'used link',
    ]);
  });

  it('is in no backup', async () => {
    const file = join(running.folder, 'canary.backup');
    const { fileBytes } = await backup(running.foundation, file);
    expect(fileBytes).toBeGreaterThan(1000);
    expect(hunt.look('backup', gunzipSync(readFileSync(file)))).toEqual([]);
  });

  it('would be found, in whatever form', async () => {
    const { pool } = running.foundation.postgres;
    await pool.query(
      'CREATE SCHEMA planted CREATE TABLE planted (text text, bytes bytea, json jsonb)',
    );
    try {
      for (const planted of [
        { text: `in the midst ${CHOSEN} of a text` },
        { text: JSON.stringify({ nested: JSON.stringify({ value: CHOSEN }) }) },
        { text: Buffer.from(`x${CHOSEN}y`).toString('base64') },
        { text: Buffer.from(`xy${CHOSEN}`).toString('base64url') },
        { text: encodeURIComponent(CHOSEN) },
        { bytes: Buffer.from(CHOSEN) },
        { json: { deep: [{ [CHOSEN]: 1 }] } },
      ]) {
        const [column, value] = Object.entries(planted)[0] ?? [];
        await pool.query(`INSERT INTO planted.planted (${column}) VALUES ($1)`, [value]);
        const found = await inTheDatabase();
        expect([planted, found.length > 0]).toEqual([planted, true]);
        expect(found[0]).toMatchObject({ secret: 'chosen password', place: 'planted.planted' });
        await pool.query('TRUNCATE planted.planted');
      }
    } finally {
      await pool.query('DROP SCHEMA planted CASCADE');
    }
  });
});

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
