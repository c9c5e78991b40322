import { isDeepStrictEqual } from 'node:util';
import type { JsonSchema } from './json-schema.js';

/** Keywords that may change without anybody noticing who reads events. */
const WORDS = new Set(['title', 'description', 'examples']);
const asSchema = (value: unknown) => (value ?? {}) as JsonSchema;
const asList = (value: unknown) => (Array.isArray(value) ? (value as unknown[]) : []);

/**
 * What a consumer of the released schema could not rely on any more: an event, a member or a name that is gone, a
 * member that may be missing now, or whose form is another. What is only added is no break.
 */
export function breakingChanges(released: JsonSchema, current: JsonSchema): readonly string[] {
  return Object.entries(asSchema(released['$defs'])).flatMap(([type, schema]) => {
    const now = asSchema(current['$defs'])[type];
    return now === undefined ? [`${type} is gone`] : compare(type, asSchema(schema), asSchema(now));
  });
}

function compare(path: string, released: JsonSchema, current: JsonSchema): readonly string[] {
  return Object.entries(released).flatMap(([keyword, before]) => {
    if (WORDS.has(keyword)) return [];
    const now = current[keyword];
    if (keyword === 'properties') return members(path, asSchema(before), asSchema(now));
    if (keyword === 'required' || keyword === 'enum') {
      const lost = asList(before).filter((each) => !asList(now).includes(each));
      return lost.map((each) => `${path}: ${String(each)} is no longer in ${keyword}`);
    }
    if (keyword === 'anyOf') {
      // A choice such as "a name or null": the list of names in it may grow as any other.
      return asList(before).flatMap((each, place) =>
        compare(path, asSchema(each), asSchema(asList(now)[place])),
      );
    }
    return isDeepStrictEqual(before, now) ? [] : [`${path}: ${keyword} is another`];
  });
}

function members(path: string, released: JsonSchema, current: JsonSchema): readonly string[] {
  return Object.entries(released).flatMap(([name, before]) => {
    const now = current[name];
    return now === undefined
      ? [`${path}.${name} is gone`]
      : compare(`${path}.${name}`, asSchema(before), asSchema(now));
  });
}
