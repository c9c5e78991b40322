import { Clock, newId, type Actor } from '@keyledger/kernel';
import {
  AggregateStore,
  EventSourcedAggregates,
  EventStore,
  type CommandContext,
  type EventDefinition,
} from '@keyledger/event-store';
import { testEventStore, type TestEventStore } from '@keyledger/event-store/testing';
import { KeyRing } from '@keyledger/keys';
import { Postgres } from '@keyledger/postgres';
import {
  Module,
  type DynamicModule,
  type INestApplicationContext,
  type Type,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';

export interface TestApplication {
  readonly application: INestApplicationContext;
  readonly events: TestEventStore;
  readonly commands: CommandBus;
  /** Call it before the database is dropped. */
  close(): Promise<void>;
}

/** Streams whose folds the product keeps. */
const HOT_CATEGORIES = ['organization', 'account', 'employee'];

/**
 * Contexts' modules over a real store, wired as the product wires them. The database has the
 * `eventStoreMigrations` and those of the contexts.
 */
export async function testApplication(
  postgres: Postgres,
  definitions: readonly EventDefinition[],
  modules: readonly (Type<unknown> | DynamicModule)[],
  clock?: Clock,
): Promise<TestApplication> {
  const events = await testEventStore({ postgres }, definitions, clock ? { clock } : {});
  const { store, codec } = events;
  const aggregates = new EventSourcedAggregates(store, codec, events.clock, {
    categories: HOT_CATEGORIES,
  });
  const infrastructure = [
    { provide: Postgres, useValue: postgres },
    { provide: EventStore, useValue: store },
    { provide: AggregateStore, useValue: aggregates },
    { provide: KeyRing, useValue: events.keyRing },
    { provide: Clock, useValue: events.clock },
  ];
  class Infrastructure {}
  Module({})(Infrastructure);
  class Application {}
  Module({
    imports: [
      CqrsModule.forRoot(),
      {
        module: Infrastructure,
        global: true,
        providers: infrastructure,
        exports: infrastructure.map(({ provide }) => provide),
      },
      ...modules,
    ],
  })(Application);
  const application = await NestFactory.createApplicationContext(Application, {
    logger: ['error', 'fatal'],
    abortOnError: false,
  });
  return {
    application,
    events,
    commands: application.get(CommandBus),
    async close() {
      await application.close();
      await events.close();
    },
  };
}

/** What a command brings along, under a new command id. */
export function aContext(
  organizationId: string,
  overrides: Partial<CommandContext> = {},
): CommandContext {
  const actor: Actor = { kind: 'COMMAND_LINE', id: 'keyledger', role: null };
  return { organizationId, actor, commandId: newId(), correlationId: newId(), ...overrides };
}
