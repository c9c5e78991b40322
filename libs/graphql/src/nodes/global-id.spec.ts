import { describe, expect, it } from '@jest/globals';
import { newId } from '@keyledger/kernel';
import { fromGlobalId, idOfType, toGlobalId } from './global-id.js';

describe('A global id', () => {
  it('gives back type and id', () => {
    const id = newId();
    expect(fromGlobalId(toGlobalId('Account', id))).toEqual({ type: 'Account', id });
  });

  it('is good for its own type only', () => {
    const id = newId();
    expect(idOfType('Account', toGlobalId('Account', id))).toBe(id);
    expect(idOfType('Employee', toGlobalId('Account', id))).toBeNull();
  });

  it.each([
    ['a plain uuid', newId()],
    ['nothing', ''],
    ['no uuid', Buffer.from('Account:7').toString('base64url')],
    ['upper case', toGlobalId('Account', newId().toUpperCase())],
    ['more parts', Buffer.from(`Account:${newId()}:x`).toString('base64url')],
    ['padding, so that one object has one id', `${toGlobalId('Account', newId())}==`],
  ])('is refused when it holds %s', (_, text) => {
    expect(fromGlobalId(text)).toBeNull();
  });
});
