import { describe, expect, it } from '@jest/globals';
import { StoreUnavailable } from '@keyledger/event-store';
import { isUnavailability } from './unavailability.js';

const withCode = (code: string) => Object.assign(new Error('no'), { code });

describe('a failure is waited out', () => {
  it.each([
    ['a store out of reach', new StoreUnavailable('gone')],
    ['a refused connection', withCode('ECONNREFUSED')],
    ['a server that shuts down', withCode('57P01')],
    ['a deadlock', withCode('40P01')],
    ['a full disk', withCode('53100')],
    ['a connection lost in mid query', new Error('Connection terminated unexpectedly')],
    ['a query that got no answer', new Error('Query read timeout')],
    ['any of them as a cause', new Error('could not load', { cause: withCode('08006') })],
  ])('for %s', (_what, error) => {
    expect(isUnavailability(error)).toBe(true);
  });
});

describe('a failure is the event’s own', () => {
  it.each([
    ['a violated constraint', withCode('23505')],
    ['a value of the wrong type', withCode('22P02')],
    ['a missing column', withCode('42703')],
    ['a mistake in code', new TypeError('undefined is not a function')],
    ['something thrown that is no error', 'ECONNREFUSED'],
  ])('for %s', (_what, error) => {
    expect(isUnavailability(error)).toBe(false);
  });
});
