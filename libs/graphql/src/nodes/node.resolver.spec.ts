import { describe, expect, it } from '@jest/globals';
import { newId } from '@keyledger/kernel';
import type { Role } from '@keyledger/kernel';
import { NodeRegistry, scopeOf, toGlobalId } from '../index.js';
import { aPrincipal, aRequest } from '../testing/index.js';
import { NodeReading } from './node-reading.js';
import { NodeResolver } from './node.resolver.js';

const id = newId();
const ours = aPrincipal().organizationId;

function fetchNode(globalId: string, role: Role = 'HELPDESK', organizationId: string = ours) {
  const nodes = new NodeRegistry();
  nodes.register('Account', ['OWNER', 'HELPDESK'], async (scope, wanted) =>
    wanted === id && scope.organizationId === ours ? { id: toGlobalId('Account', id) } : null,
  );
  const principal = aPrincipal({ role, organizationId });
  const resolver = new NodeResolver(nodes, new NodeReading(null));
  return resolver.node(globalId, scopeOf(principal), principal, aRequest({ principal }));
}

describe('node(id)', () => {
  it('fetches what is within the caller’s reach', async () => {
    expect(await fetchNode(toGlobalId('Account', id))).toEqual({ id: toGlobalId('Account', id) });
  });

  it.each([
    ['another organization', toGlobalId('Account', id), 'HELPDESK', newId()],
    ['a role that may not fetch the type', toGlobalId('Account', id), 'EMPLOYEE', ours],
    ['an id that is not there', toGlobalId('Account', newId()), 'HELPDESK', ours],
    ['a type that cannot be fetched', toGlobalId('Session', id), 'HELPDESK', ours],
    ['what is no id', 'nonsense', 'HELPDESK', ours],
  ] as const)('is null for %s', async (_, globalId, role, organizationId) => {
    expect(await fetchNode(globalId, role, organizationId)).toBeNull();
  });

  it('knows each type once', () => {
    const nodes = new NodeRegistry();
    nodes.register('Account', 'ANY_SIGNED_IN', async () => null);
    expect(() => nodes.register('Account', 'ANY_SIGNED_IN', async () => null)).toThrow(
      'registered twice',
    );
  });
});
