import type { ReadTable } from '@keyledger/projections';

/** The newest sign-in of an organization, which its window ends at, and the policy that it judges by. */
const organization: ReadTable = {
  name: 'organization',
  create: (physical) => [
    `CREATE TABLE ${physical} (
       organization_id uuid PRIMARY KEY,
       newest_at bigint NOT NULL,
       policy jsonb
     )`,
  ],
};

/** Sign-ins of the last two days: keyed hashes of networks and devices, and the circle of the place. */
const fact: ReadTable = {
  name: 'fact',
  create: (physical) => [
    `CREATE TABLE ${physical} (
       event_id uuid PRIMARY KEY,
       organization_id uuid NOT NULL,
       account_id uuid NOT NULL,
       at bigint NOT NULL,
       succeeded boolean NOT NULL,
       network text COLLATE "C" NOT NULL,
       known_network boolean NOT NULL,
       device text,
       country text,
       asn bigint,
       latitude double precision,
       longitude double precision,
       accuracy_km double precision
     )`,
    `CREATE INDEX ${physical}_account ON ${physical} (account_id, at)`,
    `CREATE INDEX ${physical}_network ON ${physical} (organization_id, network, at)`,
    `CREATE INDEX ${physical}_time ON ${physical} (organization_id, at)`,
    `CREATE INDEX ${physical}_failure ON ${physical} (organization_id, at) WHERE NOT succeeded`,
  ],
};

/** What an account's successes have in common. */
const habit: ReadTable = {
  name: 'habit',
  create: (physical) => [
    `CREATE TABLE ${physical} (
       account_id uuid PRIMARY KEY,
       organization_id uuid NOT NULL,
       firsts jsonb NOT NULL,
       last_at bigint,
       sightings jsonb NOT NULL
     )`,
    `CREATE INDEX ${physical}_last ON ${physical} (organization_id, last_at)`,
  ],
};

/** Who of an organization signed in from a country: few accounts a day, for a month. */
const presence: ReadTable = {
  name: 'presence',
  create: (physical) => [
    `CREATE TABLE ${physical} (
       organization_id uuid NOT NULL,
       country text COLLATE "C" NOT NULL,
       last_day integer NOT NULL,
       days jsonb NOT NULL,
       PRIMARY KEY (organization_id, country)
     )`,
  ],
};

/** What rules found at which sign-in. Findings of one `detection_id` are one detection. */
const finding: ReadTable = {
  name: 'finding',
  create: (physical) => [
    `CREATE TABLE ${physical} (
       event_id uuid NOT NULL,
       rule text COLLATE "C" NOT NULL,
       organization_id uuid NOT NULL,
       detection_id uuid NOT NULL,
       account_id uuid,
       at bigint NOT NULL,
       found_at text COLLATE "C" NOT NULL,
       finding jsonb NOT NULL,
       marks jsonb NOT NULL,
       PRIMARY KEY (event_id, rule)
     )`,
    `CREATE INDEX ${physical}_detection ON ${physical} (detection_id)`,
    `CREATE INDEX ${physical}_found ON ${physical} (found_at)`,
    `CREATE INDEX ${physical}_time ON ${physical} (organization_id, at)`,
  ],
};

/** What people said of cases: their browsers and countries are habits, or are not. */
const opinion: ReadTable = {
  name: 'opinion',
  create: (physical) => [
    `CREATE TABLE ${physical} (
       event_id uuid PRIMARY KEY,
       organization_id uuid NOT NULL,
       account_id uuid NOT NULL,
       case_id uuid NOT NULL,
       at bigint NOT NULL,
       doubtful boolean NOT NULL
     )`,
    `CREATE INDEX ${physical}_account ON ${physical} (account_id)`,
    `CREATE INDEX ${physical}_time ON ${physical} (organization_id, at)`,
  ],
};

export const watchTables: readonly ReadTable[] = [
  organization,
  fact,
  habit,
  presence,
  finding,
  opinion,
];
