import { Readable } from 'node:stream';
import type { ImportRequest } from '../import-request.js';
import { counted, NO_ROWS } from '../import-counts.js';
import type { ImportPreview, Preview } from '../preview-import/import-preview.js';

/** The lines of a dry run: `preview` for each row, `result` as the last. @throws ImportRefused before the first. */
export async function previewUpload(
  importPreview: ImportPreview,
  request: ImportRequest,
  removeFile: () => Promise<void>,
  failure: (error: unknown) => object,
): Promise<Readable> {
  try {
    const preview = await importPreview.open(request);
    return Readable.from(lines(preview, removeFile, failure), { objectMode: false });
  } catch (error) {
    await removeFile();
    throw error;
  }
}

async function* lines(
  { rows, unknownHeaders }: Preview,
  removeFile: () => Promise<void>,
  failure: (error: unknown) => object,
): AsyncGenerator<string> {
  let counts = NO_ROWS;
  try {
    for await (const preview of rows) {
      counts = counted(counts, preview.action);
      yield line({ preview });
    }
    yield line({ result: { dryRun: true, ...counts, unknownHeaders } });
  } catch (error) {
    yield line(failure(error));
  } finally {
    await removeFile();
  }
}

function line(document: object): string {
  return `${JSON.stringify(document)}\n`;
}
