import { newId, reject } from '@keyledger/kernel';
import { HttpCallers } from '@keyledger/access';
import { negotiateLocale, scopeOf, type Principal } from '@keyledger/graphql';
import { Controller, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CompanyImport } from '../import-company/company-import.js';
import { ImportRefused } from '../import-refused.js';
import { ImportPreview } from '../preview-import/import-preview.js';
import { failureLine } from './failure-line.js';
import { previewUpload } from './preview-upload.js';
import { receiveUpload } from './receive-upload.js';
import { refuseUpload } from './refuse-upload.js';
import { runUpload } from './run-upload.js';

/** Owners and admins of the whole organization. */
const mayUpload = ({ role, departmentIds }: Principal): boolean =>
  (role === 'OWNER' || role === 'ADMIN') && departmentIds === null;

/**
 * `POST /imports`: one CSV file of at most 32 MiB as multipart/form-data; `?dryRun=1` only tells what would change.
 * Answers JSON Lines while it works. A request with a session cookie carries the header `keyledger-csrf: 1`.
 */
@Controller('imports')
export class ImportsController {
  constructor(
    private readonly callers: HttpCallers,
    private readonly companyImport: CompanyImport,
    private readonly importPreview: ImportPreview,
  ) {}

  @Post()
  @HttpCode(200)
  async receive(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Query('dryRun') dryRun?: string,
  ): Promise<void> {
    const correlationId = String(reply.getHeader('x-correlation-id') ?? newId());
    const admitted = await this.callers.admit(request, {
      name: 'importEmployees',
      correlationId,
      isFor: mayUpload,
    });
    const language = request.headers['accept-language'];
    if ('refused' in admitted) {
      if (admitted.refused === 'UNAUTHENTICATED') {
        await reply.code(401).send({ error: { code: admitted.refused } });
        return;
      }
      return refuseUpload(reply, reject(admitted.refused), negotiateLocale(language));
    }
    const scope = scopeOf(admitted.principal);
    const locale = negotiateLocale(language, admitted.principal.locale);
    const failure = (error: unknown) => failureLine(error, locale, correlationId);
    try {
      const { path, remove } = await receiveUpload(request);
      const { organizationId, actor } = scope;
      const asked = { by: scope, organizationId, actor, path };
      const lines =
        dryRun === '1' || dryRun === 'true'
          ? await previewUpload(this.importPreview, asked, remove, failure)
          : await runUpload(this.companyImport, asked, remove, failure);
      await reply.header('content-type', 'application/jsonl; charset=utf-8').send(lines);
    } catch (error) {
      if (!(error instanceof ImportRefused)) throw error;
      await refuseUpload(reply, error.rejection, locale);
    }
  }
}
