import { createHash } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HistoryExport, type ExportRequest } from '@keyledger/compliance';
import { toGlobalId } from '@keyledger/graphql';
import { newId } from '@keyledger/kernel';
import { parse } from 'csv-parse/sync';
import type { Caller } from './harness/index.js';
import {
  eventsOf,
  Organization,
  read,
  RunningKeyledger,
  untilEvent,
  type Person,
} from './harness/index.js';

type Row = Readonly<Record<string, unknown>>;
const A = ['星河', '研发中心'] as const;
const B = ['星河', '销售中心'] as const;

describe('Taking events out as a file', () => {
  let running: RunningKeyledger;
  let organization: Organization;
  let auditor: Person & { caller: Caller & { token: string } };
  let adminOfA: Person & { caller: Caller & { token: string } };
  let wang: Person;
  let department: string;

  beforeAll(async () => {
    running = await RunningKeyledger.start();
    organization = await Organization.found(running, 'example.com');
    auditor = await organization.signedIn({ address: 'chen@example.com', role: 'AUDITOR' });
    adminOfA = await organization.signedIn({
      address: 'a@example.com',
      role: 'ADMIN',
      department: A,
      over: A,
    });
    wang = await organization.person({
      address: 'wang.xm@example.com',
      name: '=王小明',
      department: B,
      backup: 'xiaoming@example.org',
    });
    await organization.lock(wang.accountId);
    department = toGlobalId('Department', String(await organization.department(B)));
    const { position } = await untilEvent(running, wang.stream, 'AccountLocked');
    await running.foundation.readPositions.waitFor(
      ['user_list', 'account_history'],
      position,
      60_000,
    );
  });
  afterAll(() => running?.close());

  const ask = (body: object, token = auditor.caller.token, more: object = {}) =>
    fetch(`${running.url}/exports`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...more },
      body: JSON.stringify(body),
    });
  const lines = (text: string) =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Row);
  const problemOf = async (response: Response) => {
    const { problem, error } = (await response.json()) as Record<string, Row>;
    return [response.status, problem?.['code'] ?? error?.['code'], problem?.['path']];
  };

  it('gives an account’s history as JSON Lines, whole by its last line, and records it', async () => {
    const body = { account: wang.id, format: 'JSON_LINES' };
    const response = await ask(body, undefined, { 'accept-language': 'en' });
    expect(response.headers.get('content-disposition')).toContain('keyledger-export.jsonl');
    const text = await response.text();
    const rows = lines(text);
    expect(rows.map(({ event }) => event)).toEqual([
      'AccountProvisioned',
      'PasswordChanged',
      'AccountLocked',
      undefined,
    ]);
    expect(rows[2]).toMatchObject({
      sentence: 'The command line locked the account, until it is unlocked',
      actorKind: 'COMMAND_LINE',
      stream: wang.stream,
      revision: 2,
      chain: expect.stringMatching(/^[0-9a-f]{64}$/),
      data: { note: null },
    });
    expect(rows[0]).toMatchObject({ data: { address: 'wang.xm@example.com' } });
    const before = text.slice(0, text.trimEnd().lastIndexOf('\n') + 1);
    const sha256 = createHash('sha256').update(before).digest('hex');
    expect(rows.at(-1)).toEqual({ complete: true, events: 3, sha256 });

    const ended = await untilEvent(running, `audit-${auditor.employeeId}`, 'HistoryExportEnded');
    const [started] = await eventsOf(running, `audit-${auditor.employeeId}`);
    expect(started).toMatchObject({
      type: 'HistoryExportStarted',
      data: { subject: 'ACCOUNT', targetId: wang.accountId, format: 'JSON_LINES', from: null },
      metadata: { actor: { id: auditor.employeeId, role: 'AUDITOR' } },
    });
    expect(ended.data).toEqual({
      exportId: read(started?.data, 'exportId'),
      outcome: 'COMPLETED',
      events: 3,
      bytes: Buffer.byteLength(text),
      sha256,
    });
  });

  it('gives a department’s events as CSV that no spreadsheet carries out, channels masked', async () => {
    const file = await (await ask({ department, format: 'CSV' })).arrayBuffer();
    // As it lies on disk: `text()` would leave the mark out.
    const text = Buffer.from(file).toString();
    expect(text.startsWith('\uFEFFposition,recordedAt')).toBe(true);
    const rows = parse(text, { bom: true, columns: true }) as Record<string, string>[];
    const named = (event: string) => rows.find((row) => row['event'] === event);
    expect(JSON.parse(named('EmployeeRegistered')?.['data'] ?? '{}')).toMatchObject({
      name: '=王小明',
      birthDate: null,
    });
    expect(JSON.parse(named('RecoveryChannelAsserted')?.['data'] ?? '{}')).toMatchObject({
      destination: 'x***@example.org',
    });
    expect(text).not.toContain('xiaoming@');
    expect(text).not.toMatch(/(^|,|\r\n)"?[=+@-]/);
    expect(named('AccountLocked')?.['sentence']).toMatch(/锁定了账户/);
    expect(rows.every(({ stream }) => !stream?.includes(auditor.accountId))).toBe(true);
    expect(rows.at(-1)).toMatchObject({
      position: '# complete',
      recordedAt: `events ${rows.length - 1}`,
    });
  });

  it('gives a period of the whole organization, and nothing of another one', async () => {
    const abroad = await Organization.found(running, 'example.net');
    await abroad.person({ address: 'elsewhere@example.net' });
    const { metadata } = await untilEvent(running, wang.stream, 'AccountLocked');
    const rows = lines(await (await ask({ format: 'JSON_LINES', to: metadata.recordedAt })).text());
    expect(rows.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['OrganizationFounded', 'RoleGranted', 'SignInSucceeded']),
    );
    expect(rows.at(-2)).toMatchObject({ event: 'AccountLocked' });
    const later = lines(
      await (await ask({ format: 'JSON_LINES', from: metadata.recordedAt })).text(),
    );
    expect(later.map(({ event }) => event)).toContain('HistoryExportStarted');
    expect(later.map(({ event }) => event)).not.toContain('AccountLocked');
    expect(JSON.stringify([rows, later])).not.toContain(abroad.id);
  });

  it('is for owners, admins and auditors, within their departments, of their organization', async () => {
    const employee = await organization.signedIn({ address: 'someone@example.com' });
    const format = 'CSV';
    expect(await problemOf(await ask({ format }, 'nobody'))).toEqual([
      401,
      'UNAUTHENTICATED',
      undefined,
    ]);
    expect(await problemOf(await ask({ format }, employee.caller.token))).toEqual([
      403,
      'Forbidden',
      [],
    ]);
    const { token } = adminOfA.caller;
    expect(await problemOf(await ask({ format }, token))).toEqual([
      403,
      'OutsideYourDepartments',
      [],
    ]);
    expect(await problemOf(await ask({ format, department }, token))).toEqual([
      403,
      'OutsideYourDepartments',
      ['department'],
    ]);
    expect(await problemOf(await ask({ format, account: wang.id }, token))).toEqual([
      404,
      'NotFound',
      ['account'],
    ]);
    expect((await ask({ format, account: adminOfA.id }, token)).status).toBe(200);
    const abroad = await Organization.found(running, 'example.info');
    const foreign = await abroad.signedIn({ address: 'x@example.info', role: 'OWNER' });
    for (const body of [{ account: wang.id }, { department }])
      expect((await ask({ format, ...body }, foreign.caller.token)).ok).toBe(false);
    const denied = await untilEvent(running, `audit-${employee.employeeId}`, 'CommandDenied');
    expect(denied.data).toMatchObject({ command: 'exportHistory', code: 'Forbidden' });
  });

  it.each([
    [{}, 'format'],
    [{ format: 'XML' }, 'format'],
    [{ format: 'CSV', from: 'yesterday' }, 'from'],
    [{ format: 'CSV', from: '2026-02-01T00:00:00Z', to: '2026-01-01T00:00:00Z' }, 'to'],
    [{ format: 'CSV', everything: true }, 'everything'],
  ])('refuses %j, naming %s', async (body, member) => {
    expect(await problemOf(await ask(body))).toEqual([422, 'InvalidInput', [member]]);
  });

  describe('of many events', () => {
    const MANY = 30_000;
    let request: ExportRequest;

    beforeAll(async () => {
      const { codec, store } = running.foundation;
      const context = organization.context();
      let head: Parameters<typeof codec.encode>[1] = 'none';
      const stream = `audit-${newId()}-202611`;
      const act = {
        type: 'CommandLineActPerformed',
        data: { act: 'x'.repeat(60), targetId: null },
      };
      const acts = Array.from({ length: 500 }, () => act);
      for (let written = 0; written < MANY; written += acts.length) {
        const command = { ...context, commandId: newId() };
        const encoded = await codec.encode(stream, head, acts, command, new Date());
        const appended = await store.append(stream, head, encoded);
        head = { ...appended.head, recordedAt: new Date().toISOString() };
      }
      request = {
        scope: {
          organizationId: organization.id,
          departmentIds: null,
          role: 'AUDITOR',
          actor: { kind: 'PERSON', id: auditor.employeeId, role: 'AUDITOR' },
        },
        actor: { kind: 'PERSON', id: auditor.employeeId, role: 'AUDITOR' },
        correlationId: newId(),
        locale: 'en',
        subject: { kind: 'ORGANIZATION' },
        format: 'JSON_LINES',
        from: null,
        to: null,
      };
    });

    it('holds a batch of them in memory, however slowly it is read', async () => {
      setFlagsFromString('--expose-gc');
      const collect = runInNewContext('gc') as () => void;
      let [bytes, chunks, most] = [0, 0, 0];
      let first: number | undefined;
      for await (const chunk of running.part(HistoryExport).run(request)) {
        bytes += chunk.length;
        if (chunks++ % 10 !== 0) continue;
        collect();
        const { heapUsed, external } = process.memoryUsage();
        first ??= heapUsed + external;
        most = Math.max(most, heapUsed + external - first);
      }
      expect(bytes).toBeGreaterThan(15_000_000);
      expect(most).toBeLessThan(6_000_000);
    });

    it('ends with whoever asked for it, which is recorded, and leaves no claim to be whole', async () => {
      const impatient = await organization.signedIn({
        address: 'hurry@example.com',
        role: 'AUDITOR',
      });
      const gone = new AbortController();
      const response = await fetch(`${running.url}/exports`, {
        method: 'POST',
        signal: gone.signal,
        headers: {
          authorization: `Bearer ${impatient.caller.token}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ format: 'JSON_LINES' }),
      });
      const { value } = (await response.body?.getReader().read()) ?? {};
      expect(value?.length).toBeGreaterThan(0);
      gone.abort();
      const ended = await untilEvent(
        running,
        `audit-${impatient.employeeId}`,
        'HistoryExportEnded',
      );
      expect(ended.data).toMatchObject({ outcome: 'ABORTED', sha256: null });
      expect(read(ended.data, 'events')).toBeLessThan(MANY);
    });
  });
});
