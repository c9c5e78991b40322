import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { accessApp, type AccessApp } from '@keyledger/access/testing';
import {
  accountAggregate,
  type AccountEvent,
  type ChangeCause,
  type NewAccountEvent,
} from '@keyledger/accounts';
import { employeeAggregate, type ChannelKind } from '@keyledger/employees';
import { streamOf, type RecordedEvent } from '@keyledger/event-store';
import {
  BullJobQueue,
  EffectJobs,
  jobMigrations,
  JobWorkers,
  migrateJobQueue,
} from '@keyledger/jobs';
import { newId } from '@keyledger/kernel';
import { OrganizationReader } from '@keyledger/organizations';
import { testDatabase, type TestDatabase } from '@keyledger/postgres/testing';
import type { TestMailbox } from '@keyledger/sign-in/testing';
import { CommandBus } from '@nestjs/cqrs';
import { Deliveries, RecordDelivery } from '../deliver/index.js';
import { Links } from '../links.js';
import { MessageNotSent, MessageRefused } from '../send-message/index.js';
import {
  RecordingMessageSender,
  RecordingNoticeSender,
  RecordingSmsSender,
} from '../testing/index.js';
import { TellOwnerJob } from './tell-owner.job.js';
import { TellOwnerReactor } from './tell-owner.reactor.js';

type Told = Extract<AccountEvent, { type: 'PasswordChanged' | 'PasswordResetRequested' }>;
type Outcome = Extract<AccountEvent, { type: 'NotificationSent' | 'NotificationFailed' }>;

describe('The owner of a mailbox', () => {
  let app: AccessApp;
  let jobsDatabase: TestDatabase;
  let organizationId: string;
  let mail: RecordingMessageSender;
  let sms: RecordingSmsSender;
  let notices: RecordingNoticeSender;
  let job: TellOwnerJob;
  let jobs: EffectJobs;
  let workers: JobWorkers;
  let finished: (outcome: string) => void;
  let outcomes: string[];

  beforeAll(async () => {
    [app, jobsDatabase] = await Promise.all([
      accessApp(),
      testDatabase({ migrations: jobMigrations }),
    ]);
    await migrateJobQueue(jobsDatabase.postgres);
    organizationId = await app.company.organization('blue-hill.example');
  });
  afterAll(async () => {
    await app?.close();
    await jobsDatabase?.drop();
  });

  beforeEach(async () => {
    [mail, sms, outcomes] = [new RecordingMessageSender(), new RecordingSmsSender(), []];
    notices = new RecordingNoticeSender(false);
    finished = () => undefined;
    const { aggregates } = app.events;
    const organizations = app.app.get(OrganizationReader, { strict: false });
    job = new TellOwnerJob(
      aggregates,
      organizations,
      app.vault,
      new Deliveries(mail, sms, notices),
      new Links('https://id.example.com'),
      new RecordDelivery(app.app.get<CommandBus>(CommandBus)),
    );
    const queue = BullJobQueue.onPostgres(jobsDatabase.postgres, { workers: 1 });
    jobs = new EffectJobs(jobsDatabase.postgres, queue);
    workers = new JobWorkers(jobsDatabase.postgres, queue, [job], {
      attempts: 2,
      firstRetryMs: 20,
      observer: { finished: ({ outcome }) => (outcomes.push(outcome), finished(outcome)) },
    });
    await workers.start();
  });
  afterEach(() => workers.stop());

  const work = (count: number, outcome: string) =>
    new Promise<void>((resolve) => {
      const check = () => {
        if (outcomes.filter((each) => each === outcome).length >= count) resolve();
      };
      finished = check;
      check();
    });

  async function mailbox(
    name: string,
    ...channels: readonly (readonly [ChannelKind, string])[]
  ): Promise<TestMailbox & { readonly channelIds: readonly string[] }> {
    const made = await app.company.mailbox(organizationId, `${name}@blue-hill.example`);
    const channelIds = channels.map(() => newId());
    for (const [index, [kind, destination]] of channels.entries()) {
      const channelId = channelIds[index] ?? '';
      const data = { channelId, kind, destination };
      await append(employeeAggregate.category, made.employeeId, {
        type: 'RecoveryChannelAsserted',
        data,
      });
    }
    return { ...made, channelIds };
  }

  async function append(
    category: string,
    id: string,
    event: { readonly type: string; readonly data: object },
  ): Promise<void> {
    const executed = await app.events.aggregates.execute({
      aggregate: { category, initial: null, evolve: () => null },
      id,
      context: {
        organizationId,
        actor: { kind: 'SYSTEM', id: 'spec', role: null },
        commandId: newId(),
        correlationId: newId(),
      },
      decide: () => [event],
    });
    expect(executed.outcome).toBe('appended');
  }

  const history = async ({ accountId }: TestMailbox) => {
    const { events } = await app.events.store.read(streamOf(accountAggregate, accountId));
    return (await app.events.codec.decodeAll(events)) as RecordedEvent<AccountEvent>[];
  };
  const recorded = async (of: TestMailbox) =>
    (await history(of)).filter((event): event is RecordedEvent<Outcome> =>
      event.type.startsWith('Notification'),
    );

  /** What happened to the mailbox, and what the reactor makes of it. */
  async function happened(of: TestMailbox, event: NewAccountEvent): Promise<RecordedEvent<Told>> {
    await app.company.onAccount(of, event);
    const last = (await history(of)).at(-1) as RecordedEvent<Told>;
    await reactor().react(last);
    return last;
  }
  const reactor = () =>
    new TellOwnerReactor(
      app.events.aggregates,
      app.app.get(OrganizationReader, { strict: false }),
      jobs,
      notices,
    );

  const changed = (cause: ChangeCause): NewAccountEvent => ({
    type: 'PasswordChanged',
    data: {
      credentialId: newId(),
      cause,
      kind: 'PERMANENT',
      authority: 'KEYLEDGER',
      effectiveAt: '2026-11-23T08:05:00.000Z',
      expiresAt: null,
      resetId: null,
    },
  });

  it('is told on every channel and by the mailbox itself when they had forgotten the password', async () => {
    const [backup, phone] = ['forgot@private.example', '+8613800138000'];
    const person = await mailbox('forgot', ['EMAIL', backup], ['PHONE', phone]);
    const event = await happened(person, changed('SELF_SERVICE_RESET'));
    await work(3, 'DONE');

    expect(mail.sent.map(({ to }) => to.reveal()).toSorted()).toEqual([
      'forgot@blue-hill.example',
      backup,
    ]);
    for (const { text, html } of mail.sent) {
      // 08:05 UTC, by the organization's clock.
      expect(text.reveal()).toContain('2026年11月23日 16:05');
      expect(html?.reveal()).toContain('2026年11月23日 16:05');
    }
    expect(sms.sent).toMatchObject([{ template: 'PASSWORD_CHANGED', params: {} }]);
    expect(sms.sent[0]?.to.reveal()).toBe(phone);

    const told = await recorded(person);
    expect(told.map(({ type }) => type)).toEqual(Array(3).fill('NotificationSent'));
    expect(told.map(({ data }) => data.message)).toEqual(Array(3).fill('PASSWORD_RESET_BY_SELF'));
    expect(new Set(told.map(({ data }) => data.channelId))).toEqual(
      new Set([...person.channelIds, null]),
    );
    expect(new Set([...mail.sent, ...sms.sent].map(({ id }) => id))).toEqual(
      new Set(told.map(({ data }) => data.notificationId)),
    );
    expect(told.map(({ metadata }) => metadata.causationId)).toEqual(Array(3).fill(event.eventId));
  });

  it('hears of a reset by an administrator by SMS as well, but not in the mailbox', async () => {
    const person = await mailbox('reset', ['PHONE', '+8613800138001']);
    await happened(person, changed('ADMIN_RESET'));
    await work(1, 'DONE');
    expect(mail.sent).toEqual([]);
    expect(sms.sent).toMatchObject([{ template: 'PASSWORD_CHANGED' }]);
  });

  it('who cannot be reached by SMS for want of a vendor is on record as not told', async () => {
    sms.fault = new MessageRefused('NO_SMS_VENDOR');
    const person = await mailbox('novendor', ['PHONE', '+8613800138002']);
    await happened(person, changed('VOLUNTARY_CHANGE'));
    await work(1, 'DONE');
    expect(await recorded(person)).toMatchObject([
      {
        type: 'NotificationFailed',
        data: { code: 'NO_SMS_VENDOR', channelId: person.channelIds[0] },
      },
    ]);
  });

  it('without any channel is on record as not told, once', async () => {
    const person = await mailbox('nobody');
    await happened(person, changed('VOLUNTARY_CHANGE'));
    await work(1, 'DONE');
    expect(await recorded(person)).toMatchObject([
      {
        type: 'NotificationFailed',
        data: { code: 'NO_CHANNEL', place: 'NOWHERE', channelId: null },
      },
    ]);
  });

  it('without any channel is told by the mailbox itself when they had forgotten the password', async () => {
    const person = await mailbox('alone');
    await happened(person, changed('SELF_SERVICE_RESET'));
    await work(1, 'DONE');
    expect(mail.sent.map(({ to }) => to.reveal())).toEqual(['alone@blue-hill.example']);
    expect(await recorded(person)).toMatchObject([
      { type: 'NotificationSent', data: { place: 'MAILBOX', channelId: null } },
    ]);
  });

  it('is told on the platform that their company works with, where one is connected', async () => {
    notices.available = true;
    const person = await mailbox('platform');
    await happened(person, changed('VOLUNTARY_CHANGE'));
    await work(1, 'DONE');
    expect(notices.sent).toMatchObject([{ to: { employeeId: person.employeeId } }]);
    expect(await recorded(person)).toMatchObject([
      { type: 'NotificationSent', data: { place: 'NOTICE', channelId: null } },
    ]);
  });

  it('is told once, however often the event is seen and the job is done', async () => {
    const person = await mailbox('once', ['EMAIL', 'once@private.example']);
    const event = await happened(person, changed('VOLUNTARY_CHANGE'));
    await reactor().react(event);
    await work(1, 'DONE');
    const [{ id } = { id: '' }] = mail.sent;
    const payload = {
      accountId: person.accountId,
      organizationId,
      correlationId: event.metadata.correlationId,
      eventId: event.eventId,
      message: 'PASSWORD_CHANGED',
      channelId: person.channelIds[0] ?? null,
      linkId: null,
      witnessId: null,
    } as const;
    await job.handle({ id: 'again', queue: job.queue, payload, attempt: 2 });
    expect(mail.sent.map((message) => message.id)).toEqual([id, id]);
    expect(await recorded(person)).toHaveLength(1);
  });

  it('whom a broken sender keeps from being told is on record as that, and as told once it works again', async () => {
    mail.fault = new MessageNotSent('ECONNECTION');
    const person = await mailbox('broken', ['EMAIL', 'broken@private.example']);
    const event = await happened(person, changed('VOLUNTARY_CHANGE'));
    await work(1, 'DEAD');
    const [letter] = await jobs.deadLetters();
    expect(letter?.id).toBe(`${event.eventId}.tell-owner.${person.channelIds[0]}`);
    expect(await recorded(person)).toMatchObject([
      { type: 'NotificationFailed', data: { code: 'GAVE_UP', channelId: person.channelIds[0] } },
    ]);

    expect(await jobs.sendAgain(letter?.id ?? '')).toBe(true);
    await work(2, 'DEAD');
    expect(await recorded(person)).toHaveLength(1);

    mail.fault = null;
    expect(await jobs.sendAgain(letter?.id ?? '')).toBe(true);
    await work(1, 'DONE');
    expect(mail.sent.map(({ to }) => to.reveal())).toEqual(['broken@private.example']);
    const [failed, sent] = await recorded(person);
    expect(sent).toMatchObject({
      type: 'NotificationSent',
      data: { notificationId: failed?.data.notificationId },
    });
  });

  it('gets a link by the channel that it was made for, and the sealed copy goes', async () => {
    const person = await mailbox(
      'link',
      ['EMAIL', 'link@private.example'],
      ['PHONE', '+8613800138003'],
    );
    const linkId = newId();
    const expiresAt = new Date('2026-11-24T08:00:00.000Z');
    const owner = { organizationId, stream: streamOf(accountAggregate, person.accountId) };
    const token = await app.vault.issueLink({ linkId, owner, expiresAt });
    await happened(person, {
      type: 'PasswordResetRequested',
      data: {
        resetId: newId(),
        method: 'LINK',
        network: null,
        authority: 'KEYLEDGER',
        credentialId: null,
        linkId,
        channelId: person.channelIds[0] ?? null,
        expiresAt: expiresAt.toISOString(),
      },
    });
    await work(1, 'DONE');
    expect(sms.sent).toEqual([]);
    const link = `https://id.example.com/l/${token.reveal()}`;
    expect(mail.sent.map(({ text }) => text.reveal().includes(link))).toEqual([true]);
    expect(mail.sent[0]?.subject).not.toContain(token.reveal());
    expect(await app.vault.sealedLink(linkId)).toBeNull();
  });
});
