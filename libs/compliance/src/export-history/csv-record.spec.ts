import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { csvRecord } from './csv-record.js';

describe('A record of CSV', () => {
  it('is read back as it was, whatever stands in its cells', () => {
    const cells = ['王小明', 'says "hello"', 'a,b', 'two\r\nlines', '', ' spaces '];
    expect(parse(csvRecord(cells))).toEqual([cells]);
    expect(csvRecord(['a', 'b'])).toBe('a,b\r\n');
  });

  it.each(['=1+1', '+86 138', '-2', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://x","y")'])(
    'holds %j as text that no spreadsheet carries out',
    (text) => {
      expect(parse(csvRecord([text]))).toEqual([[`'${text}`]]);
    },
  );
});
