import type { Clock } from '@keyledger/kernel';
import type { KeyRing } from '@keyledger/keys';
import { inOneStatement, type Postgres } from '@keyledger/postgres';
import {
  CLAIM_GRACE_MINUTES,
  isPastGrace,
  type ClaimedValue,
  type ClaimOutcome,
  type ClaimRequest,
  type HeldClaim,
} from './claim.js';
import { Gathered } from './gathered.js';

interface ClaimRow {
  readonly key: string;
  readonly owner_id: string;
  readonly organization_id: string;
  readonly created_at: Date;
}

/** A value that is released between "it is taken" and "by whom" is claimed again; more rounds mean a fault. */
const ROUNDS = 5;

/**
 * Uniqueness that holds at once: a value is claimed before the event that gives it is appended. A claim that was
 * taken is no verdict yet: the caller loads the holder's stream, and if that does not name the value and the claim
 * is past its grace ({@link isPastGrace}), goes on under the holder's id or takes the claim over.
 */
export class Claims {
  private readonly single = new Gathered<ClaimRequest, ClaimOutcome>((requests) =>
    this.claimAll(requests),
  );
  /** By key; null where nobody holds it. */
  private readonly holder = inOneStatement(async (keys: readonly string[]) => {
    const held = new Map<string, HeldClaim>();
    remember(held, await this.select([...new Set(keys)]));
    return keys.map((key) => held.get(key) ?? null);
  });

  constructor(
    private readonly postgres: Postgres,
    private readonly keyRing: KeyRing,
    private readonly clock: Clock,
  ) {}

  /** Concurrent calls share round trips, so that many single claims cost little more than one call of many. */
  claim(request: ClaimRequest): Promise<ClaimOutcome> {
    return this.single.ask(request);
  }

  /** Claims many values in one round trip; answers in the requests' order. The first of two rivals in it wins. */
  async claimAll(requests: readonly ClaimRequest[]): Promise<ClaimOutcome[]> {
    const keys = requests.map((request) => this.keyOf(request));
    const held = new Map<string, HeldClaim>();
    for (let round = 1; held.size < new Set(keys).size; round += 1) {
      if (round > ROUNDS)
        throw new Error('Claims are taken and released faster than they are read');
      const open = firstOfEach(keys).filter((index) => !held.has(keys[index] as string));
      const inserted = await this.insert(
        open.map((index) => ({ key: keys[index] as string, ...(requests[index] as ClaimRequest) })),
      );
      remember(held, inserted);
      const others = open.map((index) => keys[index] as string).filter((key) => !held.has(key));
      if (others.length > 0) remember(held, await this.select(others));
    }
    return requests.map((request, index) => {
      const holder = held.get(keys[index] as string) as HeldClaim;
      const ours = holder.ownerId === request.ownerId;
      return ours ? { outcome: 'claimed' } : { outcome: 'taken', ...holder };
    });
  }

  /**
   * Who holds the value, or null; those who ask at the same moment share a round trip. The holder's stream has the last word
   * on whether it really does.
   */
  async holderOf(value: ClaimedValue): Promise<HeldClaim | null> {
    return this.holder(this.keyOf(value));
  }

  /**
   * Holds a value for its owner before the event that gives it. One that another holds, who never made it good within the
   * grace, changes hands.
   * @param isNamedBy whether that other's stream names the value. @returns whether it is held now.
   */
  async hold(
    request: ClaimRequest,
    isNamedBy: (holderId: string) => Promise<boolean>,
  ): Promise<boolean> {
    const claimed = await this.claim(request);
    if (claimed.outcome === 'claimed') return true;
    const isKept = await isNamedBy(claimed.ownerId);
    if (isKept || !isPastGrace(claimed, this.clock.now())) return false;
    return this.takeOver(request, claimed.ownerId);
  }

  /**
   * Gives a value whose claim is past its grace to another owner.
   * @returns false when the claim changed hands, or is younger, meanwhile.
   */
  async takeOver(request: ClaimRequest, fromOwnerId: string): Promise<boolean> {
    const now = this.clock.now();
    const cutoff = new Date(now.getTime() - CLAIM_GRACE_MINUTES * 60_000);
    const { rowCount } = await this.postgres.pool.query(
      `UPDATE claim SET owner_id = $3, organization_id = $4, created_at = $5
        WHERE kind = $1 AND hmac = $2 AND owner_id = $6 AND created_at < $7`,
      [
        request.kind,
        this.hmacOf(request),
        request.ownerId,
        request.organizationId,
        now,
        fromOwnerId,
        cutoff,
      ],
    );
    return rowCount === 1;
  }

  /** Gives the value free, if this owner holds it. */
  async release(value: ClaimedValue, ownerId: string): Promise<void> {
    await this.postgres.pool.query(
      'DELETE FROM claim WHERE kind = $1 AND hmac = $2 AND owner_id = $3',
      [value.kind, this.hmacOf(value), ownerId],
    );
  }

  /** Gives everything free that an owner holds; part of an erasure. @returns how much that was. */
  async releaseAllOf(ownerId: string): Promise<number> {
    const { rowCount } = await this.postgres.pool.query('DELETE FROM claim WHERE owner_id = $1', [
      ownerId,
    ]);
    return rowCount ?? 0;
  }

  private async insert(rows: readonly (ClaimRequest & { key: string })[]): Promise<ClaimRow[]> {
    // In the order of the key, so that two callers with the same values wait for each other instead of deadlocking.
    const { rows: inserted } = await this.postgres.pool.query<ClaimRow>(
      `INSERT INTO claim (kind, hmac, owner_id, organization_id, created_at)
       SELECT kind, hmac, owner_id, organization_id, $5
         FROM unnest($1::text[], $2::text[], $3::uuid[], $4::uuid[])
           AS given (kind, hmac, owner_id, organization_id)
        ORDER BY kind, hmac
       ON CONFLICT DO NOTHING
       RETURNING kind || ' ' || hmac AS key, owner_id, organization_id, created_at`,
      [
        rows.map(({ kind }) => kind),
        rows.map((row) => this.hmacOf(row)),
        rows.map(({ ownerId }) => ownerId),
        rows.map(({ organizationId }) => organizationId),
        this.clock.now(),
      ],
    );
    return inserted;
  }

  private async select(keys: readonly string[]): Promise<ClaimRow[]> {
    const pairs = keys.map((key) => key.split(' '));
    const { rows } = await this.postgres.pool.query<ClaimRow>({
      name: 'keyledger_claims',
      text: `SELECT kind || ' ' || hmac AS key, owner_id, organization_id, created_at
         FROM claim JOIN unnest($1::text[], $2::text[]) AS wanted (kind, hmac) USING (kind, hmac)`,
      values: [pairs.map(([kind]) => kind), pairs.map(([, hmac]) => hmac)],
    });
    return rows;
  }

  private hmacOf({ kind, scopeId, value }: ClaimedValue): string {
    return this.keyRing.blindIndex(`claim/${kind}`, `${scopeId ?? ''}\n${value}`);
  }

  private keyOf(value: ClaimedValue): string {
    return `${value.kind} ${this.hmacOf(value)}`;
  }
}

function firstOfEach(keys: readonly string[]): number[] {
  return [...new Map(keys.map((key, index) => [key, index] as const).reverse()).values()].reverse();
}

function remember(held: Map<string, HeldClaim>, rows: readonly ClaimRow[]): void {
  for (const { key, owner_id, organization_id, created_at } of rows) {
    held.set(key, { ownerId: owner_id, organizationId: organization_id, createdAt: created_at });
  }
}
