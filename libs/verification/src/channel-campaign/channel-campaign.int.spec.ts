import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accountProjections, UserListQuery } from '@keyledger/accounts';
import { AggregateStore, type Position, type RecordedEvent } from '@keyledger/event-store';
import { newId } from '@keyledger/kernel';
import { OrganizationReader } from '@keyledger/organizations';
import { aScope } from '@keyledger/organizations/testing';
import { ReadPositions, type Projection, type TableNames } from '@keyledger/projections';
import { projectEvents } from '@keyledger/projections/testing';
import type { TestMailbox } from '@keyledger/sign-in/testing';
import { CommandBus } from '@nestjs/cqrs';
import { InvitePeople } from '../invite-people/invite-people.js';
import {
  IssueChannelVerification,
  type ChannelToProve,
} from '../own-channels/issue-channel-verification.js';
import { Quotas } from '../quotas/quotas.js';
import { RecordInvitationFailure } from '../record-invitation-failure/record-invitation-failure.command.js';
import { StartChannelCampaign } from '../start-channel-campaign/start-channel-campaign.command.js';
import { verificationWorld, type VerificationWorld } from '../testing/index.js';
import { VerificationSettings } from '../verification-settings.js';
import { PEOPLE_A_PAGE } from './channel-campaign.events.js';
import { CHANNEL_CAMPAIGN, channelCampaignProjection } from './channel-campaign.projection.js';
import { ChannelCampaignsQuery } from './channel-campaigns.query.js';

const WITH_MAIL = 30;

/** The tables as the spec has filled them. */
class FilledTables extends ReadPositions {
  readonly filled = new Map<string, TableNames>();

  table(projection: string, table: string): Promise<string> {
    return Promise.resolve(this.filled.get(projection)?.[table] ?? '');
  }

  current(): Promise<Position | null> {
    return Promise.resolve(null);
  }

  waitFor(): Promise<{ position: Position | null; stale: boolean }> {
    return Promise.resolve({ position: null, stale: false });
  }
}

/** Stands for a process that dies before it makes the nth invitation. */
class DyingAt extends IssueChannelVerification {
  private made = 0;

  constructor(
    private readonly nth: number,
    ...parts: ConstructorParameters<typeof IssueChannelVerification>
  ) {
    super(...parts);
  }

  override issue(channel: ChannelToProve) {
    this.made += 1;
    return this.made === this.nth
      ? Promise.reject(new Error('The process died'))
      : super.issue(channel);
  }
}

describe('A campaign', () => {
  let world: VerificationWorld;
  let tables: FilledTables;
  let campaignId: string;
  let people: TestMailbox[];

  beforeAll(async () => {
    world = await verificationWorld();
    people = [];
    for (let n = 0; n < WITH_MAIL; n += 1) {
      people.push(await world.person({ kind: 'EMAIL', destination: `p${n}@example.org` }));
    }
    people.push(await world.person({ kind: 'PHONE', destination: '+8613800000000' }));
    tables = new FilledTables();
    for (const projection of accountProjections) {
      const { tables: names } = await projectEvents(
        world.database.postgres,
        projection,
        await log(),
      );
      tables.filled.set(projection.name, names);
    }
    const started = await commands().execute(new StartChannelCampaign(scope(), context(), null));
    if (started.outcome === 'rejected') throw new Error(started.rejection.code);
    campaignId = started.campaignId;
  });
  afterAll(() => world.close());

  const commands = () => world.app.get(CommandBus);
  const scope = () => aScope('OWNER', { organizationId: world.organizationId });
  const context = () => ({
    organizationId: world.organizationId,
    actor: { kind: 'SYSTEM', id: 'spec', role: null } as const,
    commandId: newId(),
    correlationId: newId(),
  });

  async function log(): Promise<readonly RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    for await (const batch of world.events.store.readAll(null)) {
      events.push(...(await world.events.codec.decodeAll(batch)));
    }
    return events;
  }

  const issued = async () =>
    (await log()).filter(({ type }) => type === 'ChannelVerificationIssued');

  function invite(page: number, verifications?: IssueChannelVerification): Promise<boolean> {
    const { app, clock, database } = world;
    const worker = new InvitePeople(
      app.get(AggregateStore),
      app.get(OrganizationReader, { strict: false }),
      new UserListQuery(database.postgres, tables, clock),
      tables,
      verifications ?? app.get(IssueChannelVerification, { strict: false }),
    );
    return worker.invite({ campaignId, page, correlationId: newId() });
  }

  /** From all events that there are, in one batch. */
  async function progress() {
    const { postgres } = world.database;
    for (const name of Object.values(tables.filled.get(CHANNEL_CAMPAIGN) ?? {})) {
      await postgres.pool.query(`DROP TABLE IF EXISTS ${name}`);
    }
    const projection = channelCampaignProjection as Projection;
    const { tables: names } = await projectEvents(postgres, projection, await log());
    tables.filled.set(CHANNEL_CAMPAIGN, names);
    const organizations = world.app.get(OrganizationReader, { strict: false });
    return new ChannelCampaignsQuery(postgres, tables, organizations).byId(scope(), campaignId);
  }

  it('goes on where a process died in the middle of a page, and invites nobody twice', async () => {
    const { app, clock, vault } = world;
    const quotas = app.get(Quotas, { strict: false });
    const dying = new DyingAt(11, vault, quotas, new VerificationSettings(), clock);
    await expect(invite(0, dying)).rejects.toThrow('The process died');
    expect(await issued()).toHaveLength(10);

    expect(await invite(0)).toBe(true);
    expect(await invite(0)).toBe(true);
    expect(
      new Set((await issued()).map(({ data }) => (data as { channelId: string }).channelId)).size,
    ).toBe(PEOPLE_A_PAGE);
    expect(await issued()).toHaveLength(PEOPLE_A_PAGE);
    expect(await progress()).toMatchObject({ people: PEOPLE_A_PAGE, finished_at: null });

    expect(await invite(1)).toBe(false);
    expect(await invite(1)).toBe(false);
    expect(await issued()).toHaveLength(WITH_MAIL);
  });

  it('counts people by what became of them, and links that could not be delivered apart', async () => {
    const all = {
      people: WITH_MAIL + 1,
      invited: WITH_MAIL,
      failed: 0,
      unreachable: 1,
      verified: 0,
    };
    expect(await progress()).toMatchObject(all);
    const [failed] = await issued();
    const employeeId = failed?.stream.slice('employee-'.length) ?? '';
    const { channelId } = failed?.data as { channelId: string };
    await commands().execute(
      new RecordInvitationFailure(context(), campaignId, employeeId, channelId, 'GAVE_UP'),
    );
    const after = { ...all, invited: WITH_MAIL - 1, failed: 1 };
    expect(await progress()).toMatchObject({ ...after, finished_at: expect.any(Date) });
  });

  it('is good for seven days, and shown to its own organization and departments alone', async () => {
    const [first] = await issued();
    const { expiresAt } = first?.data as { expiresAt: string };
    expect(Date.parse(expiresAt) - Date.parse(first?.occurredAt ?? '')).toBe(7 * 24 * 3_600_000);
    const organizations = world.app.get(OrganizationReader, { strict: false });
    const query = new ChannelCampaignsQuery(world.database.postgres, tables, organizations);
    const { organizationId } = world;
    expect(await query.newest(scope())).toHaveLength(1);
    expect(await query.newest(aScope('OWNER', { organizationId: newId() }))).toEqual([]);
    const within = aScope('ADMIN', { organizationId, departmentIds: [newId()] });
    expect(await query.newest(within)).toEqual([]);
    expect(await query.byId(within, campaignId)).toBeNull();
  });
});
