/** The type `uuid[]` (`pg_type.oid`). */
export const UUID_ARRAY_OID = 2951;

/** Ids from PostgreSQL's text of an array. Ids are never quoted, so this needs none of what `pg` does for each letter. */
export function uuidArray(text: string): (string | null)[] {
  if (text === '{}') return [];
  return text
    .slice(1, -1)
    .split(',')
    .map((id) => (id === 'NULL' ? null : id));
}
