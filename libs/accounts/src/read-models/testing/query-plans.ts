import type { Postgres } from '@keyledger/postgres';

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly Plans?: readonly PlanNode[];
}

/** What PostgreSQL did for one statement. */
export interface PlanRead {
  readonly statement: string;
  /** Tables that were read from end to end. */
  readonly wholeTables: readonly string[];
  /** Rows that were looked at in tables; what an index alone answers does not count, nor do search terms. */
  readonly tableRows: number;
  /** The most that one of its scans looked at, of rows or of entries in indexes alone; search terms apart. */
  readonly largestScan: number;
  /** Search terms, and entries that were looked at in indexes alone. */
  readonly indexEntries: number;
}

/**
 * Notes what is asked while `work` runs, and has each SELECT explained afterwards, run once more.
 * @param postgres with one connection only, which everything goes through.
 */
export async function plansOf(
  postgres: Postgres,
  work: () => Promise<unknown>,
): Promise<PlanRead[]> {
  const client = await postgres.pool.connect();
  client.release();
  const asked: { text: string; values: unknown[] }[] = [];
  const query = client.query;
  const noting = (...given: unknown[]): unknown => {
    const [text, values] = given;
    if (typeof text === 'string' && /^\s*(SELECT|WITH)\b/.test(text))
      asked.push({ text, values: Array.isArray(values) ? values : [] });
    return Reflect.apply(query, client, given);
  };
  Object.assign(client, { query: noting });
  try {
    await work();
  } finally {
    Object.assign(client, { query });
  }
  const plans: PlanRead[] = [];
  for (const { text, values } of asked) {
    const { rows } = await postgres.pool.query<{ 'QUERY PLAN': readonly [{ Plan: PlanNode }] }>(
      `EXPLAIN (ANALYZE, FORMAT JSON) ${text}`,
      values,
    );
    const [explained] = rows;
    if (explained) plans.push(readOf(text, explained['QUERY PLAN'][0].Plan));
  }
  return plans;
}

function readOf(statement: string, plan: PlanNode): PlanRead {
  const scans = nodesOf(plan).filter((node) => node['Relation Name'] !== undefined);
  const seen = (node: PlanNode) =>
    node['Actual Loops'] *
    (node['Actual Rows'] +
      (node['Rows Removed by Filter'] ?? 0) +
      (node['Rows Removed by Index Recheck'] ?? 0));
  const sum = (nodes: readonly PlanNode[]) => nodes.reduce((total, node) => total + seen(node), 0);
  const ofTerms = (node: PlanNode) => node['Relation Name']?.endsWith('_term') === true;
  const alone = (node: PlanNode) => node['Node Type'] === 'Index Only Scan' || ofTerms(node);
  return {
    statement,
    wholeTables: scans
      .filter((node) => node['Node Type'] === 'Seq Scan')
      .map((node) => node['Relation Name'] ?? ''),
    tableRows: sum(scans.filter((node) => !alone(node))),
    largestScan: Math.max(0, ...scans.filter((node) => !ofTerms(node)).map(seen)),
    indexEntries: sum(scans.filter(alone)),
  };
}

function nodesOf(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}
