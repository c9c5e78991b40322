import { SetupLinks } from '@keyledger/access';
import { runProcess } from '@keyledger/process';
import { runStandalone } from './run-standalone.js';
import { showSetUpLink } from './show-set-up-link.js';

await runProcess(async ({ configuration, logger, say }) => {
  const standalone = await runStandalone(configuration, { say, logger });
  const links = standalone.api.app.get(SetupLinks, { strict: false });
  return {
    close: () => standalone.close(),
    async greet() {
      say(`Keyledger answers at ${configuration.http.publicUrl} (GraphQL at /graphql).`);
      await showSetUpLink(links, configuration, say);
    },
  };
});
