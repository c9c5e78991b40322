import { UnstorableValue } from './codec-errors.js';

/** In Unicode mode a surrogate matches only when it stands alone. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Canonical JSON text (RFC 8785): members sorted by UTF-16 code units, no white space, numbers and strings
 * as ECMAScript writes them. Members that are `undefined` are left out, as JSON.stringify does.
 *
 * @throws UnstorableValue for NUL (PostgreSQL keeps none in text), lone surrogates (RFC 8785 §3.2.2.2),
 *   numbers without a JSON form, and anything that is not plain data.
 */
export function canonicalJson(value: unknown, path = ''): string {
  // What the codec builds stands in order already; the engine writes that four times as fast as we do.
  if (isInOrder(value)) {
    const text = JSON.stringify(value);
    // NUL and lone surrogates are written as such escapes.
    if (!text.includes('\\u')) return text;
  }
  return written(value, path);
}

/** Whether `JSON.stringify` writes the value's members in canonical order, and nothing that it would alter or drop. */
function isInOrder(value: unknown): boolean {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true;
    case 'number':
      return Number.isFinite(value);
    case 'object':
      if (value === null) return true;
      return Array.isArray(value) ? value.every(isInOrder) : isObjectInOrder(value);
    default:
      return false;
  }
}

function isObjectInOrder(value: object): boolean {
  if (!isPlain(value)) return false;
  let previous = '';
  for (const name of Object.keys(value)) {
    if (name < previous) return false;
    previous = name;
    const member: unknown = (value as Record<string, unknown>)[name];
    if (member !== undefined && !isInOrder(member)) return false;
  }
  return true;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function written(value: unknown, path: string): string {
  switch (typeof value) {
    case 'string':
      return canonicalString(value, path);
    case 'number':
      if (!Number.isFinite(value)) throw new UnstorableValue(path, 'the number is not finite');
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? canonicalArray(value, path) : canonicalObject(value, path);
    default:
      throw new UnstorableValue(path, `a ${typeof value} has no JSON form`);
  }
}

function canonicalString(value: string, path: string): string {
  const text = JSON.stringify(value);
  // NUL and lone surrogates are written as escapes: a text that grew by its quotes only has neither.
  if (text.length > value.length + 2) {
    if (value.includes('\0')) throw new UnstorableValue(path, 'the text contains NUL');
    if (LONE_SURROGATE.test(value))
      throw new UnstorableValue(path, 'the text has a lone surrogate');
  }
  return text;
}

function canonicalArray(values: readonly unknown[], path: string): string {
  return `[${values.map((value, index) => written(value, `${path}/${index}`)).join(',')}]`;
}

function canonicalObject(value: object, path: string): string {
  if (!isPlain(value)) throw new UnstorableValue(path, 'the object is not plain data');
  let text = '';
  // The default order of sort() is that of UTF-16 code units, which is what the RFC asks for.
  for (const name of Object.keys(value).sort()) {
    const member: unknown = (value as Record<string, unknown>)[name];
    if (member === undefined) continue;
    const memberPath = `${path}/${name}`;
    text += `${text && ','}${canonicalString(name, memberPath)}:${written(member, memberPath)}`;
  }
  return `{${text}}`;
}
