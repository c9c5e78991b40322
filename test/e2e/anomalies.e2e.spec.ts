import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OpenCasesReactor, TakeConsequencesReactor } from '@keyledger/anomalies';
import { toGlobalId } from '@keyledger/graphql';
import { INITIAL_ANOMALY_POLICY } from '@keyledger/organizations';
import {
  AnomalyWatcher,
  Caller,
  EventFeedReader,
  eventsOf,
  ISSUE_TOKEN,
  Organization,
  PageVisitor,
  PASSWORD,
  read,
  RunningKeyledger,
  signIn,
  trySignIn,
  untilEvent,
  type Person,
} from './harness/index.js';

/** Networks of the shipped databases. */
const CHINA = '114.114.114.114';
const BRAZIL = '200.147.3.157';

const CASE = `id rule severity open verdict explanation account { address { value } }
  measures { name value } evidence { succeeded network { value } country { value } }
  consequences { consequence outcome code } verdicts { verdict by { kind name { value } } }`;

describe('A sign-in that nobody could have travelled to', () => {
  let running: RunningKeyledger;
  let organization: Organization;
  let owner: Awaited<ReturnType<Organization['signedIn']>>;
  let caseId: string;

  beforeAll(async () => {
    running = await RunningKeyledger.start({
      settings: { KEYLEDGER_TRUSTED_PROXIES: '127.0.0.1' },
    });
    organization = await Organization.found(running, 'example.com');
    owner = await organization.signedIn({
      address: 'owner@example.com',
      name: '李娜',
      role: 'OWNER',
    });
  });
  afterAll(() => running?.close());

  const from = (network: string) => ({ headers: { 'x-forwarded-for': network } });

  async function atHome({ address }: Person): Promise<void> {
    for (let n = 0; n < 10; n += 1) await signIn(running.url, address, PASSWORD, from(CHINA));
  }

  /** By a browser. */
  async function inBrazil({ address }: Person): Promise<void> {
    const answer = await new Caller(running.url, from(BRAZIL)).send(
      `mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }`,
      { input: { address, password: PASSWORD } },
    );
    expect(read(answer, '__typename')).toBe('SignedIn');
  }

  async function attacked(person: Person): Promise<void> {
    await atHome(person);
    await inBrazil(person);
  }

  async function siem(): Promise<EventFeedReader> {
    const input = {
      name: 'SIEM',
      scopes: ['EVENTS'],
      subjectFormat: 'ACCOUNT_ID',
      expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
    };
    const issued = await owner.caller.send(ISSUE_TOKEN, { input });
    return new EventFeedReader(running.url, String(read(issued, 'secret')));
  }

  /** Once every reactor has come so far. */
  const taken = (stream: string, nth: number) =>
    untilEvent(running, stream, 'AnomalyConsequenceTaken', nth);
  const idOf = (stream: string) => stream.slice('case-'.length);

  it('opens a critical case, locks the account and asks its owner', async () => {
    const zhang = await organization.person({
      address: 'zhang.wei@example.com',
      name: '张伟',
      backup: 'zhang@example.org',
    });
    await attacked(zhang);
    const locked = await untilEvent(running, zhang.stream, 'AccountLocked');
    expect(locked.metadata).toMatchObject({ reasonCode: 'ANOMALY', actor: { kind: 'SYSTEM' } });
    const opened = (await eventsOf(running, 'case-')).filter(
      ({ type }) => type === 'AnomalyCaseOpened',
    );
    const travel = opened.find(
      ({ data }) => (data as { rule: string }).rule === 'impossible-travel',
    );
    expect(travel?.data).toMatchObject({
      severity: 'CRITICAL',
      accountId: zhang.accountId,
      facts: { network: BRAZIL, country: 'BR' },
    });
    const { position } = await taken(travel?.stream ?? '', 3);
    caseId = toGlobalId('AnomalyCase', idOf(travel?.stream ?? ''));
    expect(read(await trySignIn(running.url, zhang.address, PASSWORD, from(CHINA)), 'code')).toBe(
      'SignInRefused',
    );

    const list = await owner.caller
      .after(position)
      .send(
        `{ anomalousSignIns(filter: { severity: CRITICAL, open: true }) { nodes { ${CASE} } } }`,
      );
    const [node] = (list as { nodes: Record<string, unknown>[] }).nodes;
    expect(node).toMatchObject({
      id: caseId,
      rule: 'impossible-travel',
      account: { address: { value: 'zhang.wei@example.com' } },
      evidence: [
        { succeeded: true, network: { value: CHINA }, country: { value: 'CN' } },
        { succeeded: true, network: { value: BRAZIL }, country: { value: 'BR' } },
      ],
      consequences: [
        { consequence: 'TELL_EMPLOYEE', outcome: 'DONE', code: null },
        { consequence: 'END_SESSIONS', outcome: 'DONE', code: null },
        { consequence: 'LOCK', outcome: 'DONE', code: null },
      ],
    });
  });

  it('does everything once, however often the reactors are told of it', async () => {
    // Mail may still be on its way.
    const everything = async () =>
      (await eventsOf(running, '')).filter(({ type }) => !type.startsWith('Notification')).length;
    const before = await everything();
    const [opening, taking] = [
      running.part(OpenCasesReactor),
      running.part(TakeConsequencesReactor),
    ];
    for (const event of await eventsOf(running, 'signin-')) {
      if (isOf(opening, event)) await opening.react(event as never);
    }
    for (const event of await eventsOf(running, 'case-')) {
      if (isOf(taking, event)) await taking.react(event as never);
    }
    expect(await everything()).toBe(before);
  });

  it('takes the owner’s answer from a page that works without JavaScript, once', async () => {
    const stream = `case-${Buffer.from(caseId, 'base64url').toString().split(':')[1]}`;
    await untilEvent(running, stream, 'AnomalyQuestionAsked');
    const mail = await mailTo('zhang@example.org');
    const visitor = await new PageVisitor(running.url).open(mail);
    expect([visitor.status, visitor.path]).toEqual([200, '/was-this-you']);
    expect(visitor.html).toContain('Brazil');
    // Looking answers nothing.
    await visitor.open('/was-this-you');
    await visitor.submit({ answer: 'no' });
    expect(visitor.html).toContain('Thank you');
    const given = await untilEvent(running, stream, 'AnomalyVerdictGiven');
    expect(given.data).toMatchObject({ verdict: 'NOT_ME' });
    expect((await new PageVisitor(running.url).open(mail)).status).toBe(404);
  });

  it('is decided by an administrator, once', async () => {
    const decide = (verdict: string) =>
      owner.caller.send(
        `mutation ($input: RecordVerdictInput!) { recordVerdict(input: $input) {
           ... on RecordVerdictPayload { position case { ${CASE} } } ... on Problem { code } } }`,
        { input: { caseId, verdict, note: '已电话确认' } },
      );
    expect(read(await decide('CONFIRMED'), 'case')).toMatchObject({
      open: false,
      verdict: 'CONFIRMED',
      verdicts: [
        { verdict: 'NOT_ME', by: { kind: 'ANONYMOUS' } },
        { verdict: 'CONFIRMED', by: { kind: 'PERSON', name: { value: '李娜' } } },
      ],
    });
    expect(read(await decide('FALSE_POSITIVE'), 'code')).toBe('AnomalyCaseClosed');
  });

  it('never locks an owner out: their sessions end instead, and others hear of it', async () => {
    const listener = await siem();
    await attacked(owner);
    const travel = await untilOwn(owner.accountId);
    await taken(travel, 3);
    const events = await eventsOf(running, travel);
    const last = events.filter(({ type }) => type === 'AnomalyConsequenceTaken').at(-1);
    expect(last?.data).toMatchObject({
      consequence: 'LOCK',
      outcome: 'WITHHELD',
      code: 'OWNER_IS_NOT_LOCKED',
    });
    const types = (await eventsOf(running, owner.stream)).map(({ type }) => type);
    expect(types).toContain('AccountSessionsEnded');
    expect(types).not.toContain('AccountLocked');
    const told = (await listener.poll()).events.filter(
      ({ subject }) => subject === owner.accountId,
    );
    expect(told.at(-1)).toMatchObject({
      type: 'keyledger.account.sessions_ended.v1',
      data: { accountId: owner.accountId, endSessions: true, reasonCode: 'ANOMALY' },
    });
    expect(
      read(await trySignIn(running.url, owner.address, PASSWORD, from(CHINA)), '__typename'),
    ).toBe('SignedIn');
  });

  it('asks nobody by a channel that is newer than the last sign-in before', async () => {
    const wang = await organization.person({ address: 'wang@example.com', name: '王芳' });
    await atHome(wang);
    const added = { employeeId: wang.personId, destination: 'new@example.org' };
    const admin = await organization.signedIn({ address: 'admin@example.com', role: 'ADMIN' });
    await admin.caller.send(
      `mutation ($input: AssertRecoveryChannelInput!) {
         assertRecoveryChannel(input: $input) { __typename } }`,
      { input: added },
    );
    await inBrazil(wang);
    const stream = await untilOwn(wang.accountId);
    const { data } = await taken(stream, 1);
    expect(data).toMatchObject({ consequence: 'TELL_EMPLOYEE', code: 'NO_CHANNEL' });
  });

  it('is told live to who watches, and to nobody of another organization', async () => {
    const others = await Organization.found(running, 'example.net');
    const security = await organization.signedIn({ address: 'soc@example.com', role: 'SECURITY' });
    const foreign = await others.signedIn({ address: 'owner@example.net', role: 'OWNER' });
    const watching = [security, foreign].map(
      ({ caller }) => new AnomalyWatcher(running.url, caller.token),
    );
    try {
      const zhao = await organization.person({ address: 'zhao@example.com', name: '赵敏' });
      const foreigner = await others.person({ address: 'beacon@example.net' });
      await Promise.all(watching.map(({ begun }) => begun));
      await attacked(zhao);
      await attacked(foreigner);
      const [ours, theirs] = watching;
      await ours?.sees('zhao@example.com');
      await theirs?.sees('beacon@example.net');
      expect(theirs?.seen).not.toContain('zhao@example.com');
    } finally {
      await Promise.all(watching.map((watcher) => watcher.close()));
    }
  });

  it('forces a reset where the policy asks for it: the stolen password opens nothing', async () => {
    const consequences = { ...INITIAL_ANOMALY_POLICY.consequences, CRITICAL: ['FORCE_RESET'] };
    const chief = await organization.signedIn({ address: 'chief@example.com', role: 'OWNER' });
    const changed = await chief.caller.send(
      `mutation ($input: ChangeAnomalyPolicyInput!) {
         changeAnomalyPolicy(input: $input) { __typename } }`,
      { input: { ...INITIAL_ANOMALY_POLICY, consequences } },
    );
    expect(read(changed, '__typename')).toBe('ChangeAnomalyPolicyPayload');
    const qian = await organization.person({ address: 'qian@example.com', name: '钱进' });
    await attacked(qian);
    const stream = await untilOwn(qian.accountId);
    const { data } = await taken(stream, 1);
    expect(data).toMatchObject({ consequence: 'FORCE_RESET', outcome: 'DONE', code: null });
    const reset = await untilEvent(running, qian.stream, 'PasswordResetRequested');
    expect(reset.metadata).toMatchObject({ reasonCode: 'ANOMALY', actor: { kind: 'SYSTEM' } });
    const again = await trySignIn(running.url, qian.address, PASSWORD, from(CHINA));
    expect(read(again, 'code')).toBe('SignInRefused');
  });

  const isOf = (reactor: { readonly eventTypes: readonly string[] }, { type }: { type: string }) =>
    reactor.eventTypes.includes(type);

  /** The path of the link that was mailed there. */
  async function mailTo(address: string): Promise<string> {
    await untilEvent(running, 'account-', 'NotificationSent');
    for (const { text } of running.outbox.messagesTo(address)) {
      const unfolded = text.replace(/=\r?\n/g, '');
      const found = /\/y\/[\w-]{43}/.exec(unfolded)?.[0];
      if (found) return found;
    }
    throw new Error(`No question was mailed to ${address}`);
  }

  /** The stream of the critical case of an account. */
  async function untilOwn(accountId: string): Promise<string> {
    for (let nth = 1; ; nth += 1) {
      const { stream, data } = await untilEvent(running, 'case-', 'AnomalyCaseOpened', nth);
      const { severity, accountId: whose } = data as { severity: string; accountId: string };
      if (severity === 'CRITICAL' && whose === accountId) return stream;
    }
  }
});
