import { describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { UUID_ARRAY_OID, uuidArray } from './uuid-array.js';

const ONE = '01a21b8f-6a93-76f8-bee9-4a09d434412e';
const TWO = '01a21b8f-6a93-76f8-bee9-4a09d434412f';

describe('An array of ids', () => {
  it.each(['{}', `{${ONE}}`, `{${ONE},${TWO}}`, `{NULL,${TWO}}`, '{NULL}'])(
    'is read as pg reads it: %s',
    (text) => {
      expect(uuidArray(text)).toEqual(pg.types.getTypeParser(UUID_ARRAY_OID as never)(text));
    },
  );
});
