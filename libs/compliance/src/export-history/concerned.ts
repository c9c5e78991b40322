import type { StoredEvent } from '@keyledger/event-store';

/** The accounts of some people, and these people. */
export interface Concerned {
  readonly accounts: ReadonlySet<string>;
  readonly owners: ReadonlySet<string>;
}

/** Whether a stored event is about one of these accounts or its owner: by its stream, or by whom its data names. */
export function concerns({ accounts, owners }: Concerned, { stream, data }: StoredEvent): boolean {
  const dash = stream.indexOf('-');
  const [category, id] = [stream.slice(0, dash), stream.slice(dash + 1)];
  if (category === 'account') return accounts.has(id);
  if (category === 'employee') return owners.has(id);
  const { accountId, employeeId } = JSON.parse(data) as Record<string, unknown>;
  return (
    (typeof accountId === 'string' && accounts.has(accountId)) ||
    (typeof employeeId === 'string' && owners.has(employeeId))
  );
}

export function isOf(organizationId: string, { meta }: StoredEvent): boolean {
  return (JSON.parse(meta) as { organizationId?: unknown }).organizationId === organizationId;
}
