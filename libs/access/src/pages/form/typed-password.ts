import type { Locale } from '@keyledger/kernel';
import { Messages } from '@keyledger/graphql';
import type { FastifyRequest } from 'fastify';
import type { Explained } from './explain.js';
import { formText } from './form-text.js';
import { NEW_PASSWORD, NEW_PASSWORD_AGAIN, PASSWORD_MAX } from './new-password.js';

/** The new password, or what to say when it was typed in two ways. */
export function typedPassword(request: FastifyRequest, locale: Locale): string | Explained {
  const typed = formText(request, NEW_PASSWORD, PASSWORD_MAX);
  if (typed === formText(request, NEW_PASSWORD_AGAIN, PASSWORD_MAX)) return typed;
  const errors = { [NEW_PASSWORD_AGAIN]: [Messages.render(locale, 'pages.passwordsDiffer')] };
  return { alert: null, errors };
}
