export const ENCODINGS = ['UTF-8', 'GB18030'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** A table on disk, and what a first pass over it found. */
export interface ImportFile {
  readonly path: string;
  readonly encoding: Encoding;
  /** SHA-256 of the bytes, hex. */
  readonly digest: string;
  readonly delimiter: string;
}
