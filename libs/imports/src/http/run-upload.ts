import type { Readable } from 'node:stream';
import type { CompanyImport } from '../import-company/company-import.js';
import type { ImportRequest } from '../import-request.js';
import { ImportLines } from './import-lines.js';

/**
 * Runs an import and answers its lines as soon as it has begun. It goes on when the client goes away: who asks for
 * its result, or imports again, finds it done.
 * @throws ImportRefused while nothing was written yet.
 */
export async function runUpload(
  companyImport: CompanyImport,
  request: ImportRequest,
  removeFile: () => Promise<void>,
  failure: (error: unknown) => object,
): Promise<Readable> {
  const lines = new ImportLines();
  const running = companyImport.run(request, lines).finally(removeFile);
  await Promise.race([lines.begun, running]);
  void running
    .then((outcome) => lines.result(outcome))
    .catch((error: unknown) => lines.write(failure(error)))
    .finally(() => lines.end());
  return lines.stream;
}
