import { describe, expect, it } from '@jest/globals';
import { SharedReads } from './shared-reads.js';

/** Readings that end when the test says so. */
function readings() {
  const begun: { answer: (value: string) => void; fail: (error: Error) => void }[] = [];
  const read = () =>
    new Promise<string>((answer, fail) => {
      begun.push({ answer, fail });
    });
  return { begun, read };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('SharedReads', () => {
  it('lets those who ask during a reading share the next, which begins after it', async () => {
    const [{ begun, read }, reads] = [readings(), new SharedReads<string>()];
    const first = reads.of('a', read);
    const [second, third] = [reads.of('a', read), reads.of('a', read)];
    expect(begun).toHaveLength(1);
    begun[0]?.answer('before');
    expect(await first).toBe('before');
    await turn();
    expect(begun).toHaveLength(2);
    begun[1]?.answer('after');
    expect([await second, await third]).toEqual(['after', 'after']);
  });

  it('begins at once for whoever asks alone, and for something else', async () => {
    const [{ begun, read }, reads] = [readings(), new SharedReads<string>()];
    const one = reads.of('a', read);
    begun[0]?.answer('one');
    await one;
    await turn();
    const [two, other] = [reads.of('a', read), reads.of('b', read)];
    expect(begun).toHaveLength(3);
    begun[1]?.answer('two');
    begun[2]?.answer('other');
    expect([await two, await other]).toEqual(['two', 'other']);
  });

  it('tells a failure to those who shared it only', async () => {
    const [{ begun, read }, reads] = [readings(), new SharedReads<string>()];
    const failed = reads.of('a', read);
    const next = reads.of('a', read);
    begun[0]?.fail(new Error('away'));
    await expect(failed).rejects.toThrow('away');
    await turn();
    begun[1]?.answer('back');
    expect(await next).toBe('back');
  });

  it('goes on turn by turn while somebody asks', async () => {
    const [{ begun, read }, reads] = [readings(), new SharedReads<string>()];
    const asked = [reads.of('a', read), reads.of('a', read)];
    for (let n = 0; n < 5; n += 1) {
      begun[n]?.answer(String(n));
      await turn();
      expect(begun).toHaveLength(n + 2);
      asked.push(reads.of('a', read));
    }
    begun[5]?.answer('5');
    await turn();
    begun[6]?.answer('6');
    expect(await Promise.all(asked)).toEqual(['0', '1', '2', '3', '4', '5', '6']);
  });
});
