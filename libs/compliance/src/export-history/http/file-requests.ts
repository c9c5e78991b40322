import { Readable } from 'node:stream';
import { HttpCallers } from '@keyledger/access';
import { negotiateLocale, problemFrom, scopeOf, type Principal } from '@keyledger/graphql';
import { newId, reject, type Locale, type Rejection, type Scope } from '@keyledger/kernel';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EXPORTING_ROLES } from '../may-export.js';
import { RunningExports } from './running-exports.js';

const STATUS: Readonly<Record<string, number>> = {
  NotFound: 404,
  Forbidden: 403,
  PasswordChangeRequired: 403,
  OutsideYourDepartments: 403,
  Busy: 429,
};

/** Who asks for a file, and in which language. */
export interface FileCaller {
  readonly scope: Scope;
  readonly locale: Locale;
  readonly correlationId: string;
}

export interface FileToSend {
  readonly bytes: AsyncIterable<Buffer>;
  readonly mediaType: string;
  readonly name: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The way of every file that somebody takes out of the house: who may, in what order, and how it is answered. */
@Injectable()
export class FileRequests {
  private readonly running = new RunningExports();

  constructor(private readonly callers: HttpCallers) {}

  /** Null: the request was answered, since the caller may not. @param name of the act, for the record of refusals. */
  async admit(
    request: FastifyRequest,
    reply: FastifyReply,
    name: string,
  ): Promise<FileCaller | null> {
    const correlationId = String(reply.getHeader('x-correlation-id') ?? newId());
    const isFor = ({ role }: Principal) => EXPORTING_ROLES.has(role);
    const admitted = await this.callers.admit(request, { name, correlationId, isFor });
    const language = request.headers['accept-language'];
    if ('refused' in admitted) {
      if (admitted.refused === 'UNAUTHENTICATED') {
        await reply.code(401).send({ error: { code: admitted.refused } });
      } else await this.refuse(reply, reject(admitted.refused), negotiateLocale(language));
      return null;
    }
    const scope = scopeOf(admitted.principal);
    return { scope, locale: negotiateLocale(language, admitted.principal.locale), correlationId };
  }

  async refuse(reply: FastifyReply, rejection: Rejection, locale: Locale): Promise<void> {
    const { code, message, params, path } = problemFrom(rejection, locale);
    await reply.code(STATUS[code] ?? 422).send({ problem: { code, message, params, path } });
  }

  /** Answers with the file as it is written, or that the caller has as many under way as there may be. */
  async send(
    reply: FastifyReply,
    { scope, locale }: FileCaller,
    file: () => Promise<FileToSend>,
  ): Promise<void> {
    const ended = this.running.admit(scope.actor.id);
    if (!ended) return this.refuse(reply, reject('Busy', { retryAfter: 10 }), locale);
    let bytes: Readable;
    try {
      const { mediaType, name, headers = {}, ...opened } = await file();
      bytes = Readable.from(opened.bytes, { objectMode: false });
      bytes.once('close', ended);
      void reply
        .headers({ ...headers, 'content-type': mediaType, 'cache-control': 'no-store' })
        .header('content-disposition', `attachment; filename="${name}"`);
    } catch (error) {
      ended();
      throw error;
    }
    await reply.send(bytes);
  }
}
