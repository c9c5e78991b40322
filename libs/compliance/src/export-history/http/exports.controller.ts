import { isRejection } from '@keyledger/kernel';
import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FILE_FORMATS } from '../export-format.js';
import { HistoryExport } from '../history-export.js';
import { MayExport } from '../may-export.js';
import { readExportWish } from './export-wish.js';
import { FileRequests } from './file-requests.js';

/**
 * `POST /exports`: events as a file, written while it is read. Takes JSON (`readExportWish`); sentences are in the language
 * that is asked for. A request with a session cookie carries the header `keyledger-csrf: 1`. The file is whole only if its
 * last line says so.
 */
@Controller('exports')
export class ExportsController {
  constructor(
    private readonly requests: FileRequests,
    private readonly may: MayExport,
    private readonly exports: HistoryExport,
  ) {}

  @Post()
  @HttpCode(200)
  async export(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Body() body: unknown,
  ): Promise<void> {
    const caller = await this.requests.admit(request, reply, 'exportHistory');
    if (!caller) return;
    const { scope, locale } = caller;
    const wish = readExportWish(body);
    if (isRejection(wish)) return this.requests.refuse(reply, wish, locale);
    const wanted = { ...wish, ...caller, actor: scope.actor };
    const refusal = await this.may.check(wanted);
    if (refusal) return this.requests.refuse(reply, refusal, locale);
    const { mediaType, extension } = FILE_FORMATS[wish.format];
    const name = `keyledger-export.${extension}`;
    await this.requests.send(reply, caller, () =>
      Promise.resolve({ bytes: this.exports.run(wanted), mediaType, name }),
    );
  }
}
