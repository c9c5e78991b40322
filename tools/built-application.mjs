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
