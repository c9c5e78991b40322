import type { Principal } from '../access/principal.js';
import type { RequestContext } from '../access/request-context.js';
import { LoaderRegistry } from '../loaders/loader-registry.js';

/** A signed-in owner, changed as the test needs it. */
export function aPrincipal(overrides: Partial<Principal> = {}): Principal {
  return {
    kind: 'SESSION',
    sessionId: '01970000-0000-7000-8000-000000000001',
    accountId: '01970000-0000-7000-8000-000000000002',
    employeeId: '01970000-0000-7000-8000-000000000003',
    organizationId: '01970000-0000-7000-8000-000000000004',
    role: 'OWNER',
    departmentIds: null,
    locale: null,
    mustChangePassword: false,
    ...overrides,
  };
}

/** A request in English by a signed-in owner, changed as the test needs it. */
export function aRequest(overrides: Partial<RequestContext> = {}): RequestContext {
  return {
    principal: aPrincipal(),
    correlationId: '01970000-0000-7000-8000-0000000000c0',
    locale: 'en',
    network: '192.0.2.1',
    userAgent: 'test',
    minPosition: null,
    loaders: new LoaderRegistry(),
    touched: new Set(),
    reading: { position: null, stale: false },
    denied: new Map(),
    ...overrides,
  };
}
