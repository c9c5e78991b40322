const LONGEST = 300;

/**
 * What is kept of an error beside the job: its kind and code. Messages of mail servers and databases quote
 * addresses and values, and this is a table that people look at.
 */
export function errorSummary(error: unknown): string {
  if (!(error instanceof Error)) return 'A value that is no error was thrown';
  const { code } = error as { code?: unknown };
  return [error.name, typeof code === 'string' || typeof code === 'number' ? code : '']
    .join(' ')
    .trim()
    .slice(0, LONGEST);
}
