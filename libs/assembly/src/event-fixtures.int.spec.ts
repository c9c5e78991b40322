import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  eventStoreMigrations,
  type CodecHead,
  type CommandContext,
  type EventDefinition,
} from '@keyledger/event-store';
import { testEventStore, type TestEventStore } from '@keyledger/event-store/testing';
import type { DomainEvent } from '@keyledger/kernel';
import { testDatabase, type TestDatabase } from '@keyledger/postgres/testing';
import { projectionMigrations, ProjectionOperations } from '@keyledger/projections';
import { eventDefinitions } from './event-definitions.js';
import { projections } from './projections.js';

const FOLDER = new URL('../../../test/fixtures/events/', import.meta.url);

const ORGANIZATION = '01970000-0000-7000-8000-0000000000a0';
const EMPLOYEE = '01970000-0000-7000-8000-0000000000e1';
const ACCOUNT = '01970000-0000-7000-8000-0000000000a1';

/** Which stream each fixture's event belongs to, told as a story in the order in which it could happen. */
const STORY: Readonly<Record<string, readonly string[]>> = {
  [`organization-${ORGANIZATION}`]: [
    'OrganizationFounded',
    'DomainAdded',
    'DepartmentCreated',
    'DepartmentRenamed',
    'DepartmentMoved',
    'PasswordPolicyChanged',
    'RecoveryPolicyChanged',
    'AnomalyPolicyChanged',
    'OwnershipPolicyChanged',
  ],
  'subscription-01970000-0000-7000-8000-0000000000d3': [
    'SubscriptionCreated',
    'SubscriptionChanged',
    'SubscriptionPaused',
    'SubscriptionResumed',
    'SubscriptionSecretRotated',
    'SubscriptionReplayed',
    'DeadLettersRedriven',
    'SubscriptionDeleted',
  ],
  [`import-01970000-0000-7000-8000-0000000000f2`]: ['ImportStarted', 'ImportCompleted'],
  [`employee-${EMPLOYEE}`]: [
    'EmployeeRegistered',
    'EmployeeDetailsChanged',
    'EmployeeMovedDepartment',
    'RecoveryChannelAsserted',
    'ChannelVerificationIssued',
    'RecoveryChannelVerified',
  ],
  [`account-${ACCOUNT}`]: [
    'AccountProvisioned',
    'AccountProviderLabelled',
    'PasswordResetRequested',
    'ProviderChangeRequested',
    'ProviderChangeUnsupported',
    'ProviderChangeRefused',
    'ProviderChangeApplied',
    'PasswordChanged',
    'NotificationSent',
    'NotificationFailed',
    'AccountLocked',
    'AccountUnlocked',
    'AccountSessionsEnded',
    'AccountSuspended',
    'AccountReactivated',
    'AccountFrozen',
    'AccountThawed',
  ],
  'verification-01970000-0000-7000-8000-0000000000b2': [
    'VerificationCodeWithheld',
    'VerificationCodeIssued',
    'IdentityVerificationFailed',
    'IdentityVerified',
  ],
  'approval-01970000-0000-7000-8000-0000000000b4': [
    'ResetApprovalRequested',
    'ResetApproved',
    'ResetApprovalRefused',
  ],
  'campaign-01970000-0000-7000-8000-0000000000b3': [
    'ChannelCampaignStarted',
    'ChannelCampaignAdvanced',
    'ChannelInvitationFailed',
    'ChannelCampaignFinished',
  ],
  'offboarding-01970000-0000-7000-8000-0000000000b6': [
    'OffboardingStarted',
    'OffboardingBegun',
    'OffboardingEmployeeLeft',
    'OffboardingRoleRevoked',
    'OffboardingMailboxesFound',
    'OffboardingMailboxPassingOn',
    'OffboardingCarriedOut',
    'OffboardingAborted',
  ],
  'ownerchange-01970000-0000-7000-8000-0000000000b5': [
    'OwnerChangeStarted',
    'OwnerChangeSuccessorNamed',
    'OwnerChangeSuccessorLost',
    'OwnerChangeMailboxFrozen',
    'OwnerChangeRecoveryEnded',
    'OwnerChangeApprovalRequested',
    'OwnerChangeApproved',
    'OwnerChangeRefused',
    'OwnerChangeCommitted',
    'OwnerChangeMailboxPassed',
    'OwnerChangeAccessOffered',
    'OwnerChangeCompleted',
    'OwnerChangeAborted',
    'OwnerChangeMailboxThawed',
  ],
  'bulk-01970000-0000-7000-8000-0000000000b7': [
    'BulkOperationStarted',
    'BulkOperationBegun',
    'BulkOperationAdvanced',
    'BulkExportAdvanced',
    'BulkOperationCancelRequested',
    'BulkOperationCancelled',
    'BulkOperationCompleted',
  ],
  [`signin-${ACCOUNT}-202611`]: [
    'SignInPeriodOpened',
    'SignInFailed',
    'SignInSucceeded',
    'SignedOut',
  ],
  'case-01970000-0000-5000-8000-0000000000ca': [
    'AnomalyCaseOpened',
    'AnomalyEvidenceAdded',
    'AnomalyQuestionAsked',
    'AnomalyConsequenceTaken',
    'AnomalyVerdictGiven',
    'AnomalyCaseClosed',
  ],
  [`audit-${EMPLOYEE}-202611`]: [
    'CommandDenied',
    'CommandLineActPerformed',
    'ProjectionEventSkipped',
    'HistoryExportStarted',
    'HistoryExportEnded',
  ],
  [`savedfilters-${EMPLOYEE}`]: ['AccountFilterSaved', 'AccountFilterDeleted'],
  // Once more, for what only ends what began above.
  [`organization-${ORGANIZATION}#later`]: [
    'RoleGranted',
    'RoleRevoked',
    'ServiceTokenIssued',
    'ServiceTokenRevoked',
  ],
  [`employee-${EMPLOYEE}#later`]: ['RecoveryChannelRemoved', 'EmployeeLeft', 'EmployeeErased'],
  [`erasure-${EMPLOYEE}`]: [
    'LegalHoldPlaced',
    'ErasureRequested',
    'ProcessingRestricted',
    'ErasureRefused',
    'LegalHoldReleased',
    'ErasureApproved',
    'ErasureStopped',
    'ErasureStarted',
    'PersonKeysDestroyed',
    'PersonTracesDeleted',
    'ErasureCompleted',
  ],
  [`account-${ACCOUNT}#later`]: ['OwnerChanged'],
};

const story = Object.entries(STORY).flatMap(([stream, types]) =>
  types.map((type) => ({ stream: stream.replace(/#.*$/, ''), type })),
);

interface Fixture {
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: Record<string, unknown>;
}

function fixture(type: string, version: number): Fixture {
  return JSON.parse(readFileSync(new URL(`${type}/v${version}.json`, FOLDER), 'utf8')) as Fixture;
}

/** What the fixture of any version reads as today. */
function liftedData(definition: EventDefinition, version: number): Record<string, unknown> {
  let { data } = fixture(definition.type, version);
  for (let hop = version; hop < definition.version; hop += 1) {
    data = definition.upcasters[hop]?.({ ...data }) ?? data;
  }
  return data;
}

/** As the newest version of a type is written today. */
function newestData(type: string): Record<string, unknown> {
  const newest = eventDefinitions.find((definition) => definition.type === type)?.version ?? 1;
  return fixture(type, newest).data;
}

const everyVersion = eventDefinitions.flatMap((definition) =>
  Array.from({ length: definition.version }, (_, index) => ({
    type: definition.type,
    version: index + 1,
    definition,
  })),
);

describe('The fixtures of events', () => {
  it.each(everyVersion)('have one of $type, version $version', ({ type, version }) => {
    expect(fixture(type, version)).toEqual({
      type,
      schemaVersion: version,
      data: expect.any(Object),
    });
  });

  it('have none of a type or version that does not exist', () => {
    const wanted = everyVersion.map(({ type, version }) => `${type}/v${version}.json`);
    const found = readdirSync(FOLDER).flatMap((type) =>
      readdirSync(new URL(`${type}/`, FOLDER)).map((file) => `${type}/${file}`),
    );
    expect(found.sort()).toEqual(wanted.sort());
  });

  it('each have a place in the story', () => {
    expect(story.map(({ type }) => type).sort()).toEqual(
      eventDefinitions.map(({ type }) => type).sort(),
    );
  });
});

describe('Every event type', () => {
  let database: TestDatabase;
  let kit: TestEventStore;

  beforeAll(async () => {
    database = await testDatabase({ migrations: eventStoreMigrations });
    kit = await testEventStore(database, eventDefinitions);
  });

  afterAll(async () => {
    await kit.close();
    await database.drop();
  });

  it.each(everyVersion)(
    'comes back from the store as it was written: $type of version $version',
    async ({ type, version, definition }) => {
      const data = liftedData(definition, version);
      const { stream } = story.find((event) => event.type === type) ?? { stream: '' };
      const [before] = (await kit.store.read(stream)).events.slice(-1);
      const writer = new Writer(kit, version);
      writer.continueFrom(stream, before ? { ...before, ...metaOf(before.meta) } : 'none');
      await writer.write(stream, { type, data });

      const last = (await kit.store.read(stream)).events.at(-1);
      expect(last).toBeDefined();
      const decoded = last && (await kit.codec.decode(last));
      expect(decoded).toMatchObject({ type, data, stream });
      for (const field of Object.keys(definition.personal)) {
        const value = data[field];
        if (typeof value === 'string') expect(last?.data).not.toContain(value);
      }
    },
  );
});

describe.each([
  ['in the order of the story', (events: typeof story) => events],
  ['shuffled', (events: typeof story) => shuffled(events, 7)],
  ['shuffled in another way', (events: typeof story) => shuffled(events, 20_261_123)],
])('Every projection, over all event types %s', (_order, arranged) => {
  let database: TestDatabase;
  let kit: TestEventStore;

  beforeEach(async () => {
    database = await testDatabase({
      migrations: [...eventStoreMigrations, ...projectionMigrations],
    });
    kit = await testEventStore(database, eventDefinitions);
    const writer = new Writer(kit);
    for (const { stream, type } of arranged(story)) {
      await writer.write(stream, { type, data: newestData(type) });
    }
  });

  afterEach(async () => {
    await kit.close();
    await database.drop();
  });

  it('makes the same rows one event at a time as all at once', async () => {
    for (const { name } of projections) {
      await operations(1).rebuild(name);
      expect(await operations(500).compare(name)).toMatchObject({
        projection: name,
        differences: 0,
      });
    }
  });

  it('goes through again after everybody in it was erased', async () => {
    for (const subject of [EMPLOYEE, ACCOUNT]) {
      expect(await kit.dataKeys.destroyKeys(subject)).not.toHaveLength(0);
    }
    for (const { name } of projections) {
      await operations(1).rebuild(name);
      expect(await operations(500).compare(name)).toMatchObject({ differences: 0 });
    }
  });

  function operations(batchSize: number): ProjectionOperations {
    return new ProjectionOperations(
      database.postgres,
      kit.store,
      kit.codec,
      projections,
      batchSize,
    );
  }
});

/** Appends through the real codec, remembering where each stream ended. */
class Writer {
  private readonly heads = new Map<string, CodecHead>();
  private written = 0;

  /** @param version tells a type's versions apart, where each is written. */
  constructor(
    private readonly kit: TestEventStore,
    private readonly version = 0,
  ) {}

  continueFrom(stream: string, head: CodecHead): void {
    this.heads.set(stream, head);
  }

  async write(stream: string, event: DomainEvent): Promise<void> {
    const head = this.heads.get(stream) ?? 'none';
    const context: CommandContext = {
      organizationId: ORGANIZATION,
      actor: { kind: 'PERSON', id: EMPLOYEE, role: 'HELPDESK' },
      commandId: `${stream}-${event.type}-${this.version}-${this.written}`,
      correlationId: 'the-story',
      reasonCode: 'FORGOTTEN',
      ticket: 'HD-1',
    };
    this.written += 1;
    const at = new Date(Date.UTC(2026, 10, 23, 8, 0, this.written));
    const encoded = await this.kit.codec.encode(stream, head, [event], context, at);
    const appended = await this.kit.store.append(stream, head, encoded);
    this.heads.set(stream, { ...appended.head, recordedAt: at.toISOString() });
  }
}

function metaOf(meta: string): { readonly recordedAt: string } {
  return JSON.parse(meta) as { recordedAt: string };
}

/** Fisher and Yates, with a linear congruential generator so that a failure can be repeated. */
function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  const result = [...items];
  let state = seed;
  for (let place = result.length - 1; place > 0; place -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = state % (place + 1);
    [result[place], result[other]] = [result[other] as Item, result[place] as Item];
  }
  return result;
}
