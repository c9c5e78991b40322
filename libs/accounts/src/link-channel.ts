import type { Employee } from '@keyledger/employees';

/** Where a link to set a password by would go; null when the person has no channel that can take one. */
export function linkChannelOf({ channels }: Pick<Employee, 'channels'>): string | null {
  return channels.find(({ kind }) => kind === 'EMAIL')?.id ?? null;
}
