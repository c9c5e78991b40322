import { join } from 'node:path';
import { root } from './workspaces.mjs';

/** The schema as it is served now, and as clients were promised it. */
export const PRINTED = join(root, 'apps/api/schema.graphql');
export const RELEASED = join(root, 'apps/api/schema.released.graphql');
