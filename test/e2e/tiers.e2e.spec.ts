import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accessRuleOf, TARGET_RULES, toGlobalId } from '@keyledger/graphql';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { aimAt } from './access/aim-at.js';
import { OPERATIONS, type Aim } from './access/operations.js';
import { outcomeOf } from './access/outcomes.js';
import {
  A,
  AUTHORITY_CODES,
  B,
  isAimed,
  MEMBERS,
  NAMES,
  refusalOf,
  type MemberName,
  type TargetedRule,
} from './access/tiers.js';
import {
  type Caller,
  eventsOf,
  Organization,
  read,
  RunningKeyledger,
  type Person,
} from './harness/index.js';

const MUTATIONS = Object.keys(OPERATIONS).filter((name) =>
  OPERATIONS[name]?.query.trimStart().startsWith('mutation'),
);
/** Another organization is told that there is nobody and nothing. */
const UNKNOWN = ['NotFound', 'EmployeeUnknown', 'DepartmentUnknown'];
/** No account ever has it: who may act is told of a conflict, and nothing happens. */
const FAR_REVISION = 1_000_000;

const ACTIONS = `query ($id: ID!) {
  account(id: $id) { allowedActions { action problem { code } } }
}`;
const EVERYBODY = `{ accounts(first: 50) { nodes {
  id revision state address { value } owner { id name { value } employeeNumber { value } departments { id name } }
  recoveryChannels { id destination { value } } credential { state mustChange changedAt } } } }`;

describe('Tiers of administrators', () => {
  let running: RunningKeyledger;
  let organization: Organization;
  let second: Caller;
  let foreigner: Caller;
  const people = new Map<MemberName, Person & { caller: Caller }>();
  const aims = new Map<MemberName, Omit<Aim, 'caller'>>();
  const rules = new Map<string, TargetedRule>();
  /** What was answered, by `operation by on`. */
  const answered = new Map<string, string>();
  let aimed: readonly string[];

  beforeAll(async () => {
    running = await RunningKeyledger.start();
    const { schema } = running.part(GraphQLSchemaHost);
    for (const field of Object.values(schema.getMutationType()?.getFields() ?? {}))
      rules.set(field.name, accessRuleOf(field) as TargetedRule);
    aimed = MUTATIONS.filter((name) => isAimed(ruleOf(name)));
    organization = await Organization.found(running, 'example.com');
    const abroad = await Organization.found(running, 'example.net');
    foreigner = (await abroad.signedIn({ address: 'owner@example.net', role: 'OWNER' })).caller;
    second = (await organization.signedIn({ address: 'second@example.com', role: 'OWNER' })).caller;
    for (const name of NAMES) {
      const { role, department, ...more } = MEMBERS[name];
      const person = await organization.signedIn({
        address: `${name.toLowerCase()}@example.com`,
        backup: `${name.toLowerCase()}@example.org`,
        department,
        ...(role === 'EMPLOYEE' ? {} : { role }),
        ...('limited' in more ? { over: department } : {}),
      });
      people.set(name, person);
    }
    for (const name of NAMES) aims.set(name, await aimOf(name));
    for (const { caller } of people.values()) caller.after(second.position);
  }, 180_000);
  afterAll(() => running?.close());

  async function departmentIdOf(path: readonly string[]): Promise<string> {
    return toGlobalId('Department', String(await organization.department(path)));
  }

  async function aimOf(name: MemberName): Promise<Omit<Aim, 'caller'>> {
    const departmentId = await departmentIdOf([...MEMBERS[name].department, '平台部']);
    return aimAt(running, organization, known(people, name), departmentId, second);
  }

  function ruleOf(operation: string): TargetedRule {
    return known(rules, operation);
  }

  /** @param more members of the mutation's input. */
  async function attempt(
    operation: string,
    by: MemberName | 'foreigner',
    on: MemberName,
    more: object = {},
  ): Promise<string> {
    const { query, variables } = OPERATIONS[operation] ?? { query: '', variables: () => ({}) };
    const { input = {} } = variables({ ...known(aims, on), caller: by }) as { input?: object };
    const caller = by === 'foreigner' ? foreigner : known(people, by).caller;
    return outcomeOf(await caller.ask(query, { input: { ...input, ...more } }));
  }

  /** What people did, but for what says that they tried. */
  async function doings(): Promise<string[]> {
    const events = await eventsOf(running, '');
    return events
      .filter(
        ({ stream, metadata }) => metadata.actor.kind === 'PERSON' && !stream.startsWith('audit-'),
      )
      .map(({ stream, type }) => `${type} of ${stream}`);
  }

  describe('may not do', () => {
    let before: { readonly events: string[]; readonly list: unknown };
    beforeAll(
      async () => (before = { events: await doings(), list: await second.send(EVERYBODY) }),
    );

    it.each(MUTATIONS)('%s to whom it is not theirs to', async (operation) => {
      const rule = ruleOf(operation);
      if (!isAimed(rule)) return;
      const outcomes: Record<string, string> = {};
      const expected: Record<string, string> = {};
      const tries = async (by: MemberName) => {
        // Whose role may not at all is refused before anybody looks at whom it is about.
        const everybody = rule.roles.includes(MEMBERS[by].role);
        for (const on of everybody ? NAMES : (['employeeOfA'] as const)) {
          const refusal = refusalOf(rule, by, on);
          if (refusal === null) continue;
          const outcome = await attempt(operation, by, on);
          expected[`${by} on ${on}`] = refusal;
          outcomes[`${by} on ${on}`] = outcome;
          answered.set(`${operation} ${by} ${on}`, outcome);
        }
      };
      await Promise.all(NAMES.map(tries));
      expect(outcomes).toEqual(expected);
      expect(Object.keys(expected).length).toBeGreaterThan(2);
      if (rule.target === 'ORGANIZATION') return;
      expect(UNKNOWN).toContain(await attempt(operation, 'foreigner', 'employeeOfB'));
    });

    it('and it leaves no event and no change behind', async () => {
      expect(await doings()).toEqual(before.events);
      expect(await second.send(EVERYBODY)).toEqual(before.list);
    });
  });

  it('see as allowed what they may do, and as refused what they may not', async () => {
    const differences: string[] = [];
    const verdict = (code: string | null) => (code && AUTHORITY_CODES.has(code) ? code : 'MAY');
    const compare = async (by: MemberName) => {
      for (const on of NAMES) {
        const { data } = await known(people, by).caller.ask(ACTIONS, { id: known(people, on).id });
        const actions = (read(data, 'account', 'allowedActions') ?? []) as readonly unknown[];
        for (const each of actions) {
          const action = String(read(each, 'action'));
          const shown = verdict(read(each, 'problem', 'code') as string | null);
          const decided = answered.get(`${action} ${by} ${on}`) ?? (await probe(action, by, on));
          if (shown !== verdict(decided))
            differences.push(`${action} by ${by} on ${on}: ${shown}, but ${decided}`);
        }
      }
    };
    await Promise.all(NAMES.map(compare));
    expect(differences).toEqual([]);
  }, 180_000);

  it('lose and gain power over who moves, alone or with a department, with the next request', async () => {
    const group = [...A, '客服组'];
    const member = await organization.person({ address: 'group@example.com', department: group });
    const [departmentId, parentId] = [await departmentIdOf(group), await departmentIdOf(A)];
    const { caller: helpdesk } = known(people, 'helpdeskOfA');
    const lock = async () => {
      const input = { accountId: member.id, expectedRevision: FAR_REVISION };
      return outcomeOf(await helpdesk.ask(OPERATIONS['lockAccount']?.query ?? '', { input }));
    };
    const move = (name: string, input: object) =>
      second.send(OPERATIONS[name]?.query ?? '', { input });
    const seen = async () => {
      const list = await helpdesk.after(second.position).send(EVERYBODY);
      return JSON.stringify(list).includes(member.address);
    };
    expect(await lock()).toBe('Conflict');
    await move('moveDepartment', { departmentId, parentId: await departmentIdOf(B) });
    expect(await lock()).toBe('OutsideYourDepartments');
    expect(await seen()).toBe(false);
    await move('moveEmployee', { employeeId: member.personId, departmentId: parentId });
    expect(await lock()).toBe('Conflict');
    expect(await seen()).toBe(true);
    await move('moveEmployee', { employeeId: member.personId, departmentId });
    expect(await lock()).toBe('OutsideYourDepartments');
    await move('moveDepartment', { departmentId, parentId });
    expect(await lock()).toBe('Conflict');
    expect(await seen()).toBe(true);
  });

  it('are told to operators as they are declared', () => {
    const told = readFileSync('docs/operations.md', 'utf8').split('\n').map(cellsOf);
    const rows = [...rules].map(([mutation, { target, roles }]) => ({ mutation, target, roles }));
    for (const { mutation, target, roles } of rows) {
      const row = told.find((cells) => cells.at(-1)?.includes(`\`${mutation}\``)) ?? [];
      const who =
        typeof roles === 'string' ? roles.replace('ANONYMOUS', 'ANYBODY') : roles.join(', ');
      expect([mutation, row[0], row[1]]).toEqual([
        mutation,
        target,
        who.toLowerCase().replaceAll('_', ' '),
      ]);
    }
    for (const [target, { rank, departments, oneself }] of Object.entries(TARGET_RULES)) {
      const row = told.find((cells) => cells.length === 5 && cells[0] === target) ?? [];
      expect([target, ...row.slice(2)]).toEqual([
        target,
        rank ? 'must be below' : 'not asked',
        departments.toLowerCase(),
        oneself ? 'yes' : 'no',
      ]);
    }
  });

  /** Tries what changes nothing whatever the answer is. */
  function probe(action: string, by: MemberName, on: MemberName): Promise<string> {
    const more = action === 'startOwnerChange' ? {} : { expectedRevision: FAR_REVISION };
    return attempt(action, by, on, more);
  }

  // Last, since it changes things.
  it('may do what their role is for, to whom they outrank in their departments', async () => {
    const refused: string[] = [];
    let tried = 0;
    for (const operation of aimed) {
      const rule = ruleOf(operation);
      if (rule.target === 'ORGANIZATION') continue;
      for (const by of NAMES) {
        if (refusalOf(rule, by, 'employeeOfA') !== null || by === 'employeeOfA') continue;
        tried += 1;
        const outcome = await attempt(operation, by, 'employeeOfA');
        if (AUTHORITY_CODES.has(outcome)) refused.push(`${operation} by ${by}: ${outcome}`);
      }
    }
    expect(refused).toEqual([]);
    expect(tried).toBeGreaterThan(80);
  }, 180_000);
});

function known<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): Value {
  const value = map.get(key);
  if (value === undefined) throw new Error(`There is no ${String(key)}`);
  return value;
}

/** Of a row of a Markdown table. */
function cellsOf(line: string): string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}
