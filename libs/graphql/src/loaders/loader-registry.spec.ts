import { describe, expect, it } from '@jest/globals';
import { LoaderRegistry, inOrderOf } from './loader-registry.js';

describe('The loaders of an operation', () => {
  it('ask once for what many fields want', async () => {
    const asked: (readonly string[])[] = [];
    const batch = (ids: readonly string[]) => {
      asked.push(ids);
      return Promise.resolve(ids.map((id) => id.toUpperCase()));
    };
    const loaders = new LoaderRegistry();
    const load = (id: string) => loaders.loader('names', batch).load(id);
    expect(await Promise.all([load('a'), load('b'), load('a')])).toEqual(['A', 'B', 'A']);
    expect(asked).toEqual([['a', 'b']]);
  });

  it('put rows into the order of the keys', () => {
    const rows = [{ id: 2 }, { id: 1 }];
    expect(inOrderOf([1, 3, 2], rows, (row) => row.id)).toEqual([{ id: 1 }, null, { id: 2 }]);
  });
});
