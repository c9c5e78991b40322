import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { KeyRing } from '@keyledger/keys';
import { reject } from '@keyledger/kernel';
import type { Locale, Scope } from '@keyledger/kernel';
import { badRequest } from '../errors/graphql-errors.js';
import { problemFrom } from '../problems/problem-from.js';

export type SortValue = string | number | boolean | null;

/** The last row of a page: its sort values and its id, from which a keyset query goes on. */
export interface Keyset {
  readonly values: readonly SortValue[];
  readonly id: string;
}

/** A list's name, filter and order as a short hash: a cursor is only good for the one it was made for. */
export function filterHash(
  scope: Pick<Scope, 'organizationId'>,
  list: string,
  filter: object,
): string {
  const sorted = (value: unknown): unknown => {
    if (value instanceof Date) return value.toISOString();
    if (Array.isArray(value)) return value.map(sorted);
    if (typeof value !== 'object' || value === null) return value;
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    return members
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [key, sorted(member)]);
  };
  const text = JSON.stringify([scope.organizationId, list, sorted(filter)]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}

/** Cursors that clients cannot make up: base64url(JSON [filter hash, values, id]) `.` HMAC-SHA256, 128 bits. */
@Injectable()
export class CursorCodec {
  readonly #key: string;

  constructor(keyRing: KeyRing) {
    this.#key = keyRing.blindIndex('cursor', 'signing key');
  }

  /** @param filter as `filterHash` made it. */
  encode(filter: string, keyset: Keyset): string {
    const body = Buffer.from(JSON.stringify([filter, keyset.values, keyset.id])).toString(
      'base64url',
    );
    return `${body}.${this.#sign(body)}`;
  }

  /**
   * @returns null when there is no cursor.
   * @throws BAD_REQUEST with the problem `CursorMismatch` for another filter's cursor, or one that is not ours.
   */
  decode(filter: string, cursor: string | null | undefined, locale: Locale): Keyset | null {
    if (cursor === null || cursor === undefined) return null;
    const [body = '', signature = ''] = cursor.split('.');
    const expected = Buffer.from(this.#sign(body));
    const given = Buffer.from(signature);
    if (expected.length === given.length && timingSafeEqual(expected, given)) {
      const [madeFor, values, id] = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as [
        string,
        SortValue[],
        string,
      ];
      if (madeFor === filter) return { values, id };
    }
    const problem = problemFrom(reject('CursorMismatch', { path: ['after'] }), locale);
    throw badRequest(problem.message, problem);
  }

  #sign(body: string): string {
    return createHmac('sha256', this.#key)
      .update(body)
      .digest()
      .subarray(0, 16)
      .toString('base64url');
  }
}
