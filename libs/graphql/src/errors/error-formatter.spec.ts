import { describe, expect, it, jest } from '@jest/globals';
import { StoreUnavailable } from '@keyledger/event-store';
import { GraphQLError } from 'graphql';
import { errorFormatter, tooComplex } from '../index.js';

const onUnexpected = jest.fn();
const format = errorFormatter({ correlationId: () => 'c-1', onUnexpected });
const formatted = (error: unknown) => {
  const wrapped = new GraphQLError((error as Error).message, { originalError: error as Error });
  return format(wrapped.toJSON(), wrapped);
};

describe('An error outside of unions', () => {
  it('tells nothing of an unexpected one but the correlation id', () => {
    const secret = new Error('password=hunter2 at /srv/app');
    const shown = formatted(secret);
    expect(shown.message).toBe('Something went wrong on our side');
    expect(shown.extensions).toEqual({ code: 'INTERNAL', correlationId: 'c-1' });
    expect(JSON.stringify(shown)).not.toContain('hunter2');
    expect(onUnexpected).toHaveBeenLastCalledWith(secret);
  });

  it.each([
    new StoreUnavailable('no answer from 10.0.0.7'),
    new Error('Query read timeout'),
    Object.assign(new Error('connect ECONNREFUSED 10.0.0.7:5432'), { code: 'ECONNREFUSED' }),
    Object.assign(new Error('terminating connection'), { code: '57P01' }),
  ])('says that a part is away: %s', (error) => {
    expect(formatted(error)).toMatchObject({
      message: 'Temporarily unavailable',
      extensions: { code: 'UNAVAILABLE', retryAfter: 5 },
    });
  });

  it('passes our own codes on with their words', () => {
    const error = tooComplex('Deeper than 12 levels');
    expect(format(error.toJSON(), error)).toMatchObject({
      message: 'Deeper than 12 levels',
      extensions: { code: 'TOO_COMPLEX', correlationId: 'c-1' },
    });
  });

  it('calls what cannot be parsed a bad request', () => {
    const error = new GraphQLError('Syntax Error', {
      extensions: { code: 'GRAPHQL_PARSE_FAILED' },
    });
    expect(format(error.toJSON(), error).extensions).toMatchObject({ code: 'BAD_REQUEST' });
  });

  it('believes the status of what has no code', () => {
    onUnexpected.mockClear();
    const refused = (status: number) => {
      const error = new GraphQLError('Unsupported persisted query version', {
        extensions: { http: { status } },
      });
      return format({ ...error.toJSON(), extensions: { code: 'INTERNAL_SERVER_ERROR' } }, error);
    };
    expect(refused(400).extensions).toMatchObject({ code: 'BAD_REQUEST' });
    expect(onUnexpected).not.toHaveBeenCalled();
    expect(refused(500).extensions).toMatchObject({ code: 'INTERNAL' });
  });

  it('says in a sentence what Apollo says in a word', () => {
    const error = new GraphQLError('PersistedQueryNotFound', {
      extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' },
    });
    expect(format(error.toJSON(), error)).toMatchObject({
      message: expect.stringContaining('No trusted document has this id'),
      extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' },
    });
  });
});
