import { describe, expect, it } from '@jest/globals';
import { Gathered } from './gathered.js';

describe('Gathered requests', () => {
  it('run at once when alone, and together while another run is under way', async () => {
    const groups: number[][] = [];
    const doubled = new Gathered<number, number>((requests) => {
      groups.push([...requests]);
      return Promise.resolve(requests.map((n) => n * 2));
    });
    expect(await Promise.all([1, 2, 3, 4].map((n) => doubled.ask(n)))).toEqual([2, 4, 6, 8]);
    expect(groups).toEqual([[1], [2, 3, 4]]);
  });

  it('fail with their run, and the next run goes on', async () => {
    const fragile = new Gathered<string, string>((requests) =>
      requests.includes('bad') ? Promise.reject(new Error('no')) : Promise.resolve(requests),
    );
    await expect(fragile.ask('bad')).rejects.toThrow('no');
    expect(await fragile.ask('good')).toBe('good');
  });
});
