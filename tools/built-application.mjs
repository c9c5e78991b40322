import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './workspaces.mjs';

const load = (folder) => import(pathToFileURL(join(root, folder, 'dist/index.js')).href);

/** The built application, with every context in it: its schema, and what libs/graphql exports. */
export async function builtApplication() {
  const { EdgesModule } = await load('libs/assembly');
  const { applicationSchema } = await load('apps/api');
  return { graphql: await load('libs/graphql'), schema: await applicationSchema(EdgesModule) };
}

const json = (document) => `${JSON.stringify(document, null, 2)}\n`;

/** What downstream systems are promised, as the built code says it, and what tells a break of it. */
export async function builtContract() {
  const subscriptions = await load('libs/subscriptions');
  const { eventDefinitions } = await load('libs/assembly');
  return {
    subscriptions,
    publicEvents: json(subscriptions.publicEventsJsonSchema()),
    asyncApi: json(subscriptions.asyncApiDocument()),
    undecided: subscriptions.undecidedEvents(eventDefinitions.map(({ type }) => type)),
  };
}
