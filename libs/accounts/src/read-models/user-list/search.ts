import { sql } from 'kysely';
import type { Postgres } from '@keyledger/postgres';
import type { Condition } from './account-criteria.js';

/** Up to here matches are looked up, whatever else they are asked of: more are tested for, row by row. */
export const MOST_FEW = 20_000;
/** Up to here PostgreSQL hashes their ids with the memory that it gives a statement by default, with room to spare. */
const MOST_HASHED = 100_000;
export const HIGHEST_CHARACTER = '\u{10FFFF}';

/** How many of an organization's terms begin as searched, and where their accounts stand in an order. */
export interface Cluster {
  /** The first characters of what the list is sorted by. */
  readonly head: string;
  readonly terms: number;
}

/** A search within one organization: the accounts that have a term which begins with one of these forms. */
export class Search {
  constructor(
    private readonly postgres: Postgres,
    private readonly termTable: string,
    private readonly organizationId: string,
    private readonly forms: readonly string[],
  ) {}

  /** How many terms match, counted up to a limit; an account may have several. */
  async countUpTo(most: number): Promise<number> {
    const { rows } = await sql<{ count: number }>`
      SELECT count(*)::int AS count FROM (${this.matches()} LIMIT ${most}) AS counted`.execute(
      this.postgres.tables(),
    );
    return rows[0]?.count ?? 0;
  }

  /** How many accounts match, counted up to a limit. */
  async accountsUpTo(most: number): Promise<number> {
    const { rows } = await sql<{ count: number }>`
      SELECT count(*)::int AS count
        FROM (SELECT DISTINCT account_id FROM (${this.matches()}) AS match LIMIT ${most}) AS counted`.execute(
      this.postgres.tables(),
    );
    return rows[0]?.count ?? 0;
  }

  /**
   * Where the matches stand in an order by address or name, in no order.
   * @returns null where there are more than `most`.
   */
  async clusters(head: 'address_head' | 'name_head', most: number): Promise<Cluster[] | null> {
    const { rows } = await sql<Cluster>`
      SELECT head, count(*)::int AS terms
        FROM (${this.matches(sql`${sql.ref(head)} AS head`)} LIMIT ${most + 1}) AS match GROUP BY head`.execute(
      this.postgres.tables(),
    );
    const terms = rows.reduce((sum, cluster) => sum + cluster.terms, 0);
    return terms > most ? null : rows;
  }

  /** For few matches: ARRAY(…) is run once, before the rest, so that its ids are looked up by primary key. */
  lookedUp(further: Condition = sql``): Condition {
    return sql`account_id = ANY (ARRAY(${this.matches(sql`account_id`, further)}))`;
  }

  /** For all rows in an order of no meaning: few matches are looked up, many are met soon. */
  async fewOrTested(): Promise<{ readonly few: boolean; readonly condition: Condition }> {
    const few = (await this.countUpTo(MOST_FEW + 1)) <= MOST_FEW;
    return { few, condition: few ? this.lookedUp() : this.tested() };
  }

  /** For counting within a filter, whose index alone may do: whoever is in it is looked for among the matches. */
  async counted(): Promise<Condition> {
    const matches = await this.countUpTo(MOST_HASHED + 1);
    if (matches > MOST_HASHED) return this.tested();
    return matches > MOST_FEW ? this.hashed(MOST_HASHED) : this.lookedUp();
  }

  /** For a walk of an index alone: a hash of the ids of up to so many matches. `IS TRUE` keeps it from becoming a join. */
  hashed(most: number): Condition {
    return sql`(account_id IN (${this.matches()} LIMIT ${most})) IS TRUE`;
  }

  /** For a walk of rows among which matches are common. */
  tested(): Condition {
    const begins = sql.join(
      this.forms.map((form) => sql`starts_with(term, ${form}::text)`),
      sql` OR `,
    );
    return sql`EXISTS (SELECT FROM unnest(search_terms) AS term WHERE ${begins})`;
  }

  private matches(columns: Condition = sql`account_id`, further: Condition = sql``): Condition {
    return sql.join(
      this.forms.map(
        (form) => sql`
          SELECT ${columns} FROM ${sql.table(this.termTable)}
           WHERE organization_id = ${this.organizationId}::uuid AND term >= ${form}::text COLLATE "C"
             AND term < ${form + HIGHEST_CHARACTER}::text COLLATE "C" ${further}`,
      ),
      sql` UNION ALL `,
    );
  }
}
