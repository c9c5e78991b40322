import { createLogger, exitOnUncaught } from '@keyledger/api';
import { SetupLinks } from '@keyledger/access';
import { ConfigurationError, readConfiguration } from '@keyledger/configuration';
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
  const expected = error instanceof ConfigurationError || error instanceof Error;
  say(expected ? error.message : String(error));
  process.exit(1);
}
