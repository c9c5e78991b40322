import { join } from 'node:path';
import { root } from './workspaces.mjs';

/** The schema as it is served now, and as clients were promised it. */
export const PRINTED = join(root, 'apps/api/schema.graphql');
export const RELEASED = join(root, 'apps/api/schema.released.graphql');

/** The schema of public events, as it is now and as consumers were promised it, and the ways on which they come. */
export const PUBLIC_EVENTS = join(root, 'apps/api/public-events.schema.json');
export const RELEASED_PUBLIC_EVENTS = join(root, 'apps/api/public-events.released.schema.json');
export const ASYNC_API = join(root, 'apps/api/asyncapi.json');
