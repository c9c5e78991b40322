import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ChangeRecoveryPolicy, HOST, INITIAL_RECOVERY_POLICY } from '@keyledger/organizations';
import {
  ACCOUNT,
  APPROVE,
  ASK_APPROVAL,
  MailServer,
  Organization,
  PROVE_CALLER,
  read,
  REFUSE,
  RESET,
  RunningKeyledger,
  SEND_CALLER_CODE,
  trySignIn,
  type Caller,
  type Person,
} from './harness/index.js';

const CHANNELS = `query ($id: ID!) {
  account(id: $id) { recoveryChannels { id destination { value } } }
}`;
const APPROVAL = `query ($id: ID!) {
  resetApproval(id: $id) {
    state expiresAt decidedAt
    note { value state }
    account { id address { value } }
    requestedBy { role name { value } }
    decidedBy { role name { value } }
  }
}`;
const NODE = `query ($id: ID!) { node(id: $id) { ... on ResetApproval { state } } }`;

describe('A call to the help desk', () => {
  let mail: MailServer;
  let running: RunningKeyledger;
  let organization: Organization;
  let zhao: Caller;
  let qian: Caller;
  let auditor: Caller;

  beforeAll(async () => {
    mail = await MailServer.start();
    running = await RunningKeyledger.start({ settings: mail.settings });
    organization = await Organization.found(running, 'example.com');
    const enter = async (name: string, role: 'HELPDESK' | 'AUDITOR') =>
      (await organization.signedIn({ address: `${name}@example.com`, name, role })).caller;
    zhao = await enter('zhao', 'HELPDESK');
    qian = await enter('qian', 'HELPDESK');
    auditor = await enter('auditor', 'AUDITOR');
    const policy = { ...INITIAL_RECOVERY_POLICY, callerProof: true };
    await organization.carryOut(new ChangeRecoveryPolicy(HOST, organization.context(), policy));
  });
  afterAll(async () => {
    await running?.close();
    await mail?.close();
  });

  const person = (name: string) =>
    organization.person({ address: `${name}@example.com`, backup: `${name}@example.org` });
  const reset = (agent: Caller, { id: accountId }: Person, more: object = {}) =>
    agent.send(RESET, { input: { accountId, reasonCode: 'FORGOTTEN', ticket: 'HD-7', ...more } });

  /** What stands in somebody's history, the newest first. */
  async function historyOf(someone: Person, reader: Caller): Promise<unknown[]> {
    const account = await reader.send(ACCOUNT, { id: someone.id });
    const entries = read(account, 'history', 'nodes') as readonly unknown[];
    return entries.map((entry) => read(entry, 'sentence'));
  }

  it('ends with a new password once the caller read the code back', async () => {
    const someone = await person('sun');
    expect(await reset(zhao, someone)).toMatchObject({
      code: 'CallerNotProved',
      message: expect.stringContaining('Send the caller a code'),
    });

    const channels = await zhao.send(CHANNELS, { id: someone.id });
    const channelId = read(channels, 'recoveryChannels', 0, 'id');
    const sent = await zhao.ask(SEND_CALLER_CODE, {
      input: { accountId: someone.id, channelId, ticket: 'HD-7' },
    });
    expect(sent.data).toMatchObject({
      sendCallerCode: { destination: { value: 's***@example.org', state: 'MASKED' } },
    });
    const verificationId = read(sent.data, 'sendCallerCode', 'verificationId');

    const { text } = await mail.nthTo('sun@example.org', 1);
    const code = /\b\d{6}\b/.exec(text)?.[0] ?? '';
    expect(code).toMatch(/^\d{6}$/);
    expect(sent.text).not.toContain(code);

    const other = code === '000000' ? '000001' : '000000';
    expect(await zhao.send(PROVE_CALLER, { input: { verificationId, code: other } })).toMatchObject(
      {
        code: 'VerificationCodeWrong',
        params: [{ name: 'triesLeft', value: '4' }],
      },
    );
    const spoken = `${code.slice(0, 3)} ${code.slice(3)}`;
    expect(
      await zhao.send(PROVE_CALLER, { input: { verificationId, code: spoken } }),
    ).toMatchObject({ __typename: 'ProveCallerPayload', verificationId });

    expect(await reset(qian, someone, { callerVerificationId: verificationId })).toMatchObject({
      code: 'CallerNotProved',
    });
    const done = await reset(zhao, someone, { callerVerificationId: verificationId });
    const password = String(read(done, 'secret', 'temporaryPassword'));
    expect(await trySignIn(running.url, someone.address, password)).toMatchObject({
      mustChangePassword: true,
    });
    expect(await reset(zhao, someone, { callerVerificationId: verificationId })).toMatchObject({
      code: 'CallerNotProved',
    });

    const told = await historyOf(someone, auditor.after(zhao.position));
    expect(told).toEqual(
      expect.arrayContaining([
        'A code was made for the recovery address by Help desk agent zhao, for a caller',
        'A wrong code was entered by Help desk agent zhao, for a caller',
        'Help desk agent zhao verified a caller by a code that was read back',
      ]),
    );
    expect(told.join('\n')).not.toContain(code);
    expect(running.logged.join('\n')).not.toContain(code);
  });

  it('ends with one when a colleague approves it for a caller who cannot be reached', async () => {
    const someone = await organization.person({ address: 'li@example.com', name: '李一' });
    const asked = await zhao.send(ASK_APPROVAL, {
      input: { accountId: someone.id, note: '手机丢失，带工牌到场', ticket: 'HD-8' },
    });
    expect(asked).toMatchObject({ approval: { state: 'PENDING' } });
    const approvalId = String(read(asked, 'approval', 'id'));
    expect(await reset(zhao, someone, { approvalId })).toMatchObject({ code: 'CallerNotProved' });
    expect(await zhao.send(APPROVE, { input: { approvalId } })).toMatchObject({
      code: 'SecondPersonNeeded',
      message: 'You asked for this approval: another person has to decide on it.',
    });

    expect(await qian.after(zhao.position).send(APPROVAL, { id: approvalId })).toMatchObject({
      state: 'PENDING',
      note: { value: '手机丢失，带工牌到场', state: 'VISIBLE' },
      account: { id: someone.id, address: { value: someone.address } },
      requestedBy: { role: 'HELPDESK', name: { value: 'zhao' } },
      decidedBy: null,
    });
    expect(await qian.send(APPROVE, { input: { approvalId } })).toMatchObject({
      approval: { state: 'APPROVED' },
    });
    expect(await reset(zhao, someone, { approvalId })).toMatchObject({
      secret: { state: 'SHOWN_ONCE' },
    });

    expect(await auditor.send(APPROVAL, { id: approvalId })).toMatchObject({
      state: 'SPENT',
      decidedBy: { role: 'HELPDESK', name: { value: 'qian' } },
    });
    expect(await auditor.send(NODE, { id: approvalId })).toEqual({ state: 'SPENT' });
    expect(await auditor.send(REFUSE, { input: { approvalId } })).toMatchObject({
      code: 'Forbidden',
    });
    expect(await historyOf(someone, auditor.after(zhao.position))).toEqual(
      expect.arrayContaining([
        'Help desk agent zhao could not prove a caller and asked a second person to approve a reset (ticket HD-8); it can be decided and used for 24 hours',
        'Help desk agent qian approved the reset of a caller who could not be proved',
      ]),
    );
  });

  it('ends without one when the colleague refuses', async () => {
    const someone = await organization.person({ address: 'zhou@example.com' });
    const asked = await zhao.send(ASK_APPROVAL, { input: { accountId: someone.id } });
    const approvalId = String(read(asked, 'approval', 'id'));
    expect(await qian.send(REFUSE, { input: { approvalId } })).toMatchObject({
      approval: { state: 'REFUSED' },
    });
    expect(await qian.send(APPROVE, { input: { approvalId } })).toMatchObject({
      code: 'ResetApprovalOver',
    });
    expect(await reset(zhao, someone, { approvalId })).toMatchObject({ code: 'CallerNotProved' });
    expect(await historyOf(someone, auditor.after(qian.position))).toContain(
      'Help desk agent qian refused the reset of a caller who could not be proved',
    );
  });
});
