import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { SignInsTogether } from './sign-ins-together.js';

let together: SignInsTogether;
/** Who went on, in order. */
let gone: string[];

beforeEach(() => {
  jest.useFakeTimers();
  together = new SignInsTogether();
  gone = [];
});
afterEach(() => {
  jest.useRealTimers();
});

/** Somebody whose check takes so long. */
function comes(name: string, checkMs: number): Promise<unknown> {
  const check = () => new Promise((resolve) => setTimeout(resolve, checkMs, name));
  return together.after(check).then((result) => gone.push(result as string));
}

describe('sign-ins', () => {
  it('wait for nobody when they come alone', async () => {
    void comes('alone', 10);
    await jest.advanceTimersByTimeAsync(9);
    expect(gone).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    expect(gone).toEqual(['alone']);
  });

  it('go on together when they are as many as those on their way', async () => {
    [110, 120, 130, 140, 150].forEach((ms) => void comes(`${ms}`, ms));
    await jest.advanceTimersByTimeAsync(129);
    expect(gone).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    expect(gone).toEqual(['110', '120', '130']);
    await jest.advanceTimersByTimeAsync(10);
    expect(gone).toEqual(['110', '120', '130', '140']);
    await jest.advanceTimersByTimeAsync(10);
    expect(gone).toHaveLength(5);
  });

  it.each([
    ['their own check took', 40, 40],
    ['250 ms', 400, 250],
  ])('wait no longer than %s', async (_, checkMs, waitsMs) => {
    void comes('early', checkMs);
    ['b', 'c', 'd'].forEach((name) => void comes(name, 10_000));
    await jest.advanceTimersByTimeAsync(checkMs + waitsMs - 1);
    expect(gone).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    expect(gone).toEqual(['early']);
  });

  it('go on with whoever waits least', async () => {
    void comes('slow', 90);
    await jest.advanceTimersByTimeAsync(85);
    void comes('quick', 10);
    ['c', 'd', 'e'].forEach((name) => void comes(name, 10_000));
    await jest.advanceTimersByTimeAsync(10 + 9);
    expect(gone).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    expect(gone).toEqual(['slow', 'quick']);
  });

  it('go on in groups of 32 in a crowd', async () => {
    for (let n = 0; n < 100; n += 1) void comes('done', 300);
    for (let n = 0; n < 200; n += 1) void comes('busy', 10_000);
    await jest.advanceTimersByTimeAsync(300);
    expect(gone).toHaveLength(96);
    await jest.advanceTimersByTimeAsync(250);
    expect(gone).toHaveLength(100);
  });

  it('do not wait for a check that failed', async () => {
    const failing = together.after(
      () => new Promise((_, reject) => setTimeout(() => reject(new Error('busy')), 30)),
    );
    const told = expect(failing).rejects.toThrow('busy');
    ['b', 'c'].forEach((name, n) => void comes(name, 20 + n * 1_000));
    await jest.advanceTimersByTimeAsync(29);
    expect(gone).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    await told;
    expect(gone).toEqual(['b']);
  });
});
