/**
 * Thrown when the database refused or was away. Holds PostgreSQL's SQLSTATE (or the system's code) and nothing else:
 * PostgreSQL's own detail may quote the whole row.
 */
export class VaultFailure extends Error {
  constructor(
    readonly task: string,
    readonly code: string,
  ) {
    super(`The vault could not ${task} (${code})`);
    this.name = 'VaultFailure';
  }
}

/** Thrown when an id is used a second time: a secret is never overwritten by accident. */
export class VaultIdTaken extends Error {
  constructor(readonly id: string) {
    super(`The vault has a secret under ${id} already`);
    this.name = 'VaultIdTaken';
  }
}

const UNIQUE_VIOLATION = '23505';

/** Runs one database task and lets no detail of its failure out. */
export async function guarded<Result>(task: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw new VaultFailure(task, codeOf(error));
  }
}

export function isTaken(error: unknown): boolean {
  return error instanceof VaultFailure && error.code === UNIQUE_VIOLATION;
}

function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  return typeof code === 'string' ? code : 'unknown';
}
