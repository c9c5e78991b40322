import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { testKeyRing } from './testing/index.js';

describe('LocalKeyRing', () => {
  const keyRing = testKeyRing();
  const sealed = keyRing.seal(Buffer.from('密码'), 'vault|row-1');

  it('opens what it sealed, in the same context', () => {
    expect(keyRing.open(sealed, 'vault|row-1').toString()).toBe('密码');
  });

  it('seals the same bytes differently each time', () => {
    expect(keyRing.seal(Buffer.from('密码'), 'vault|row-1')).not.toEqual(sealed);
  });

  it('refuses another context, another key, and changed or shortened bytes', () => {
    expect(() => keyRing.open(sealed, 'vault|row-2')).toThrow();
    expect(() => testKeyRing(1).open(sealed, 'vault|row-1')).toThrow();
    for (let place = 0; place < sealed.length; place += 1) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(place) ^ 1, place);
      expect(() => keyRing.open(changed, 'vault|row-1')).toThrow();
      expect(() => keyRing.open(sealed.subarray(0, place), 'vault|row-1')).toThrow();
    }
  });

  it('seals an empty value too', () => {
    expect(keyRing.open(keyRing.seal(Buffer.alloc(0), ''), '')).toEqual(Buffer.alloc(0));
  });

  it('indexes by HMAC-SHA256, apart for each purpose', () => {
    expect(keyRing.blindIndex('address', 'a@b.cn')).toBe(
      createHmac('sha256', Buffer.alloc(32, 2)).update('address\0a@b.cn').digest('hex'),
    );
    expect(keyRing.blindIndex('phone', 'a@b.cn')).not.toBe(keyRing.blindIndex('address', 'a@b.cn'));
  });

  it('names its keys by the beginning of their SHA-256', () => {
    const id = (byte: number) =>
      createHash('sha256').update(Buffer.alloc(32, byte)).digest('hex').slice(0, 16);
    expect(keyRing.ids).toEqual({ master: id(1), index: id(2), pepper: id(3) });
  });
});
