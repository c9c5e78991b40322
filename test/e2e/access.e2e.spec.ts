import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { toGlobalId } from '@keyledger/graphql';
import { aimAt, NOTE } from './access/aim-at.js';
import { OPERATIONS, type Aim } from './access/operations.js';
import {
  BLIND,
  CALLERS,
  DENIALS,
  expectedOutcomes,
  outcomeOf,
  type CallerName,
} from './access/outcomes.js';
import {
  Caller,
  eventsOf,
  Organization,
  PASSWORD,
  read,
  RESET,
  RunningKeyledger,
  signIn,
  type Person,
} from './harness/index.js';

const A = ['研发中心'] as const;
const B = ['销售中心'] as const;
const VICTIM = { name: '欧阳静', address: 'ouyang.jing@example.com', backup: 'jing@example.org' };
const OWNER = { name: '林晓', address: 'linxiao@example.com', backup: 'lin@example.org' };

describe('Access', () => {
  let running: RunningKeyledger;
  let organization: Organization;
  let victim: Person;
  let owner: Person & { caller: Caller };
  let second: Caller;
  let callers: Record<CallerName, Caller>;
  const employees = new Map<CallerName, Person>();
  let aims: { readonly victim: Omit<Aim, 'caller'>; readonly owner: Omit<Aim, 'caller'> };

  beforeAll(async () => {
    running = await RunningKeyledger.start();
    organization = await Organization.found(running, 'example.com');
    const abroad = await Organization.found(running, 'example.net');
    owner = await organization.signedIn({ ...OWNER, role: 'OWNER' });
    victim = await organization.person({ ...VICTIM, department: B });
    const departmentId = toGlobalId('Department', String(await organization.department(B)));
    second = (await organization.signedIn({ address: 'second@example.com', role: 'OWNER' })).caller;
    aims = {
      victim: await aimAt(running, organization, victim, departmentId, second),
      owner: await aimAt(running, organization, owner, departmentId, second),
    };
    callers = {
      nobody: new Caller(running.url),
      mustChange: await whoMustChange(),
      employee: await enter('employee', {}),
      helpdeskOfA: await enter('helpdeskOfA', { role: 'HELPDESK', over: A }),
      adminOfA: await enter('adminOfA', { role: 'ADMIN', over: A }),
      helpdeskOnOwner: await enter('helpdeskOnOwner', { role: 'HELPDESK' }),
      auditor: await enter('auditor', { role: 'AUDITOR' }),
      foreignAdmin: (await abroad.signedIn({ address: 'admin@example.net', role: 'ADMIN' })).caller,
    };
    for (const caller of Object.values(callers)) caller.after(owner.caller.position);
  }, 180_000);
  afterAll(() => running?.close());

  async function enter(name: CallerName, wanted: object): Promise<Caller> {
    const address = `${name.toLowerCase()}@example.com`;
    const person = await organization.signedIn({
      address,
      name: '王建国',
      department: A,
      ...wanted,
    });
    employees.set(name, person);
    return person.caller;
  }

  async function whoMustChange(): Promise<Caller> {
    const address = 'mustchange@example.com';
    const person = await organization.person({ address, name: '王建国', password: null });
    employees.set('mustChange', person);
    const input = { accountId: person.id, reasonCode: 'FORGOTTEN' };
    const secret = read(await owner.caller.send(RESET, { input }), 'secret', 'temporaryPassword');
    return signIn(running.url, address, String(secret));
  }

  async function call(operation: string, caller: CallerName) {
    const { query, variables } = OPERATIONS[operation] ?? { query: '', variables: () => ({}) };
    const aim = caller === 'helpdeskOnOwner' ? aims.owner : aims.victim;
    return callers[caller].ask(query, variables({ ...aim, caller }));
  }

  /** How many events there are about those who were aimed at, and their organization. */
  async function untouched(): Promise<number[]> {
    const streams = [
      victim.stream,
      `employee-${victim.employeeId}`,
      owner.stream,
      `employee-${owner.employeeId}`,
      `organization-${organization.id}`,
    ];
    return Promise.all(streams.map(async (stream) => (await eventsOf(running, stream)).length));
  }

  it('knows every operation of the schema', async () => {
    const { data } = await callers.nobody.ask(
      '{ __schema { queryType { fields { name } } mutationType { fields { name } } } }',
    );
    const names = ['queryType', 'mutationType'].flatMap((root) =>
      (read(data, '__schema', root, 'fields') as readonly unknown[]).map((field) =>
        String(read(field, 'name')),
      ),
    );
    expect(names.toSorted()).toEqual(Object.keys(OPERATIONS).toSorted());
    expect(names.filter((name) => !expectedOutcomes(name))).toEqual([]);
  });

  describe('to what is out of reach', () => {
    const denied = new Map<CallerName, number>();
    let before: number[];
    beforeAll(async () => (before = await untouched()));

    it.each(Object.keys(OPERATIONS))(
      'is refused by %s, and it tells nothing',
      async (operation) => {
        const outcomes: Partial<Record<CallerName, string>> = {};
        for (const caller of CALLERS) {
          const answer = await call(operation, caller);
          const outcome = outcomeOf(answer);
          outcomes[caller] = outcome;
          if (DENIALS.has(outcome)) denied.set(caller, (denied.get(caller) ?? 0) + 1);
          if (!BLIND.has(caller)) continue;
          for (const secret of [VICTIM.name, VICTIM.address, VICTIM.backup, NOTE]) {
            expect([operation, caller, answer.text.includes(secret)]).toEqual([
              operation,
              caller,
              false,
            ]);
          }
        }
        expect(outcomes).toEqual(expectedOutcomes(operation));
      },
    );

    it('left everything as it was', async () => {
      expect(await untouched()).toEqual(before);
    });

    it('is in the audit stream of whoever tried, each try counted', async () => {
      // Summaries of what came too fast to be written one by one are written at the end at the latest.
      await running.stop();
      await running.open();
      const recorded = new Map<CallerName, number>();
      for (const [caller, { employeeId }] of employees) {
        const events = await eventsOf(running, `audit-${employeeId}-`);
        const tries = events
          .filter(({ type }) => type === 'CommandDenied')
          .map(({ data }) => 1 + Number(read(data, 'suppressed')));
        if (tries.length > 0)
          recorded.set(
            caller,
            tries.reduce((sum, each) => sum + each),
          );
      }
      expect(Object.fromEntries(recorded)).toEqual(Object.fromEntries(denied));
      expect(recorded.size).toBe(6);
    });
  });

  it('of an admin is to the own organization alone, in lists too', async () => {
    const admin = await signIn(running.url, 'admin@example.net', PASSWORD);
    const { query } = OPERATIONS['accounts'] ?? { query: '' };
    expect(await admin.send(query)).toMatchObject({
      totalCount: { value: 1 },
      nodes: [{ address: { value: 'admin@example.net' } }],
    });
  });

  it('of a department’s admin is to its accounts alone, in counts too', async () => {
    const admin = await signIn(running.url, 'adminofa@example.com', PASSWORD);
    const listed = await admin.send(
      '{ accounts { totalCount { value } facets { departments { department { name } count { value } } states { state count { value } } } } }',
    );
    const total = read(listed, 'totalCount', 'value');
    expect(read(listed, 'facets', 'departments')).toEqual([
      { department: { name: A[0] }, count: { value: total } },
    ]);
    const states = read(listed, 'facets', 'states') as readonly unknown[];
    const counted = states.reduce<number>(
      (sum, each) => sum + Number(read(each, 'count', 'value')),
      0,
    );
    expect(counted).toBe(total);
  });

  it('to kept filters is each to their own', async () => {
    const admin = await signIn(running.url, 'adminofa@example.com', PASSWORD);
    const { query } = OPERATIONS['savedAccountFilters'] ?? { query: '' };
    expect(await admin.send(query)).toMatchObject([{ name: 'mine' }]);
    expect(await owner.caller.send(query)).toEqual([]);
  });

  it('of a department’s admin covers all under it', async () => {
    const below = await organization.person({
      address: 'below@example.com',
      department: [...A, '平台部'],
    });
    const admin = await signIn(running.url, 'adminofa@example.com', PASSWORD);
    const input = { accountId: below.id, reasonCode: 'FORGOTTEN' };
    expect(await admin.send(RESET, { input })).toMatchObject({
      __typename: 'ResetPasswordPayload',
    });
  });
});
