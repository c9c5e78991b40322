import type { Scope } from '@keyledger/kernel';
import { Access, CurrentScope, idOfType } from '@keyledger/graphql';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { ImportReader } from '../import-reader.js';
import { ImportResult, ImportState } from './import-result.type.js';

const NOT_COUNTED = { rows: null, created: null, changed: null, unchanged: null, failed: null };

@Resolver()
export class ImportResultResolver {
  constructor(private readonly imports: ImportReader) {}

  @Query(() => ImportResult, {
    nullable: true,
    description: 'What came of an import; null for an unknown one.',
  })
  @Access({ roles: ['OWNER', 'ADMIN', 'AUDITOR'] })
  async importResult(
    @Args('id', { type: () => ID, description: 'Global id of the import.' }) id: string,
    @CurrentScope() { organizationId }: Scope,
  ): Promise<ImportResult | null> {
    const importId = idOfType('Import', id);
    const found = importId === null ? null : await this.imports.find(organizationId, importId);
    if (!found?.startedAt) return null;
    const { startedAt, completedAt, counts } = found;
    const state = completedAt === null ? ImportState.UNFINISHED : ImportState.COMPLETED;
    return { id, state, startedAt, completedAt, ...(counts ?? NOT_COUNTED) };
  }
}
