import { accountProjections, USER_LIST } from '@keyledger/accounts';
import type { Position } from '@keyledger/event-store';
import type { TestEventStore } from '@keyledger/event-store/testing';
import type { Postgres } from '@keyledger/postgres';
import { ReadPositions, type Projection } from '@keyledger/projections';
import { projectEvents } from '@keyledger/projections/testing';
import { bulkOperationProjection } from '../progress/bulk-operation.projection.js';

type Projected = Awaited<ReturnType<typeof projectEvents>>;

/** The list of accounts and the operations as the log makes them at the moment of asking. */
export class ReadModelsOfNow extends ReadPositions {
  private readonly projected = new Map<string, Projected>();
  private standing = false;
  private seen: Position | null = null;
  private source: { postgres: Postgres; events: TestEventStore } | null = null;

  of(postgres: Postgres, events: TestEventStore): void {
    this.source = { postgres, events };
  }

  async table(projection: string, table: string): Promise<string> {
    await this.catchUp();
    return this.projected.get(projection)?.tables[table] ?? table;
  }

  /** From now on they are behind. */
  standStill(): void {
    this.standing = true;
  }

  goOn(): void {
    this.standing = false;
  }

  current(): Promise<Position | null> {
    return Promise.resolve(null);
  }

  waitFor(): Promise<{ position: Position | null; stale: boolean }> {
    return Promise.resolve({ position: null, stale: false });
  }

  private async catchUp(): Promise<void> {
    if (this.standing) return;
    if (!this.source) throw new Error('There is no log yet');
    const { postgres, events } = this.source;
    for (const projection of PROJECTIONS) {
      if (!this.projected.has(projection.name))
        this.projected.set(projection.name, await projectEvents(postgres, projection));
    }
    for await (const batch of events.store.readAll(this.seen)) {
      const decoded = await events.codec.decodeAll(batch);
      for (const { apply } of this.projected.values()) await apply(decoded);
      this.seen = batch.at(-1)?.position ?? this.seen;
    }
  }
}

const PROJECTIONS = [
  ...accountProjections.filter(({ name }) => name === USER_LIST),
  bulkOperationProjection,
] as readonly Projection[];
