import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { employeeAggregate, MOST_OWN_CHANNELS, type Employee } from '@keyledger/employees';
import { newId, Secret } from '@keyledger/kernel';
import type { TestMailbox } from '@keyledger/sign-in/testing';
import { CommandBus } from '@nestjs/cqrs';
import { ChangeOwnChannel } from '../change-own-channel/change-own-channel.command.js';
import { ConfirmChannelByLink } from '../confirm-channel-by-link/confirm-channel-by-link.command.js';
import { ConfirmOwnChannel } from '../confirm-own-channel/confirm-own-channel.command.js';
import { RemoveOwnChannel } from '../remove-own-channel/remove-own-channel.command.js';
import { SendOwnChannelVerification } from '../send-own-channel-verification/send-own-channel-verification.command.js';
import { PASSWORD, verificationWorld, type VerificationWorld } from '../testing/index.js';

const MINUTE = 60_000;
const OTHER_CODE = new Secret('not it');

let world: VerificationWorld;
beforeAll(async () => {
  world = await verificationWorld({ smsPerOrganization: 20 });
});
afterAll(() => world.close());

const commands = () => world.app.get(CommandBus);
const context = ({ employeeId, organizationId }: TestMailbox, commandId = newId()) => ({
  organizationId,
  actor: { kind: 'PERSON', id: employeeId, role: 'EMPLOYEE' } as const,
  commandId,
  correlationId: newId(),
});

const add = (
  of: TestMailbox,
  destination: string,
  replaces: string | null = null,
  commandId?: string,
) =>
  commands().execute(
    new ChangeOwnChannel(
      context(of, commandId),
      of.accountId,
      new Secret(PASSWORD),
      destination,
      replaces,
    ),
  );
const sendAgain = (of: TestMailbox, channelId: string) =>
  commands().execute(new SendOwnChannelVerification(context(of), of.accountId, channelId));
const enter = (of: TestMailbox, channelId: string, code: Secret) =>
  commands().execute(new ConfirmOwnChannel(context(of), of.accountId, channelId, code));

async function stateOf({ employeeId }: TestMailbox): Promise<Employee> {
  return (await world.events.aggregates.load(employeeAggregate, employeeId)).state;
}

/** The person's newest channel, and the secret that was made for it. */
async function newest(of: TestMailbox) {
  const person = await stateOf(of);
  const channel = person.channels.at(-1);
  const sent = person.verifications.find(({ channelId }) => channelId === channel?.id);
  if (!channel || !sent) throw new Error('Nothing was sent to the newest channel');
  const code = sent.codeId ? await world.vault.sealedCode(sent.codeId) : null;
  const link = sent.linkId ? await world.vault.sealedLink(sent.linkId) : null;
  return { id: channel.id, state: channel.state, ...sent, code, link };
}

let phones = 0;
const phone = () => `+86138000${String((phones += 1)).padStart(5, '0')}`;

describe('A telephone of one’s own', () => {
  it('is verified by the code that was sent to it, within ten minutes', async () => {
    const li = await world.person();
    expect(await add(li, phone())).toMatchObject({ outcome: 'changed', sent: true });
    const { id, code, expiresAt, issuedAt } = await newest(li);
    expect(Date.parse(expiresAt) - Date.parse(issuedAt)).toBe(10 * MINUTE);
    expect(code?.reveal()).toMatch(/^\d{6}$/);
    expect(await enter(li, id, code ?? OTHER_CODE)).toMatchObject({ outcome: 'changed' });
    expect((await stateOf(li)).channels).toMatchObject([{ id, state: 'VERIFIED' }]);
    expect(await enter(li, id, code ?? OTHER_CODE)).toMatchObject({
      rejection: { code: 'VerificationCodeExpired' },
    });
  });

  it('is not, after five wrong tries, by the right one either', async () => {
    const li = await world.person();
    await add(li, phone());
    const { id, code } = await newest(li);
    const left: unknown[] = [];
    for (let n = 0; n < 5; n += 1) {
      const wrong = await enter(li, id, OTHER_CODE);
      if (wrong.outcome === 'rejected') left.push(wrong.rejection.params['triesLeft']);
    }
    expect(left).toEqual([4, 3, 2, 1, 0]);
    const expired = { rejection: { code: 'VerificationCodeExpired' } };
    expect(await enter(li, id, code ?? OTHER_CODE)).toMatchObject(expired);
    expect((await stateOf(li)).channels).toMatchObject([{ state: 'ASSERTED' }]);
  });

  it('is not by a code that is too old, replaced, or of another’s telephone', async () => {
    const [li, wang] = [await world.person(), await world.person()];
    await add(li, phone());
    await add(wang, phone());
    const [first, other] = [await newest(li), await newest(wang)];
    expect(await enter(li, first.id, other.code ?? OTHER_CODE)).toMatchObject({
      outcome: 'rejected',
    });
    expect(await sendAgain(li, first.id)).toMatchObject({ rejection: { code: 'RateLimited' } });
    world.clock.advance(MINUTE);
    expect(await sendAgain(li, first.id)).toMatchObject({ outcome: 'changed', sent: true });
    const second = await newest(li);
    expect(second.codeId).not.toBe(first.codeId);
    expect(await world.vault.codeMatches(first.codeId ?? '', first.code ?? OTHER_CODE)).toBe(false);
    world.clock.advance(10 * MINUTE);
    expect(await enter(li, first.id, second.code ?? OTHER_CODE)).toMatchObject({
      rejection: { code: 'VerificationCodeExpired' },
    });
  });

  it('costs no more text messages a day than the organization allows, and is written down all the same', async () => {
    const li = await world.person();
    let answer = await add(li, phone());
    for (let n = 0; n < 25 && answer.outcome === 'changed' && answer.sent; n += 1) {
      answer = await add(await world.person(), phone());
    }
    expect(answer).toMatchObject({ outcome: 'changed', sent: false });
    world.clock.advance(24 * 60 * MINUTE);
    expect(await add(await world.person(), phone())).toMatchObject({ sent: true });
  });
});

describe('A mail address of one’s own', () => {
  it('is verified by its link, once, within a day', async () => {
    const li = await world.person();
    await add(li, 'li-1@example.org');
    const { link, expiresAt, issuedAt } = await newest(li);
    expect(Date.parse(expiresAt) - Date.parse(issuedAt)).toBe(24 * 60 * MINUTE);
    const open = () => commands().execute(new ConfirmChannelByLink(link ?? OTHER_CODE, newId()));
    expect(await open()).toMatchObject({ outcome: 'appended' });
    expect((await stateOf(li)).channels).toMatchObject([{ state: 'VERIFIED' }]);
    expect(await open()).toMatchObject({ rejection: { code: 'LinkNotValid' } });
  });

  it('is not by the link of a channel that was removed', async () => {
    const li = await world.person();
    await add(li, 'li-2@example.org');
    const { id, link } = await newest(li);
    await commands().execute(
      new RemoveOwnChannel(context(li), li.accountId, new Secret(PASSWORD), id),
    );
    expect((await stateOf(li)).verifications).toEqual([]);
    expect(
      await commands().execute(new ConfirmChannelByLink(link ?? OTHER_CODE, newId())),
    ).toMatchObject({ rejection: { code: 'LinkNotValid' } });
  });

  it('is added once by a command that comes twice, with one message', async () => {
    const li = await world.person();
    const commandId = newId();
    await add(li, 'li-3@example.org', null, commandId);
    const first = await newest(li);
    expect(await add(li, 'li-3@example.org', null, commandId)).toMatchObject({
      outcome: 'changed',
      sent: true,
    });
    expect((await newest(li)).linkId).toBe(first.linkId);
    expect((await stateOf(li)).channels).toHaveLength(1);
    // Nor is a message counted for the repeats: five an hour may go there.
    for (let n = 0; n < 5; n += 1) await add(li, 'li-3@example.org', null, commandId);
    world.clock.advance(MINUTE);
    expect(await sendAgain(li, first.id)).toMatchObject({ outcome: 'changed', sent: true });
  });

  it('gets five messages an hour, whoever adds it', async () => {
    const answers = [];
    for (let n = 0; n < 6; n += 1) answers.push(await add(await world.person(), 'all@example.org'));
    expect(answers.map((each) => each.outcome === 'changed' && each.sent)).toEqual([
      ...Array<boolean>(5).fill(true),
      false,
    ]);
  });

  it('is one of five channels at most', async () => {
    const li = await world.person();
    for (let n = 0; n < MOST_OWN_CHANNELS; n += 1) await add(li, `many-${n}@example.org`);
    expect(await add(li, 'one-more@example.org')).toMatchObject({
      rejection: { code: 'TooManyRecoveryChannels' },
    });
    const [first] = (await stateOf(li)).channels;
    expect(await add(li, 'one-more@example.org', first?.id)).toMatchObject({ outcome: 'changed' });
  });
});
