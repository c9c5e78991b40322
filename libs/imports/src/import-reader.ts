import { AggregateStore } from '@keyledger/event-store';
import { Injectable } from '@nestjs/common';
import { importAggregate, type ImportProcess } from './import.state.js';

/** What came of an import, from its own stream. */
@Injectable()
export class ImportReader {
  constructor(private readonly aggregates: AggregateStore) {}

  /** Null for an unknown import and for one of another organization alike. */
  async find(organizationId: string, importId: string): Promise<ImportProcess | null> {
    const { state } = await this.aggregates.load(importAggregate, importId);
    return state.organizationId === organizationId ? state : null;
  }
}
