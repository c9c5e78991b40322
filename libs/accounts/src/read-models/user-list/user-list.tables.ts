import type { ReadTable } from '@keyledger/projections';
import { SORTS } from './sorts.js';

/**
 * One row an account. Sort indexes are walked in both directions, with the id as tie-break; PostgreSQL reads them alone,
 * without the rows, only where they also hold the bare columns of their expressions.
 */
const userList: ReadTable = {
  name: 'user_list',
  create: (physical) => [
    `CREATE TABLE ${physical} (
       account_id uuid PRIMARY KEY,
       organization_id uuid NOT NULL,
       address text COLLATE "C",
       kind text NOT NULL,
       provider text COLLATE "C" NOT NULL,
       authority text NOT NULL,
       owner_id uuid NOT NULL,
       owner_state text NOT NULL,
       name text COLLATE "C",
       pinyin text COLLATE "C",
       employee_number text COLLATE "C",
       department_id uuid,
       locked boolean NOT NULL,
       locked_until timestamptz,
       suspended boolean NOT NULL,
       frozen_by uuid,
       credential_state text NOT NULL,
       credential_expires_at timestamptz,
       must_change boolean NOT NULL,
       password_changed_at timestamptz,
       reset_id uuid,
       reset_credential_id uuid,
       reset_verification text,
       reset_expires_at timestamptz,
       reset_verified_at timestamptz,
       reset_verified_client text,
       provider_change text,
       provider_change_code text,
       provider_request_id uuid,
       last_sign_in_at timestamptz,
       former_owner_ids uuid[] NOT NULL,
       created_at timestamptz NOT NULL,
       revision integer NOT NULL,
       search_terms text[] COLLATE "C" NOT NULL
     ) WITH (fillfactor = 80)`,
    // The projection itself looks accounts up by this.
    `CREATE INDEX ${physical}_owner ON ${physical} (owner_id)`,
  ],
  indexes: (physical) => [
    ...Object.entries(SORTS).flatMap(([field, { columns }]) => {
      const order = columns.map(({ expression }) => expression).join(', ');
      return [
        `CREATE INDEX IF NOT EXISTS ${physical}_${field.toLowerCase()} ON ${physical}
           (organization_id, ${order}, account_id) INCLUDE (${columns.map(({ column }) => column).join(', ')})`,
        // A walk of everybody would look far for the few that are locked, most of whom may be so no more, and for those who
        // must change their password, who may all stand at one end: they have never signed in.
        ...['locked', 'must_change'].map(
          (flag) =>
            `CREATE INDEX IF NOT EXISTS ${physical}_${flag}_${field.toLowerCase()} ON ${physical}
               (organization_id, ${order}, account_id) WHERE ${flag}`,
        ),
      ];
    }),
    `CREATE INDEX IF NOT EXISTS ${physical}_provider ON ${physical} (organization_id, provider, account_id)`,
    `CREATE INDEX IF NOT EXISTS ${physical}_placed ON ${physical} (organization_id, department_id, account_id)`,
    `CREATE INDEX IF NOT EXISTS ${physical}_former ON ${physical} USING gin (former_owner_ids)`,
    `CREATE INDEX IF NOT EXISTS ${physical}_frozen ON ${physical} (organization_id, account_id)
       WHERE frozen_by IS NOT NULL`,
    `CREATE INDEX IF NOT EXISTS ${physical}_suspended ON ${physical} (organization_id, account_id) WHERE suspended`,
  ],
};

/**
 * What a search may begin with: address, name from any character on, pinyin, initials, employee number; and roughly where
 * the account stands in lists by address and by name, so that a list knows where its matches are without reading them.
 */
const term: ReadTable = {
  name: 'term',
  create: (physical) => [
    `CREATE TABLE ${physical} (
       organization_id uuid NOT NULL,
       term text COLLATE "C" NOT NULL,
       account_id uuid NOT NULL,
       address_head text COLLATE "C" NOT NULL,
       name_head text COLLATE "C" NOT NULL,
       PRIMARY KEY (organization_id, term, account_id) INCLUDE (address_head, name_head)
     )`,
  ],
};

/** People, whether or not they own an account: histories name whoever acted. */
const person: ReadTable = {
  name: 'person',
  create: (physical) => [
    `CREATE TABLE ${physical} (
       employee_id uuid PRIMARY KEY,
       organization_id uuid NOT NULL,
       erased boolean NOT NULL,
       name text COLLATE "C",
       employee_number text COLLATE "C",
       department_id uuid,
       has_left boolean NOT NULL,
       channels jsonb NOT NULL
     )`,
  ],
};

const department: ReadTable = {
  name: 'department',
  create: (physical) => [
    `CREATE TABLE ${physical} (
       department_id uuid PRIMARY KEY,
       organization_id uuid NOT NULL,
       name text COLLATE "C" NOT NULL,
       path uuid[] NOT NULL
     )`,
    // A move looks up all that is below; so do lists.
    `CREATE INDEX ${physical}_path ON ${physical} USING gin (path)`,
  ],
};

export const userListTables: readonly ReadTable[] = [userList, term, person, department];
