import { readConfiguration, type Configuration } from '@keyledger/configuration';
import { createLogger, type Logger } from '../logging/logger.js';
import { exitOnUncaught } from './exit-on-uncaught.js';

/** What a process runs, open. */
export interface Running {
  /** Drains and closes; safe to call twice. */
  close(): Promise<void>;
  /** What is to be told once signals are heard. */
  greet?(): Promise<void>;
}

export interface ProcessSetting {
  readonly configuration: Configuration;
  readonly logger: Logger;
  /** Tells a person at the terminal a line. */
  readonly say: (line: string) => void;
}

/**
 * A process from start to end: reads the configuration, starts what it is for, drains at SIGINT and SIGTERM, and says what
 * to do where it could not start (exit code 1).
 */
export async function runProcess(
  start: (setting: ProcessSetting) => Promise<Running>,
): Promise<void> {
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  try {
    const configuration = readConfiguration(process.env);
    const logger = createLogger(configuration.logLevel);
    const running = await start({ configuration, logger, say });
    exitOnUncaught(logger, () => running.close());
    const stop = (signal: NodeJS.Signals): void => {
      say(`${signal}: finishing what is under way …`);
      void running.close().then(() => process.exit(0));
    };
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
    await running.greet?.();
  } catch (error) {
    say(whatToDo(error));
    process.exit(1);
  }
}

/** Our own errors say what to do; the system's need a word more. */
function whatToDo(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, port } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE') {
    return `Port ${port} is taken, perhaps by another Keyledger. Stop that, or set KEYLEDGER_PORT.`;
  }
  return error.message;
}
