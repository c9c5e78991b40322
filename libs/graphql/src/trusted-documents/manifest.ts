/** What is wrong with a manifest, everything at once. */
export class ManifestError extends Error {
  constructor(problems: readonly string[]) {
    super(`The trusted documents cannot be used:\n- ${problems.join('\n- ')}`);
    this.name = 'ManifestError';
  }
}

const FORMS =
  'must be a manifest of Apollo (format "apollo-persisted-query-manifest", version 1) or one JSON object of ids and documents';

type Entry = readonly [id: string, text: string];

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function entriesOf(manifest: unknown): readonly (readonly [unknown, unknown])[] | null {
  if (!isRecord(manifest)) return null;
  if (!('format' in manifest)) return Object.entries(manifest);
  const { format, version, operations } = manifest;
  if (format !== 'apollo-persisted-query-manifest' || version !== 1) return null;
  if (!Array.isArray(operations)) return null;
  return operations.map((operation) =>
    isRecord(operation) ? [operation['id'], operation['body']] : [undefined, undefined],
  );
}

const isEntry = (entry: readonly [unknown, unknown]): entry is Entry =>
  entry.every((part) => typeof part === 'string' && part !== '');

/**
 * The documents of a manifest by their ids. Two forms are read: Apollo's (`generate-persisted-query-manifest`, Apollo Kotlin
 * and iOS): `{format: "apollo-persisted-query-manifest", version: 1, operations: [{id, name, type, body}]}`; and one object of
 * ids and texts, as GraphQL Code Generator (`persisted-documents.json`) and Relay (`persistConfig`) write it.
 * @throws ManifestError
 */
export function readManifest(json: string): ReadonlyMap<string, string> {
  const entries = entriesOf(parsed(json));
  if (!entries?.every(isEntry)) throw new ManifestError([FORMS]);
  if (entries.length === 0) throw new ManifestError(['there is none']);
  const texts = new Map(entries);
  const ids = entries.map(([id]) => id);
  const twice = new Set(ids.filter((id, place) => ids.indexOf(id) !== place));
  if (twice.size > 0) throw new ManifestError([...twice].map((id) => `${id} stands for two`));
  return texts;
}
