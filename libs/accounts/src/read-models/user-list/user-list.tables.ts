import type { ReadTable } from '@keyledger/projections';
import { SORTS } from './sorts.js';

/** One row an account. Sort indexes are walked in both directions, with the id as tie-break. */
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
       department_path uuid[] NOT NULL,
       locked boolean NOT NULL,
       locked_until timestamptz,
       suspended boolean NOT NULL,
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
       created_at timestamptz NOT NULL,
       revision integer NOT NULL,
       search_terms text[] COLLATE "C" NOT NULL
     ) WITH (fillfactor = 80)`,
    ...Object.entries(SORTS).map(
      ([field, { columns }]) =>
        `CREATE INDEX ${physical}_${field.toLowerCase()} ON ${physical}
           (organization_id, ${columns.map(({ expression }) => expression).join(', ')}, account_id)`,
    ),
    `CREATE INDEX ${physical}_provider ON ${physical} (organization_id, provider, account_id)`,
    `CREATE INDEX ${physical}_owner ON ${physical} (owner_id)`,
    `CREATE INDEX ${physical}_path ON ${physical} USING gin (department_path)`,
    ...['locked', 'suspended', 'must_change'].map(
      (flag) =>
        `CREATE INDEX ${physical}_${flag} ON ${physical} (organization_id, account_id) WHERE ${flag}`,
    ),
  ],
};

/** What a search may begin with: address, name from any character on, pinyin, initials, employee number. */
const term: ReadTable = {
  name: 'term',
  create: (physical) => [
    `CREATE TABLE ${physical} (
       organization_id uuid NOT NULL,
       term text COLLATE "C" NOT NULL,
       account_id uuid NOT NULL,
       PRIMARY KEY (organization_id, term, account_id)
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
  ],
};

export const userListTables: readonly ReadTable[] = [userList, term, person, department];
