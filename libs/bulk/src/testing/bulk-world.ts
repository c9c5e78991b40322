import { accessApp } from '@keyledger/access/testing';
import { AccountList, SessionFloors, UserListQuery } from '@keyledger/accounts';
import { NobodyProvedModule } from '@keyledger/accounts/testing';
import { employeeAggregate, type NewEmployeeEvent } from '@keyledger/employees';
import { AggregateStore, type CommandContext, type RecordedEvent } from '@keyledger/event-store';
import { CursorCodec } from '@keyledger/graphql';
import { RecordedJobs } from '@keyledger/jobs/testing';
import { newId, type Clock, type Scope } from '@keyledger/kernel';
import { OrganizationReader, type GrantableRole } from '@keyledger/organizations';
import { ReadPositions } from '@keyledger/projections';
import type { TestMailbox } from '@keyledger/sign-in/testing';
import { CommandBus, type Command } from '@nestjs/cqrs';
import { bulkOperationEvents } from '../bulk-operation/bulk-operation.events.js';
import { bulkOperationAggregate } from '../bulk-operation/bulk-operation.state.js';
import { bulkMigrations } from '../bulk.migrations.js';
import { BulkModule } from '../bulk.module.js';
import { CancelBulkOperation } from '../cancel-bulk-operation/cancel-bulk-operation.command.js';
import { AdvanceBulkOperation, type BulkPart } from '../carry-out/advance-bulk-operation.js';
import { BulkOperationJob } from '../carry-out/bulk-operation.job.js';
import { BulkOperationReactor } from '../carry-out/bulk-operation.reactor.js';
import { WorkOnAccount } from '../carry-out/work-on-account.js';
import { AccountExport } from '../export-accounts/account-export.js';
import { BulkSelections } from '../selection/bulk-selections.js';
import {
  StartBulkOperation,
  type BulkWish,
} from '../start-bulk-operation/start-bulk-operation.command.js';
import { ReadModelsOfNow } from './read-models-of-now.js';

export type BulkWorld = Awaited<ReturnType<typeof bulkWorld>>;

const NOTHING = { until: null, departmentId: null, note: null } as const;

/** Bulk operations over the real contexts and a database of their own; parts are worked through when the spec says so. */
export async function bulkWorld() {
  const readModels = new ReadModelsOfNow();
  class ListModule {}
  const listModule = {
    module: ListModule,
    global: true,
    providers: [{ provide: ReadPositions, useValue: readModels }],
    exports: [ReadPositions],
  };
  const world = await accessApp({
    beside: {
      modules: [NobodyProvedModule, listModule, BulkModule],
      events: bulkOperationEvents,
      migrations: bulkMigrations,
    },
  });
  const { app, company, events, database } = world;
  readModels.of(database.postgres, events);
  const get = <Part>(part: abstract new (...given: never[]) => Part): Part =>
    app.get(part, { strict: false });
  const jobs = new RecordedJobs();
  const selections = get(BulkSelections);
  const accounts = new WorkOnAccount(get(CommandBus), get(AggregateStore), get(OrganizationReader));
  const advancing = (clock: Clock) =>
    new AdvanceBulkOperation(get(AggregateStore), selections, accounts, clock);
  const query = get(UserListQuery);
  const exports = new AccountExport(
    new AccountList(query, get(CursorCodec), world.clock),
    query,
    get(AggregateStore),
    get(OrganizationReader),
    world.clock,
  );
  const reactor = new BulkOperationReactor(selections, jobs);
  const jobBy = (clock: Clock) => new BulkOperationJob(advancing(clock), jobs);
  const job = jobBy(world.clock);
  const organizationId = await company.organization('example.com');
  let people = 0;

  const by = (scope: Scope, commandId = newId()): CommandContext => ({
    organizationId,
    actor: scope.actor,
    commandId,
    correlationId: newId(),
  });
  const recorded = async (stream: string): Promise<readonly RecordedEvent[]> =>
    events.codec.decodeAll((await events.store.read(stream)).events);
  const carryOut = <Result>(command: Command<Result>): Promise<Result> =>
    get(CommandBus).execute(command);

  return {
    ...world,
    get,
    by,
    jobs,
    selections,
    readModels,
    reactor,
    organizationId,
    recorded,
    carryOut,
    floors: get(SessionFloors),

    /** Somebody with this role, as a session of theirs acts. */
    async agent(
      role: Exclude<GrantableRole, 'EMPLOYEE'>,
    ): Promise<Scope & { readonly mailbox: TestMailbox }> {
      const mailbox = await this.mailbox();
      await company.grant(mailbox, role);
      const actor = { kind: 'PERSON', id: mailbox.employeeId, role } as const;
      return { organizationId, departmentIds: null, role, actor, mailbox };
    },

    /** Each with a letter to tell them apart, and with a channel to be reached by unless told. */
    async mailbox(address = `person${(people += 1)}@example.com`, reachable = true) {
      const mailbox = await company.mailbox(organizationId, address);
      const channel: NewEmployeeEvent = {
        type: 'RecoveryChannelAsserted',
        data: { channelId: newId(), kind: 'EMAIL', destination: `${newId()}@example.org` },
      };
      if (reachable) {
        await events.aggregates.execute({
          aggregate: employeeAggregate,
          id: mailbox.employeeId,
          context: by({ actor: { kind: 'SYSTEM', id: 'spec', role: null } } as Scope),
          decide: () => [channel],
        });
      }
      return mailbox;
    },

    start(
      scope: Scope,
      search: string,
      wish: Pick<BulkWish, 'action'> & Partial<BulkWish>,
      { context = by(scope), expectedTotal = null as number | null } = {},
    ) {
      const criteria = { filter: {}, search: search === '' ? [] : [search] };
      const whole = { ...NOTHING, ...wish };
      return carryOut(new StartBulkOperation(scope, context, whole, criteria, expectedTotal));
    },

    /** @returns the id of an operation that was started. */
    async started(...given: Parameters<typeof this.start>): Promise<string> {
      const started = await this.start(...given);
      if (started.outcome === 'rejected') throw new Error(started.rejection.code);
      return started.operationId;
    },

    /** An export of all that a search finds, of which nothing was read yet. */
    exported: (scope: Scope, search: string) =>
      exports.begin({
        ...{ scope, search, filter: null, format: 'CSV', locale: 'en' },
        correlationId: newId(),
      }),

    cancel: (scope: Scope, operationId: string, context = by(scope)) =>
      carryOut(new CancelBulkOperation(scope, context, operationId)),

    /** What a worker's reactor sees of an operation so far. */
    async reactToAll(operationId: string): Promise<void> {
      for (const event of await recorded(`bulk-${operationId}`)) {
        if ((reactor.eventTypes as readonly string[]).includes(event.type)) {
          await reactor.react(event as never);
        }
      }
    },

    work: (part: BulkPart, clock: Clock = world.clock) =>
      jobBy(clock).handle({ id: 'spec', queue: job.queue, payload: part, attempt: 1 }),
    giveUp: (part: BulkPart) =>
      job.giveUp({ id: 'spec', queue: job.queue, payload: part, attempt: 12 }),

    async operation(operationId: string) {
      return (await events.aggregates.load(bulkOperationAggregate, operationId)).state;
    },

    /** What became of each account, by its id. */
    async outcomes(operationId: string): Promise<ReadonlyMap<string, string>> {
      const advanced = (await recorded(`bulk-${operationId}`)).filter(
        ({ type }) => type === 'BulkOperationAdvanced',
      );
      const items = advanced.flatMap(
        ({ data }) =>
          (data as { items: { accountId: string; outcome: string; code: string | null }[] }).items,
      );
      return new Map(items.map(({ accountId, outcome, code }) => [accountId, code ?? outcome]));
    },

    rows: async (query: string, values: readonly unknown[] = []) =>
      (await database.postgres.pool.query<Record<string, unknown>>(query, [...values])).rows,
  };
}
