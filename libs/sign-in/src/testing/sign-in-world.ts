import { accountEvents } from '@keyledger/accounts';
import {
  Argon2PasswordHasher,
  credentialMigrations,
  HashQueue,
  Vault,
  type HashParameters,
} from '@keyledger/credentials';
import { employeeEvents } from '@keyledger/employees';
import { Claims, eventStoreMigrations } from '@keyledger/event-store';
import { testEventStore } from '@keyledger/event-store/testing';
import { FixedClock, newId, Secret } from '@keyledger/kernel';
import { auditEvents, OrganizationReader, organizationEvents } from '@keyledger/organizations';
import { testDatabase } from '@keyledger/postgres/testing';
import { DescribeSource } from '../describe-source.js';
import { DatabasePlaces } from '../places/database-places.js';
import { RecordSignIn } from '../record-sign-in.js';
import { PostgresSessionFloors } from '../sessions/postgres-session-floors.js';
import { Sessions } from '../sessions/sessions.js';
import { SignInObserver, type SignInOutcome } from '../sign-in-observer.port.js';
import { SignInSettings } from '../sign-in-settings.js';
import { CheckCredential } from '../sign-in-with-password/check-credential.js';
import { FindAccount } from '../sign-in-with-password/find-account.js';
import {
  SignInWithPassword,
  type PasswordSignIn,
} from '../sign-in-with-password/sign-in-with-password.command.js';
import { SignInWithPasswordHandler } from '../sign-in-with-password/sign-in-with-password.handler.js';
import { SignInsTogether } from '../sign-in-with-password/sign-ins-together.js';
import { signInEvents } from '../sign-in.events.js';
import { signInMigrations } from '../sign-in.migrations.js';
import { SignInThrottle } from '../throttle/sign-in-throttle.js';
import { TestCompany } from './test-company.js';

/** Cheap enough to hash hundreds of times in a spec. */
export const CHEAP: HashParameters = { memoryKiB: 64, passes: 1, lanes: 1, tagBytes: 32 };

class RecordedOutcomes extends SignInObserver {
  readonly seen: SignInOutcome[] = [];

  signedIn(outcome: SignInOutcome): void {
    this.seen.push(outcome);
  }
}

export type SignInWorld = Awaited<ReturnType<typeof signInWorld>>;

/** Everything that signing in needs, real, over a database of its own. */
export async function signInWorld(wanted: Partial<SignInSettings> = {}) {
  const database = await testDatabase({
    migrations: [...eventStoreMigrations, ...credentialMigrations, ...signInMigrations],
  });
  const { postgres } = database;
  const clock = new FixedClock(new Date('2026-11-23T08:00:00.000Z'));
  const contexts = [...organizationEvents, ...auditEvents, ...employeeEvents, ...accountEvents];
  const events = await testEventStore(database, [...contexts, ...signInEvents], { clock });
  const { aggregates, keyRing } = events;

  /** How many hashes were computed. */
  const hashes = { finished: 0 };
  const queue = new HashQueue({
    observer: {
      depth: () => undefined,
      refused: () => undefined,
      finished: () => (hashes.finished += 1),
    },
  });
  const hasher = (parameters = CHEAP) => new Argon2PasswordHasher(keyRing, queue, parameters);
  const claims = new Claims(postgres, keyRing, clock);
  const vault = new Vault(postgres, keyRing, clock);
  const organizations = new OrganizationReader(aggregates, claims);
  const settings = new SignInSettings({ refusalFloorMs: 0, ...wanted });
  const sessions = new Sessions(postgres, keyRing, clock, settings);
  const throttle = new SignInThrottle(postgres, keyRing, clock);
  const signIns = new RecordSignIn(aggregates, clock);
  const together = new SignInsTogether();
  const outcomes = new RecordedOutcomes();
  const places = new DatabasePlaces();

  return {
    database,
    events,
    clock,
    claims,
    organizations,
    vault,
    sessions,
    floors: new PostgresSessionFloors(postgres),
    signIns,
    hashes,
    outcomes,
    hasher,
    company: new TestCompany({ aggregates, claims, vault, hasher: hasher(), clock }),
    /** @param parameters of the hasher in force, if they are to differ from those of the stored hash. */
    signIn(
      wish: Partial<Omit<PasswordSignIn, 'password'>> & { address: string; password: string },
      parameters?: HashParameters,
    ) {
      const handler = new SignInWithPasswordHandler(
        throttle,
        new FindAccount(aggregates, claims),
        new CheckCredential(hasher(parameters), vault),
        together,
        new DescribeSource(keyRing, places),
        signIns,
        sessions,
        settings,
        outcomes,
        clock,
      );
      const client = { network: '192.0.2.1', userAgent: 'spec', client: 'API' } as const;
      const password = new Secret(wish.password);
      return handler.execute(
        new SignInWithPassword({ ...client, correlationId: newId(), ...wish, password }),
      );
    },
    async close(): Promise<void> {
      await events.close();
      await database.drop();
    },
  };
}
