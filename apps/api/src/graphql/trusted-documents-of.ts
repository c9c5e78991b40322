import { readFileSync } from 'node:fs';
import { ManifestError, TrustedDocuments, readManifest } from '@keyledger/graphql';
import type { ApiOptions } from '../api-options.js';

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ManifestError([`${file} cannot be read (${code ?? 'unknown reason'})`]);
  }
}

/** The documents of the manifest that the options name. @throws ManifestError */
export function trustedDocumentsOf({ trustedDocuments }: ApiOptions): TrustedDocuments | null {
  if (!trustedDocuments) return null;
  const { file, only } = trustedDocuments;
  return new TrustedDocuments(readManifest(textOf(file)), only);
}
