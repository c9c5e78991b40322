/** A table that a backup takes along; rows go in this order, so that the same data makes the same bytes. */
export interface BackupPart {
  readonly table: string;
  readonly orderBy: string;
}

/**
 * What a restored system cannot be computed from anything else. Events come first, then what they name (ADR 8).
 * Effects and reactors' places come along so that mail is not sent again and work that was ordered is still done;
 * skips, so that a rebuild does not stop again where an operator let it go on.
 */
export const BACKUP_PARTS: readonly BackupPart[] = [
  { table: 'event', orderBy: 'position' },
  { table: 'data_key', orderBy: 'id' },
  { table: 'shredded_key', orderBy: 'key_id' },
  { table: 'vault_secret', orderBy: 'id, purpose' },
  { table: 'claim', orderBy: 'kind, hmac' },
  { table: 'projection_skip', orderBy: 'name, version, event_id' },
  { table: 'reactor_state', orderBy: 'name' },
  { table: 'effect', orderBy: 'id' },
  { table: 'webhook_delivery', orderBy: 'subscription_id' },
  { table: 'webhook_message', orderBy: 'subscription_id, event_id' },
  { table: 'bulk_selection', orderBy: 'operation_id' },
];

/** Every other table, and why it stays behind. A new table belongs in one of the two lists. */
export const LEFT_BEHIND: Readonly<Record<string, string>> = {
  event_log: 'its id and counter are in the header',
  key_identity: 'the ids are in the header',
  keyledger_migration: 'the ids are in the header',
  projection_state: 'read models are computed from events',
  session: 'everybody signs in again after a restore',
  session_floor: 'only means something to sessions',
  signin_throttle: 'counts minutes, not history',
  rate_bucket: 'counts minutes, not history',
  reset_ticket: 'a forgotten password is reported again',
  verification_quota: 'counts hours, not history',
  service_token_use: 'tells administrators which tokens are in use, and is noted again',
  setup_link: 'a restored system has been set up',
  fake_provider_mailbox: 'the memory of a provider that is only for demonstrations',
};
