import type { Logger } from '../logging/logger.js';

const LIMIT_MS = 10_000;

type Uncaught = 'uncaughtException' | 'unhandledRejection';

/** What of the process is needed here. */
export interface RunningProcess {
  on(event: Uncaught, listener: (error: unknown) => void): unknown;
  off(event: Uncaught, listener: (error: unknown) => void): unknown;
  exit(code: number): void;
}

/**
 * An error that nobody caught leaves the process in a state that nobody knows: it is logged, what is open is
 * closed (at most 10 s), and the process exits with code 1. The durable state is in the database.
 * @returns takes the handlers away again.
 */
export function exitOnUncaught(
  logger: Logger,
  close: () => Promise<void>,
  running: RunningProcess = process,
): () => void {
  let exiting = false;
  const exit = (error: unknown) => {
    logger.fatal({ err: error }, 'uncaught');
    if (exiting) return;
    exiting = true;
    setTimeout(() => running.exit(1), LIMIT_MS).unref();
    close()
      .catch((failure: unknown) => logger.fatal({ err: failure }, 'closing failed'))
      .finally(() => running.exit(1));
  };
  running.on('uncaughtException', exit);
  running.on('unhandledRejection', exit);
  return () => {
    running.off('uncaughtException', exit);
    running.off('unhandledRejection', exit);
  };
}
