import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { AccountList } from '@keyledger/accounts';
import { ACCOUNTS_A_PART, BulkOperationJob } from '@keyledger/bulk';
import { idOfType, toGlobalId } from '@keyledger/graphql';
import {
  BulkWatcher,
  eventsOf,
  Organization,
  PASSWORD,
  read,
  RunningKeyledger,
  trySignIn,
  untilEvent,
  type Person,
} from './harness/index.js';

const SALES = ['销售中心'] as const;

const START = (
  action: string,
) => `mutation ($input: ${action[0]?.toUpperCase()}${action.slice(1)}Input!) {
  ${action}(input: $input) {
    __typename
    ... on BulkOperationPayload { operationId operation { state accounts } }
    ... on Problem { code params { name value } }
  }
}`;

const OPERATION = `query ($id: ID!) {
  bulkOperation(id: $id) {
    action state cause accounts workedOn done unchanged refused filter searched startedBy { name { value } }
    items(first: 10, outcome: REFUSED) {
      totalCount { value }
      nodes { outcome problem { code message } account { address { value } } }
    }
  }
}`;

const CANCEL = `mutation ($input: CancelBulkOperationInput!) {
  cancelBulkOperation(input: $input) {
    ... on BulkOperationPayload { operation { state } } ... on Problem { code }
  }
}`;

describe('A bulk operation', () => {
  let running: RunningKeyledger;
  let organization: Organization;
  let admin: Awaited<ReturnType<Organization['signedIn']>>;
  let person: Person;
  let departmentId: string;

  beforeAll(async () => {
    running = await RunningKeyledger.start();
    organization = await Organization.found(running, 'example.com');
    admin = await organization.signedIn({
      address: 'admin@example.com',
      name: '李娜',
      role: 'ADMIN',
    });
    person = await organization.person({ address: 'wang@example.com', department: SALES });
    await organization.person({ address: 'chen@example.com', department: SALES });
    await organization.person({ address: 'boss@example.com', department: SALES, role: 'OWNER' });
    departmentId = Buffer.from(`Department:${await organization.department(SALES)}`).toString(
      'base64url',
    );
    admin.caller.after(await running.foundation.store.headPosition());
  });
  afterAll(() => running?.close());

  const start = async (action: string, more: object = {}) =>
    admin.caller.send(START(action), { input: { filter: { departmentId }, ...more } });

  /** Watches it to its end. @returns how it stood, in order. */
  async function watched(operationId: unknown): Promise<readonly unknown[]> {
    const watcher = new BulkWatcher(running.url, admin.caller.token, String(operationId));
    expect(await watcher.ended).toBe('complete');
    await watcher.close();
    return watcher.seen;
  }

  it('locks a department, tells how far it has come, and says whom it left alone and why', async () => {
    const started = await start('lockAccounts', { expectedTotal: 3, note: '盘点' });
    const operationId = read(started, 'operationId');
    const seen = await watched(operationId);
    expect(seen.at(-1)).toEqual({
      ...{ state: 'COMPLETED', accounts: 3, workedOn: 3, done: 2, unchanged: 0, refused: 1 },
    });
    expect(await admin.caller.send(OPERATION, { id: operationId })).toMatchObject({
      ...{ action: 'LOCK', state: 'COMPLETED', cause: null, searched: false },
      startedBy: { name: { value: '李娜' } },
      items: {
        totalCount: { value: 1 },
        nodes: [
          { problem: { code: 'RankTooLow' }, account: { address: { value: 'boss@example.com' } } },
        ],
      },
    });
    expect(await trySignIn(running.url, person.address, PASSWORD)).toMatchObject({
      code: 'SignInRefused',
    });
  });

  it('is not started on another number than was seen, and unlocks what it locked', async () => {
    expect(await start('unlockAccounts', { expectedTotal: 2 })).toMatchObject({
      code: 'Conflict',
      params: [{ name: 'total', value: '3' }],
    });
    const started = await start('unlockAccounts');
    expect((await watched(read(started, 'operationId'))).at(-1)).toMatchObject({ done: 2 });
    await untilEvent(running, person.stream, 'AccountUnlocked');
  });

  it('is over when it is over', async () => {
    const started = await start('lockAccounts', { search: 'nobody' });
    const operationId = read(started, 'operationId');
    expect((await watched(operationId)).at(-1)).toMatchObject({ state: 'COMPLETED', accounts: 0 });
    expect(await admin.caller.send(CANCEL, { input: { operationId } })).toMatchObject({
      code: 'BulkOperationOver',
    });
  });

  it('is nobody else’s to watch', async () => {
    const operationId = read(await start('lockAccounts'), 'operationId');
    const helpdesk = await organization.signedIn({ address: 'desk@example.com', role: 'HELPDESK' });
    const watcher = new BulkWatcher(running.url, helpdesk.caller.token, String(operationId));
    expect(await watcher.ended).toBe('complete');
    expect(watcher.seen).toEqual([]);
    await watcher.close();
  });

  it('takes what a filter finds out as a file, which counts as an operation', async () => {
    const take = (token: string, body: object) =>
      fetch(`${running.url}/exports/accounts`, {
        method: 'POST',
        headers: {
          'accept-language': 'en',
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify(body),
      });
    await organization.person({
      address: 'formula@example.com',
      name: '=1+1',
      department: SALES,
    });
    const { store, readPositions } = running.foundation;
    await readPositions.waitFor(['user_list'], await store.headPosition(), 20_000);
    const body = { format: 'CSV', filter: { departmentId } };
    const response = await take(admin.caller.token, body);
    const [head = '', ...lines] = (await response.text()).trimEnd().split('\r\n');
    expect(head).toContain('Address');
    expect(lines.at(-1)).toMatch(/^# complete,accounts 4,sha256 [0-9a-f]{64}/);
    expect(lines.slice(0, -1).map((line) => line.split(',')[1])).toEqual([
      'boss@example.com',
      'chen@example.com',
      'formula@example.com',
      'wang@example.com',
    ]);
    expect(lines[2]).toContain("'=1+1");
    const seen = await watched(response.headers.get('keyledger-operation'));
    expect(seen.at(-1)).toMatchObject({ state: 'COMPLETED', accounts: 4, done: 4 });
    const helpdesk = await organization.signedIn({ address: 'hd@example.com', role: 'HELPDESK' });
    expect((await take(helpdesk.caller.token, body)).status).toBe(403);
  });

  describe('that is cancelled', () => {
    const WORKS = ['生产中心'] as const;
    /** More than one part. */
    const PEOPLE = ACCOUNTS_A_PART + 4;
    let works: string;
    let go: () => void = () => undefined;

    beforeAll(async () => {
      works = toGlobalId('Department', (await organization.department(WORKS)) ?? '');
      const numbers = Array.from({ length: PEOPLE }, (_, n) => n).values();
      const hire = async () => {
        for (const n of numbers) {
          const backup = `works${n}@example.org`;
          const wanted = { address: `works${n}@example.com`, password: null, backup };
          await organization.person({ ...wanted, department: WORKS });
        }
      };
      await Promise.all(Array.from({ length: 8 }, hire));
      admin.caller.after(await running.foundation.store.headPosition());
    });
    // A test that failed must not keep the next one's jobs waiting.
    afterEach(() => {
      go();
      jest.restoreAllMocks();
    });

    it.each([
      ['lockAccounts', {}, 'AccountLocked'],
      ['unlockAccounts', {}, 'AccountUnlocked'],
      ['resetPasswords', { reasonCode: 'LEAKED' }, 'PasswordResetRequested'],
      ['moveEmployees', {}, 'EmployeeMovedDepartment'],
    ])('%s ends where it was, and says so', async (action, more, type) => {
      go = holdBehindFirstPart();
      const input = { ...more, filter: { departmentId: works }, expectedTotal: PEOPLE };
      const operationId = read(await admin.caller.send(START(action), { input }), 'operationId');
      const watcher = new BulkWatcher(running.url, admin.caller.token, String(operationId));
      const told = await watcher.sees((seen) => Number(read(seen, 'workedOn')) > 0);
      const [workedOn, done] = [Number(read(told, 'workedOn')), Number(read(told, 'done'))];
      // A part may end sooner than the one before it: what that left alone is unchanged in this one.
      const unchanged = workedOn - done;
      expect(told).toMatchObject({ state: 'RUNNING', accounts: PEOPLE, unchanged });
      expect(done).toBeGreaterThan(0);
      const cancel = () => admin.caller.send(CANCEL, { input: { operationId } });
      expect(await cancel()).toMatchObject({ operation: { state: 'CANCELLING' } });
      expect(await cancel()).toMatchObject({ operation: { state: 'CANCELLING' } });
      await watcher.sees((seen) => read(seen, 'state') === 'CANCELLING');
      go();
      expect(await watcher.ended).toBe('complete');
      expect(watcher.seen.at(-1)).toMatchObject({ state: 'CANCELLED', workedOn, done });
      await watcher.close();
      expect(await admin.caller.send(OPERATION, { id: operationId })).toMatchObject({
        ...{ state: 'CANCELLED', cause: 'REQUESTED', workedOn },
      });
      const correlationId = idOfType('BulkOperation', String(operationId));
      const changed = (await eventsOf(running, '')).filter(
        (event) => event.type === type && event.metadata.correlationId === correlationId,
      );
      expect(changed).toHaveLength(done);
      expect(workedOn).toBeLessThan(PEOPLE);
      admin.caller.after(await running.foundation.store.headPosition());
    });

    it('an export ends its file without the line that says that it is whole', async () => {
      const [reached, goOn] = [signal(), signal()];
      const page = Reflect.get(AccountList.prototype, 'page') as AccountList['page'];
      jest.spyOn(AccountList.prototype, 'page').mockImplementationOnce(async function (
        this: AccountList,
        ...asked
      ) {
        reached.give();
        await goOn.given;
        return page.apply(this, asked);
      });
      const response = await fetch(`${running.url}/exports/accounts`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${admin.caller.token}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ format: 'CSV', filter: { departmentId: works } }),
      });
      await reached.given;
      const operationId = response.headers.get('keyledger-operation');
      const watcher = new BulkWatcher(running.url, admin.caller.token, String(operationId));
      const begun = await watcher.sees((seen) => read(seen, 'state') === 'RUNNING');
      const accounts = Number(read(begun, 'accounts'));
      expect(accounts).toBeGreaterThan(0);
      expect(await admin.caller.send(CANCEL, { input: { operationId } })).toMatchObject({
        operation: { state: 'CANCELLING' },
      });
      goOn.give();
      await expect(response.text()).rejects.toThrow();
      expect(await watcher.ended).toBe('complete');
      expect(watcher.seen.at(-1)).toMatchObject({ state: 'CANCELLED', accounts });
      await watcher.close();
    });

    /** No job of a later part is begun before the answer is called. */
    function holdBehindFirstPart(): () => void {
      const job = running.part(BulkOperationJob);
      const [handle, released] = [job.handle.bind(job), signal()];
      jest.spyOn(job, 'handle').mockImplementation(async (given) => {
        if (given.payload.part > 0) await released.given;
        return handle(given);
      });
      return released.give;
    }
  });
});

function signal(): { readonly given: Promise<void>; readonly give: () => void } {
  let give = () => undefined as void;
  const given = new Promise<void>((resolve) => (give = resolve));
  return { given, give: () => give() };
}
