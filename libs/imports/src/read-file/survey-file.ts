import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { TextDecoder } from 'node:util';
import iconv from 'iconv-lite';
import { ImportRefused } from '../import-refused.js';
import type { Encoding, ImportFile } from './import-file.js';

const DELIMITERS = [',', '\t', ';'] as const;
const BEGINNING = 64 * 1024;

/**
 * Reads a file once, from beginning to end: UTF-8 if every byte of it fits, GB18030 otherwise (which is what
 * spreadsheets in China write), and by what its columns are separated.
 * @throws ImportRefused `ImportUnreadable` for an empty file and for what is no text (a workbook, UTF-16).
 */
export async function surveyFile(path: string): Promise<ImportFile> {
  const hash = createHash('sha256');
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let encoding: Encoding = 'UTF-8';
  let beginning = Buffer.alloc(0);
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    if (chunk.includes(0)) throw new ImportRefused('ImportUnreadable');
    if (beginning.length < BEGINNING) beginning = Buffer.concat([beginning, chunk]);
    if (encoding === 'UTF-8' && !fits(utf8, chunk)) encoding = 'GB18030';
  }
  if (encoding === 'UTF-8' && !fits(utf8)) encoding = 'GB18030';
  if (beginning.length === 0) throw new ImportRefused('ImportUnreadable');
  const header = iconv.decode(beginning, encoding).split(/\r\n|\r|\n/, 1)[0] ?? '';
  return { path, encoding, digest: hash.digest('hex'), delimiter: delimiterOf(header) };
}

function fits(decoder: TextDecoder, chunk?: Buffer): boolean {
  try {
    decoder.decode(chunk, { stream: chunk !== undefined });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return false;
    throw error;
  }
}

function delimiterOf(header: string): string {
  const counted = DELIMITERS.map((delimiter) => header.split(delimiter).length);
  return DELIMITERS[counted.indexOf(Math.max(...counted))] ?? ',';
}
