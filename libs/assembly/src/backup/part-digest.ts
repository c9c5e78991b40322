import { createHash } from 'node:crypto';
import type { PartSummary } from './backup-format.js';

const NEWLINE = 0x0a;

/** Counts and hashes a part's bytes as they pass. COPY text has one newline a row; others in it are escaped. */
export class PartDigest {
  private readonly hash = createHash('sha256');
  private bytes = 0;
  private counted = 0;

  constructor(private readonly name: string) {}

  get rows(): number {
    return this.counted;
  }

  add(chunk: Buffer): void {
    this.hash.update(chunk);
    this.bytes += chunk.length;
    for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, at + 1)) {
      this.counted += 1;
    }
  }

  summary(): PartSummary {
    const { name, counted: rows, bytes } = this;
    return { name, rows, bytes, sha256: this.hash.digest('hex') };
  }
}
