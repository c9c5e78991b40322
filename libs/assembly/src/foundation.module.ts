import { InstalledAuthorities } from '@keyledger/accounts';
import { Clock } from '@keyledger/kernel';
import { Configuration } from '@keyledger/configuration';
import { PasswordHasher, Vault } from '@keyledger/credentials';
import { AggregateStore, DataKeys, EventCodec, EventStore } from '@keyledger/event-store';
import { KeyRing } from '@keyledger/keys';
import { AuthorityRegistry, FakeProvider } from '@keyledger/mailboxes';
import { Postgres } from '@keyledger/postgres';
import { ReadPositions } from '@keyledger/projections';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { Foundation } from './foundation.js';

/** Gives every context what it asks for by its class. */
@Global()
@Module({})
export class FoundationModule {
  static of(foundation: Foundation, configuration: Configuration): DynamicModule {
    const { postgres, keyRing, clock, store, codec, aggregates, dataKeys } = foundation;
    const authorities = configuration.fakeProvider
      ? [new FakeProvider(postgres, keyRing, clock)]
      : [];
    const providers = [
      { provide: Configuration, useValue: configuration },
      { provide: Postgres, useValue: postgres },
      { provide: KeyRing, useValue: keyRing },
      { provide: Clock, useValue: clock },
      { provide: EventStore, useValue: store },
      { provide: EventCodec, useValue: codec },
      { provide: DataKeys, useValue: dataKeys },
      { provide: AggregateStore, useValue: aggregates },
      { provide: ReadPositions, useValue: foundation.readPositions },
      { provide: PasswordHasher, useValue: foundation.hasher },
      { provide: AuthorityRegistry, useValue: new AuthorityRegistry(authorities) },
      { provide: InstalledAuthorities, useExisting: AuthorityRegistry },
      { provide: Vault, useValue: new Vault(postgres, keyRing, clock) },
    ];
    return {
      module: FoundationModule,
      providers,
      exports: providers.map(({ provide }) => provide),
    };
  }
}
