import { describe, expect, it } from '@jest/globals';
import { breakingChanges } from './breaking-changes.js';
import { publicEventsJsonSchema, type JsonSchema } from './json-schema.js';

const released = publicEventsJsonSchema();
type Schema = Record<string, unknown> & { properties: Record<string, Schema>; required: string[] };

/** The released schema with a change in one event's data. */
function changed(change: (data: Schema) => void): JsonSchema {
  const copy = structuredClone(released) as unknown as { $defs: Record<string, Schema> };
  const data = copy.$defs['keyledger.password.changed.v1']?.properties['data'];
  if (!data) throw new Error('There is no such event');
  change(data);
  return copy;
}

describe('Breaking changes of public events', () => {
  it.each<[string, (data: Schema) => void]>([
    ['nothing is other', () => undefined],
    [
      'a member is added',
      ({ properties }) => void (properties['more'] = properties['kind'] as Schema),
    ],
    [
      'a name is added to a list',
      ({ properties }) => void (properties['cause']?.['enum'] as string[]).push('NEW'),
    ],
    [
      'a description is other',
      ({ properties }) => void ((properties['kind'] as Schema)['description'] = 'x'),
    ],
  ])('are none when %s', (_, change) => {
    expect(breakingChanges(released, changed(change))).toEqual([]);
  });

  it.each<[string, (data: Schema) => void, string]>([
    ['a member is gone', ({ properties }) => void delete properties['kind'], 'kind is gone'],
    [
      'a member may be missing',
      ({ required }) => void required.splice(required.indexOf('kind'), 1),
      'kind is no longer in required',
    ],
    [
      'a name is gone from a list',
      ({ properties }) => void (properties['cause']?.['enum'] as string[]).pop(),
      'no longer in enum',
    ],
    [
      'a member has another form',
      ({ properties }) => void ((properties['authority'] as Schema)['pattern'] = '^x$'),
      'pattern is another',
    ],
    [
      'a member can be null no more',
      ({ properties }) => void (properties['reasonCode']?.['anyOf'] as unknown[]).pop(),
      'type is another',
    ],
  ])('are told when %s', (_, change, what) => {
    expect(breakingChanges(released, changed(change))).toEqual([expect.stringContaining(what)]);
  });

  it('are told when an event is gone', () => {
    const { $defs, ...rest } = released as { $defs: JsonSchema };
    const others = Object.fromEntries(Object.entries($defs).slice(1));
    expect(breakingChanges(released, { ...rest, $defs: others })).toEqual([
      'keyledger.account.provisioned.v1 is gone',
    ]);
  });
});
