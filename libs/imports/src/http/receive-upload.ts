import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { ImportRefused } from '../import-refused.js';

/** 100,000 people with all their columns need about 10 MiB. */
export const LARGEST_UPLOAD = 32 * 1024 * 1024;

export interface Upload {
  readonly path: string;
  /** The file is personal data: it goes as soon as it was read. */
  remove(): Promise<void>;
}

/**
 * Writes the request's one file into a folder that only this process's user can read.
 * @throws ImportRefused `ImportTooLarge` beyond 32 MiB, `ImportUnreadable` without a file.
 */
export async function receiveUpload(request: FastifyRequest): Promise<Upload> {
  if (!request.isMultipart()) throw new ImportRefused('ImportUnreadable');
  const limits = { fileSize: LARGEST_UPLOAD, files: 1 };
  const part = await request.file({ limits, throwFileSizeLimit: false });
  if (!part) throw new ImportRefused('ImportUnreadable');
  const folder = await mkdtemp(join(tmpdir(), 'keyledger-upload-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const path = join(folder, 'upload.csv');
    await pipeline(part.file, createWriteStream(path, { mode: 0o600 }));
    if (part.file.truncated) throw new ImportRefused('ImportTooLarge');
    return { path, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
