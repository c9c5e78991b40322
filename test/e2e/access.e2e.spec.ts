import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { toGlobalId } from '@keyledger/graphql';
import { newId } from '@keyledger/kernel';
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
  ASK_APPROVAL,
  Caller,
  eventsOf,
  Organization,
  PASSWORD,
  read,
  RESET,
  RunningKeyledger,
  SEND_CALLER_CODE,
  signIn,
  untilEvent,
  type Person,
} from './harness/index.js';

const A = ['研发中心'] as const;
const B = ['销售中心'] as const;
const VICTIM = { name: '欧阳静', address: 'ouyang.jing@example.com', backup: 'jing@example.org' };
const NOTE = '手机丢失，家人代为来电';
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
    const none = { importId: toGlobalId('Import', newId()), channelId: newId(), departmentId };
    aims = {
      victim: {
        accountId: victim.id,
        employeeId: victim.personId,
        ...none,
        ...(await called(victim)),
      },
      owner: {
        accountId: owner.id,
        employeeId: owner.personId,
        ...none,
        ...(await called(owner)),
      },
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
  }, 60_000);
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

  /** Somebody called as them: a code was sent to them, and a second person was asked. */
  async function called({ id: accountId, stream }: Person) {
    const channels = await second.send(
      'query ($id: ID!) { account(id: $id) { recoveryChannels { id } } }',
      { id: accountId },
    );
    const channelId = String(read(channels, 'recoveryChannels', 0, 'id'));
    const sent = await second.send(SEND_CALLER_CODE, { input: { accountId, channelId } });
    await untilEvent(running, stream, 'NotificationSent');
    const asked = await second.send(ASK_APPROVAL, { input: { accountId, note: NOTE } });
    return {
      verificationId: String(read(sent, 'verificationId')),
      approvalId: String(read(asked, 'approval', 'id')),
    };
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
