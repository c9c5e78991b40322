import type { Postgres } from '@keyledger/postgres';

/** Common table expressions that change rows, to be carried out together with a statement they stand before, or alone. */
export interface StatementPart {
  /** Says what is carried out, values apart: the same name, the same text. */
  readonly name: string;
  /** @param first number of the first of the values' parameters. */
  text(first: number): string;
  readonly values: readonly unknown[];
}

export async function carryOut({ pool }: Postgres, part: StatementPart): Promise<void> {
  const { name, values } = part;
  await pool.query({ name, text: `WITH ${part.text(1)} SELECT`, values: [...values] });
}
