import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  accountAggregate,
  accountEvents,
  type AccountEvent,
  type ChangeCause,
} from '@keyledger/accounts';
import { employeeAggregate, employeeEvents } from '@keyledger/employees';
import {
  Claims,
  eventStoreMigrations,
  type Aggregate,
  type RecordedEvent,
} from '@keyledger/event-store';
import { testEventStore, type TestEventStore } from '@keyledger/event-store/testing';
import { RecordedJobs } from '@keyledger/jobs/testing';
import { newId, type DomainEvent } from '@keyledger/kernel';
import {
  INITIAL_PASSWORD_POLICY,
  organizationAggregate,
  organizationEvents,
  OrganizationReader,
} from '@keyledger/organizations';
import { testDatabase, type TestDatabase } from '@keyledger/postgres/testing';
import type { TellOwner } from './tell-owner.job.js';
import { NoNoticeSender } from '../send-notice/index.js';
import { TellOwnerReactor } from './tell-owner.reactor.js';

const [ORGANIZATION, ACCOUNT] = [newId(), newId()];
const [recovered, colleague, helper] = [newId(), newId(), newId()];
const channels = new Map([recovered, colleague, helper].map((person) => [person, newId()]));
const phones = new Map([recovered, colleague].map((person) => [person, newId()]));

describe('A changed password', () => {
  let database: TestDatabase;
  let kit: TestEventStore;

  beforeAll(async () => {
    database = await testDatabase({ migrations: eventStoreMigrations });
    kit = await testEventStore(database, [
      ...organizationEvents,
      ...employeeEvents,
      ...accountEvents,
    ]);
    await write(organizationAggregate, ORGANIZATION, [
      {
        type: 'OrganizationFounded',
        data: {
          name: '蓝山科技',
          timeZone: 'Asia/Shanghai',
          locale: 'zh-CN',
          passwordPolicy: INITIAL_PASSWORD_POLICY,
        },
      },
      ...[recovered, colleague].map((employeeId) => ({
        type: 'RoleGranted',
        data: { employeeId, role: 'OWNER', departmentId: null },
      })),
      {
        type: 'RoleGranted',
        data: { employeeId: helper, role: 'HELPDESK', departmentId: null },
      },
    ]);
    for (const [person, channelId] of channels) {
      const destination = `${channelId}@private.example`;
      await write(employeeAggregate, person, [
        { type: 'RecoveryChannelAsserted', data: { channelId, kind: 'EMAIL', destination } },
      ]);
    }
    for (const [person, channelId] of phones) {
      const destination = '+8613800138000';
      await write(employeeAggregate, person, [
        { type: 'RecoveryChannelAsserted', data: { channelId, kind: 'PHONE', destination } },
      ]);
    }
    await write(accountAggregate, ACCOUNT, [
      {
        type: 'AccountProvisioned',
        data: {
          address: 'owner@blue-hill.example',
          kind: 'PERSONAL',
          provider: 'KEYLEDGER',
          authority: 'KEYLEDGER',
          ownerId: recovered,
          origin: 'SETUP',
        },
      },
    ]);
  });

  afterAll(async () => {
    await kit.close();
    await database.drop();
  });

  async function write<State, Event extends DomainEvent>(
    aggregate: Aggregate<State, Event>,
    id: string,
    events: readonly DomainEvent[],
  ): Promise<readonly RecordedEvent<Event>[]> {
    const executed = await kit.aggregates.execute({
      aggregate,
      id,
      context: {
        organizationId: ORGANIZATION,
        actor: { kind: 'COMMAND_LINE', id: 'keyledger', role: null },
        commandId: newId(),
        correlationId: newId(),
      },
      decide: () => events,
    });
    if (executed.outcome !== 'appended') throw new Error(executed.outcome);
    return executed.events;
  }

  async function told(cause: ChangeCause): Promise<TellOwner[]> {
    const [event] = await write(accountAggregate, ACCOUNT, [
      {
        type: 'PasswordChanged',
        data: {
          credentialId: newId(),
          cause,
          kind: 'PERMANENT',
          authority: 'KEYLEDGER',
          effectiveAt: '2026-11-23T08:00:00.000Z',
          expiresAt: null,
          resetId: null,
        },
      },
    ]);
    const jobs = new RecordedJobs();
    const claims = new Claims(database.postgres, kit.keyRing, kit.clock);
    const organizations = new OrganizationReader(kit.aggregates, claims);
    const reactor = new TellOwnerReactor(kit.aggregates, organizations, jobs, new NoNoticeSender());
    await reactor.react(event as RecordedEvent<Extract<AccountEvent, { type: 'PasswordChanged' }>>);
    return jobs.ordered.map(({ payload }) => payload as TellOwner);
  }

  const ofTheOwner = [channels, phones].map((kind) =>
    expect.objectContaining({
      place: 'CHANNEL',
      channelId: kind.get(recovered),
      witnessId: null,
    }),
  );

  it('is told to the owner of the mailbox alone, by mail and by telephone', async () => {
    expect(await told('VOLUNTARY_CHANGE')).toEqual(ofTheOwner);
  });

  it('is told to every owner of the organization after a recovery on the host, to others by mail', async () => {
    expect(await told('RECOVERY')).toEqual([
      ...ofTheOwner,
      expect.objectContaining({ channelId: channels.get(colleague), witnessId: colleague }),
    ]);
  });

  it('is told in the mailbox itself where it had been forgotten', async () => {
    expect(await told('SELF_SERVICE_RESET')).toEqual([
      ...ofTheOwner,
      expect.objectContaining({ place: 'MAILBOX', channelId: null, witnessId: null }),
    ]);
  });
});
