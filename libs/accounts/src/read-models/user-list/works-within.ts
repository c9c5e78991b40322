import type { Scope } from '@keyledger/kernel';
import type { Postgres } from '@keyledger/postgres';
import { sql, type RawBuilder } from 'kysely';

type Part = RawBuilder<unknown>;

/**
 * So many departments are named one by one, so that PostgreSQL can tell from its statistics how many work there and choose
 * between a look-up and a walk; where they are more, so are the people, and a walk soon meets them.
 */
const MOST_NAMED = 500;

/** Lists of departments: of each list, one has to be where somebody works, or above it. */
export type Branches = readonly (readonly string[])[];

/** Where those work whom a caller may see and whom a filter leaves; none: anywhere. */
export function branchesOf({ departmentIds }: Scope, departmentId?: string | null): Branches {
  return [...(departmentIds ? [departmentIds] : []), ...(departmentId ? [[departmentId]] : [])];
}

/**
 * The condition of an account that its owner works within these branches; none where anywhere will do. The tree is asked
 * and not the row, so that a department which moves with a hundred thousand people changes nobody's row.
 * @param departments the table `department`.
 */
export async function worksWithin(
  postgres: Postgres,
  departments: Part,
  branches: Branches,
): Promise<Part[]> {
  if (branches.length === 0) return [];
  const each = branches.map((ids) => sql`path && ${ids}::uuid[]`);
  const within = sql`SELECT department_id FROM ${departments} WHERE ${sql.join(each, sql` AND `)}`;
  const { rows } = await sql<{ department_id: string }>`
    ${within} LIMIT ${MOST_NAMED + 1}`.execute(postgres.tables());
  // A hash of departments; `IS TRUE` keeps it from becoming a join.
  if (rows.length > MOST_NAMED) return [sql`(department_id IN (${within})) IS TRUE`];
  return [sql`department_id = ANY(${rows.map(({ department_id: id }) => id)}::uuid[])`];
}
