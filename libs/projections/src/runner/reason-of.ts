const LONGEST = 300;

/**
 * Why an event could not be handled, fit to be shown: the error's kind and code. The message is left out where
 * it may quote the event's values (the database's messages do).
 */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'A value that is no error was thrown';
  const { code } = error as { code?: unknown };
  if (typeof code === 'string') return `${error.name} ${code}`.slice(0, LONGEST);
  return `${error.name}: ${error.message}`.slice(0, LONGEST);
}
