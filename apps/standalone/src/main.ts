import { createLogger, exitOnUncaught } from '@keyledger/api';
import { SetupLinks } from '@keyledger/access';
import { readConfiguration } from '@keyledger/configuration';
import { runStandalone } from './run-standalone.js';
import { showSetUpLink } from './show-set-up-link.js';

const say = (line: string): void => void process.stderr.write(`${line}\n`);

try {
  const configuration = readConfiguration(process.env);
  const logger = createLogger(configuration.logLevel);
  const standalone = await runStandalone(configuration, { say, logger });
  exitOnUncaught(logger, () => standalone.close());
  const stop = (signal: NodeJS.Signals): void => {
    say(`${signal}: finishing what is under way …`);
    void standalone.close().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);

  say(`Keyledger answers at ${configuration.http.publicUrl} (GraphQL at /graphql).`);
  await showSetUpLink(standalone.api.app.get(SetupLinks, { strict: false }), configuration, say);
} catch (error) {
  say(whatToDo(error));
  process.exit(1);
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
