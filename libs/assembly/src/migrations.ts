import { accessMigrations } from '@keyledger/access';
import { bulkMigrations } from '@keyledger/bulk';
import { credentialMigrations } from '@keyledger/credentials';
import { eventStoreMigrations } from '@keyledger/event-store';
import { rateBucketMigration } from '@keyledger/graphql';
import { jobMigrations } from '@keyledger/jobs';
import { mailboxMigrations } from '@keyledger/mailboxes';
import { postgresMigrations, type Migration } from '@keyledger/postgres';
import { projectionMigrations } from '@keyledger/projections';
import { signInMigrations } from '@keyledger/sign-in';
import { subscriptionMigrations } from '@keyledger/subscriptions';
import { verificationMigrations } from '@keyledger/verification';

/** The whole schema, in the order of the libraries. */
export const migrations: readonly Migration[] = [
  ...postgresMigrations,
  ...eventStoreMigrations,
  ...projectionMigrations,
  ...jobMigrations,
  ...credentialMigrations,
  ...signInMigrations,
  ...accessMigrations,
  ...mailboxMigrations,
  rateBucketMigration,
  ...verificationMigrations,
  ...subscriptionMigrations,
  ...bulkMigrations,
];
