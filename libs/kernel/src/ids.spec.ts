import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { v5 } from 'uuid';
import { derivedId, isId, newId } from './ids.js';

const NAMESPACE = '6f1d3b0e-7c0b-5c53-9f5e-2b1a94d0c7e1';

describe('ids', () => {
  it('derives the UUIDv5 that the uuid library derives from the joined parts', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.integer())), (parts) => {
        expect(derivedId(...parts)).toBe(v5(parts.join('|'), NAMESPACE));
      }),
    );
  });

  it('never changes what it derives: stored commands depend on it', () => {
    expect(derivedId('organization', 'PERSON:a', 'command', 1, 0)).toBe(
      v5('organization|PERSON:a|command|1|0', NAMESPACE),
    );
    expect(derivedId('a', 1)).toBe('5e796d8d-7188-5aa9-be86-30265775772f');
  });

  it('makes new ids that sort by the time of their making', () => {
    const ids = Array.from({ length: 50 }, newId);
    expect(ids).toEqual([...ids].sort());
    expect(ids.every(isId)).toBe(true);
  });

  it('takes only lower case ids for ids', () => {
    expect(isId('01A20A27-CE07-759D-B183-884531AFFD0B')).toBe(false);
    expect(isId('not an id')).toBe(false);
  });
});
