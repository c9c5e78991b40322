import { FileRequests } from '@keyledger/compliance';
import { toGlobalId } from '@keyledger/graphql';
import { isRejection } from '@keyledger/kernel';
import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AccountExport } from '../account-export.js';
import { ACCOUNT_FILES } from '../account-file.js';
import { readAccountExportWish } from './account-export-wish.js';

/**
 * `POST /exports/accounts`: the accounts that a filter finds as a file, written while it is read. Takes JSON
 * (`readAccountExportWish`); a header of CSV is in the language that is asked for. Answers the operation's id in the header
 * `keyledger-operation`. A request with a session cookie carries the header `keyledger-csrf: 1`. The file is whole only if
 * its last line says so.
 */
@Controller('exports/accounts')
export class AccountExportsController {
  constructor(
    private readonly requests: FileRequests,
    private readonly exports: AccountExport,
  ) {}

  @Post()
  @HttpCode(200)
  async export(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Body() body: unknown,
  ): Promise<void> {
    const caller = await this.requests.admit(request, reply, 'exportAccounts');
    if (!caller) return;
    const wish = readAccountExportWish(body);
    if (isRejection(wish)) return this.requests.refuse(reply, wish, caller.locale);
    const { mediaType, extension } = ACCOUNT_FILES[wish.format];
    await this.requests.send(reply, caller, async () => {
      const { operationId, bytes } = await this.exports.begin({ ...wish, ...caller });
      const headers = { 'keyledger-operation': toGlobalId('BulkOperation', operationId) };
      return { bytes, mediaType, name: `keyledger-accounts.${extension}`, headers };
    });
  }
}
