/** A list of names as the object that GraphQL enums are registered from. */
export const valuesOf = <const Names extends readonly string[]>(names: Names) =>
  Object.fromEntries(names.map((name) => [name, name])) as { [Name in Names[number]]: Name };
