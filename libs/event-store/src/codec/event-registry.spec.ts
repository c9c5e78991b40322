import { describe, expect, it } from '@jest/globals';
import { Type } from '@sinclair/typebox';
import { InvalidRegistry, UnknownEvent } from './codec-errors.js';
import { defineEvent, type EventDefinition } from './event-definition.js';
import { EventRegistry } from './event-registry.js';

const Opened = defineEvent({
  type: 'Opened',
  schema: Type.Object({ address: Type.String(), ownerId: Type.String() }),
  personal: { address: { subject: 'ownerId', class: 'pii' } },
});

const faulty = (change: Partial<EventDefinition>): EventDefinition => ({ ...Opened, ...change });

describe('the event registry', () => {
  it('finds a definition by its type and refuses one that nobody defined', () => {
    const registry = new EventRegistry([Opened]);
    expect(registry.get('Opened').version).toBe(1);
    expect(() => registry.get('Closed')).toThrow(UnknownEvent);
  });

  it.each([
    ['a type defined twice', [Opened, Opened], /Opened is defined more than once/],
    [
      'a gap in the upcasters',
      [faulty({ version: 3, upcasters: { 1: (d) => d } })],
      /from version 2/,
    ],
    ['an upcaster beyond the version', [faulty({ upcasters: { 1: (d) => d } })], /from version 1/],
    [
      'a personal field outside the schema',
      [faulty({ personal: { phone: { subject: 'ownerId', class: 'pii' } } })],
      /no member phone/,
    ],
    [
      'a subject outside the schema',
      [faulty({ personal: { address: { subject: 'personId', class: 'pii' } } })],
      /no member personId/,
    ],
    [
      'a subject that is encrypted itself',
      [faulty({ personal: { address: { subject: 'address', class: 'pii' } } })],
      /encrypts address/,
    ],
    ['a schema that lets anything in', [faulty({ schema: Type.Object({}) })], /open schema/],
    ['a name that is not PascalCase', [faulty({ type: 'opened-account' })], /PascalCase/],
  ])('refuses %s at boot', (_what, definitions, message) => {
    expect(() => new EventRegistry(definitions)).toThrow(InvalidRegistry);
    expect(() => new EventRegistry(definitions)).toThrow(message);
  });
});
