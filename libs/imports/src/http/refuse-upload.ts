import type { Locale, Rejection } from '@keyledger/kernel';
import { problemFrom } from '@keyledger/graphql';
import type { FastifyReply } from 'fastify';

const STATUS: Readonly<Record<string, number>> = {
  Forbidden: 403,
  PasswordChangeRequired: 403,
  ImportTooLarge: 413,
};

/** Answers a refusal before the first line: one JSON document with the problem, in the caller's language. */
export async function refuseUpload(
  reply: FastifyReply,
  rejection: Rejection,
  locale: Locale,
): Promise<void> {
  const { code, message, params, path } = problemFrom(rejection, locale);
  await reply.code(STATUS[code] ?? 422).send({ problem: { code, message, params, path } });
}
