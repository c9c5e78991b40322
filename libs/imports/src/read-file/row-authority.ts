import { KEYLEDGER } from '@keyledger/accounts';

/** The provider of demos and tests: named in a file, it is meant, and has to be installed. */
const FAKE = 'FAKE';

/**
 * Where a mailbox's password lives: what the authority column says, else the provider if a connector of that name
 * is installed, else Keyledger; a provider without a connector is only a label. Null: an authority nobody installed.
 */
export function rowAuthority(
  written: string,
  provider: string | null,
  installed: readonly string[],
): string | null {
  const named = written.normalize('NFKC').trim().toUpperCase();
  if (named !== '') return named === KEYLEDGER || installed.includes(named) ? named : null;
  const label = provider?.toUpperCase() ?? '';
  if (installed.includes(label)) return label;
  return label === FAKE ? null : KEYLEDGER;
}
