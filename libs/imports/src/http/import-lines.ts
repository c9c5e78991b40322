import { performance } from 'node:perf_hooks';
import { PassThrough } from 'node:stream';
import { toGlobalId } from '@keyledger/graphql';
import type { ImportObserver, ImportOutcome } from '../import-company/company-import.js';
import type { ImportCounts } from '../import-counts.js';
import type { RowProblem } from '../row-problem.js';

const PROGRESS_EVERY_MS = 250;
/** More wrong rows than this mean a wrong file: the rest is only counted. */
const MOST_PROBLEMS = 10_000;

/** An import's answer, one JSON document a line: `progress`, `rowProblem`, and `result` as the last. */
export class ImportLines implements ImportObserver {
  readonly stream = new PassThrough();
  private problemsTold = 0;
  private toldAt = -Infinity;
  private begin: (() => void) | undefined;
  /** Resolves once the import has really begun, which is when a status can be promised. */
  readonly begun = new Promise<void>((resolve) => (this.begin = resolve));

  started(importId: string): void {
    this.write({ importId: toGlobalId('Import', importId) });
    this.begin?.();
  }

  progress(progress: ImportCounts): void {
    const now = performance.now();
    if (now - this.toldAt < PROGRESS_EVERY_MS) return;
    this.toldAt = now;
    this.write({ progress });
  }

  problem(rowProblem: RowProblem): void {
    this.problemsTold += 1;
    if (this.problemsTold <= MOST_PROBLEMS) this.write({ rowProblem });
  }

  result({ importId, counts, unknownHeaders, position }: ImportOutcome): void {
    const id = toGlobalId('Import', importId);
    this.write({ result: { importId: id, ...counts, unknownHeaders, position } });
  }

  /** Nobody listens any more, or nobody needs to: lines are written as far as there is a reader. */
  write(line: object): void {
    if (!this.stream.destroyed) this.stream.write(`${JSON.stringify(line)}\n`);
  }

  end(): void {
    this.stream.end();
  }
}
