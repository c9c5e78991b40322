import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { RestoreRefused } from './backup-errors.js';
import {
  BACKUP_FORMAT,
  FRAME_KINDS,
  type BackupHeader,
  type BackupManifest,
  type PartBegin,
  type PartSummary,
} from './backup-format.js';
import { FrameBroken, readFrames, type Frame } from './frames.js';
import { PartDigest } from './part-digest.js';

/** A backup being read from the front, each part once, in the order in which it was written. */
export class BackupReader {
  private readonly frames: AsyncGenerator<Frame, void>;
  private readonly summaries: PartSummary[] = [];
  private reading = 'header';

  private constructor(private readonly file: string) {
    const source = createReadStream(file);
    const unzipped = createGunzip();
    // Errors of both ends come out where the frames are awaited.
    pipeline(source, unzipped, () => undefined);
    this.frames = readFrames(unzipped as AsyncIterable<Buffer>);
  }

  /** Opens the file and reads what comes before its first row. @throws RestoreRefused */
  static async open(file: string): Promise<{ header: BackupHeader; reader: BackupReader }> {
    const reader = new BackupReader(file);
    const first = await reader.first();
    const header = first?.kind === FRAME_KINDS.header ? parseHeader(first.payload) : null;
    if (!header) {
      await reader.close();
      throw new RestoreRefused(
        'NOT_A_BACKUP',
        `${file} is not a backup made by "keyledger backup".`,
      );
    }
    if (header.format > BACKUP_FORMAT) {
      await reader.close();
      throw new RestoreRefused(
        'NEWER_FORMAT',
        `${file} has format ${header.format}, and this version reads up to ${BACKUP_FORMAT}. ` +
          'Restore it with the version that wrote it, or a newer one.',
      );
    }
    return { header, reader };
  }

  /**
   * The parts one after the other; all rows of one must be read before the next. The last one is followed by the
   * manifest, which is checked against what was read.
   * @throws RestoreRefused DAMAGED naming the part.
   */
  async *parts(): AsyncGenerator<PartBegin & { readonly rows: AsyncGenerator<Buffer> }, void> {
    for (;;) {
      const frame = await this.next();
      if (frame.kind === FRAME_KINDS.manifest) {
        this.checkManifest(JSON.parse(frame.payload.toString()) as BackupManifest);
        return;
      }
      if (frame.kind !== FRAME_KINDS.partBegin) throw this.damaged();
      const begin = JSON.parse(frame.payload.toString()) as PartBegin;
      this.reading = begin.name;
      yield { ...begin, rows: this.rowsOf(begin.name) };
    }
  }

  /** How many rows and bytes each part had, once it was read. */
  get read(): readonly PartSummary[] {
    return this.summaries;
  }

  async close(): Promise<void> {
    await this.frames.return();
  }

  private async *rowsOf(name: string): AsyncGenerator<Buffer> {
    const digest = new PartDigest(name);
    for (;;) {
      const frame = await this.next();
      if (frame.kind === FRAME_KINDS.partEnd) {
        const promised = JSON.parse(frame.payload.toString()) as PartSummary;
        const summary = digest.summary();
        if (!same(promised, summary)) throw this.damaged();
        this.summaries.push(summary);
        return;
      }
      if (frame.kind !== FRAME_KINDS.data) throw this.damaged();
      digest.add(frame.payload);
      yield frame.payload;
    }
  }

  private checkManifest({ parts }: BackupManifest): void {
    const { summaries } = this;
    const whole =
      parts.length === summaries.length && parts.every((part, n) => same(part, summaries[n]));
    this.reading = 'manifest';
    if (!whole) throw this.damaged();
  }

  private async first(): Promise<Frame | null> {
    try {
      return (await this.frames.next()).value ?? null;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw error;
      // Anything that gzip or the framing does not recognise is not our file.
      if (isDamage(error)) return null;
      throw error;
    }
  }

  private async next(): Promise<Frame> {
    try {
      const { value } = await this.frames.next();
      if (value) return value;
    } catch (error) {
      if (isDamage(error)) throw this.damaged(error);
      throw error;
    }
    throw this.damaged();
  }

  private damaged(cause?: unknown): RestoreRefused {
    return new RestoreRefused(
      'DAMAGED',
      `${this.file} is damaged in its part "${this.reading}": it is not what was written. Use another copy of it.`,
      { cause },
    );
  }
}

function isDamage(error: unknown): boolean {
  const { code = '' } = error as NodeJS.ErrnoException;
  return error instanceof FrameBroken || code.startsWith('Z_');
}

function parseHeader(payload: Buffer): BackupHeader | null {
  try {
    const header = JSON.parse(payload.toString()) as BackupHeader;
    return header.product === 'keyledger' && Number.isInteger(header.format) ? header : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function same(one: PartSummary, other: PartSummary | undefined): boolean {
  return (
    one.name === other?.name &&
    one.rows === other.rows &&
    one.bytes === other.bytes &&
    one.sha256 === other.sha256
  );
}
