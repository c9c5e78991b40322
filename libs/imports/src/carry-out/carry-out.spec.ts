import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { inFlight, inOrder } from './in-flight.js';
import { KeyedSequence } from './keyed-sequence.js';

async function* numbers(to: number): AsyncGenerator<number> {
  for (let n = 0; n < to; n += 1) yield await Promise.resolve(n);
}

describe('Work in flight', () => {
  it('never exceeds its limit and does everything', async () => {
    let running = 0;
    let most = 0;
    const done: number[] = [];
    await inFlight(numbers(50), 8, async (n) => {
      most = Math.max(most, (running += 1));
      await turn();
      running -= 1;
      done.push(n);
    });
    expect(most).toBe(8);
    expect(done).toHaveLength(50);
  });

  it('stops at the first failure, once what was under way has ended', async () => {
    const begun: number[] = [];
    const work = inFlight(numbers(50), 4, async (n) => {
      begun.push(n);
      await turn();
      if (n === 2) throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    expect(begun.length).toBeLessThan(10);
  });

  it('answers in order whatever ends first', async () => {
    const results = [];
    const slowFirst = async (n: number) => {
      if (n % 3 === 0) await turn();
      return n;
    };
    for await (const n of inOrder(numbers(20), 6, slowFirst)) results.push(n);
    expect(results).toEqual(Array.from({ length: 20 }, (_, n) => n));
  });
});

describe('A keyed sequence', () => {
  it('keeps the order within a key, goes on after a failure, and lets other keys pass', async () => {
    const sequence = new KeyedSequence();
    const log: string[] = [];
    const work = (name: string, turns: number) => async () => {
      for (let n = 0; n < turns; n += 1) await turn();
      log.push(name);
      if (name === 'a1') throw new Error('no');
    };
    const first = sequence.run('a', work('a1', 3));
    const others = [sequence.run('a', work('a2', 0)), sequence.run('b', work('b1', 0))];
    await expect(first).rejects.toThrow('no');
    await Promise.all(others);
    expect(log).toEqual(['b1', 'a1', 'a2']);
  });
});
