import type { Projection, TableNames } from '../projection.js';

const LOGICAL = /^[a-z][a-z0-9_]*$/;
/** PostgreSQL cuts identifiers at 63 bytes; indexes need room for a suffix of their own. */
const LONGEST = 48;

/**
 * `<name>_v<version>_g<generation>_<table>`; a table that is called like its projection goes without the
 * last part.
 * @throws when a name is not snake_case or would be too long to tell apart.
 */
export function tableNames(
  projection: Pick<Projection, 'name' | 'version' | 'tables'>,
  generation: number,
): TableNames {
  const stem = `${projection.name}_v${projection.version}_g${generation}`;
  return Object.fromEntries(
    projection.tables.map(({ name }) => {
      const physical = name === projection.name ? stem : `${stem}_${name}`;
      if (!LOGICAL.test(projection.name) || !LOGICAL.test(name) || physical.length > LONGEST)
        throw new Error(
          `The read table ${physical} must be snake_case and at most ${LONGEST} characters`,
        );
      return [name, physical];
    }),
  );
}

/** The statements that make the indexes which only readers need. */
export function indexStatements(projection: Projection, names: TableNames): readonly string[] {
  return projection.tables.flatMap(
    (table) => table.indexes?.(names[table.name] ?? table.name) ?? [],
  );
}

/** The statements that make all of a projection's tables in one generation. */
export function tableStatements(projection: Projection, names: TableNames): readonly string[] {
  return projection.tables.flatMap((table) => table.create(names[table.name] ?? table.name));
}
