import { describe, expect, it } from '@jest/globals';
import { readAccountExportWish } from './account-export-wish.js';

describe('What an export of accounts asks for', () => {
  it('is a filter and a search as the list takes them, and a format', () => {
    expect(readAccountExportWish({ format: 'CSV' })).toEqual({
      format: 'CSV',
      search: null,
      filter: null,
    });
    const filter = { state: 'LOCKED', provider: 'KEYLEDGER' };
    expect(readAccountExportWish({ format: 'JSON_LINES', search: 'li', filter })).toMatchObject({
      search: 'li',
      filter,
    });
  });

  it.each([
    [null, ['body']],
    [{}, ['format']],
    [{ format: 'XLS' }, ['format']],
    [{ format: 'CSV', more: 1 }, ['more']],
    [{ format: 'CSV', search: 'x'.repeat(65) }, ['search']],
    [{ format: 'CSV', search: 5 }, ['search']],
    [{ format: 'CSV', filter: [] }, ['filter']],
    [{ format: 'CSV', filter: { state: 'GONE' } }, ['filter', 'state']],
    [{ format: 'CSV', filter: { password: 'x' } }, ['filter', 'password']],
  ])('is nothing else: %j', (body, path) => {
    expect(readAccountExportWish(body)).toMatchObject({ code: 'InvalidInput', path });
  });
});
