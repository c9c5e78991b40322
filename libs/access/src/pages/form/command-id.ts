import { isId, newId } from '@keyledger/kernel';
import type { FastifyRequest } from 'fastify';
import { html, type Html } from '../html.js';
import { formText } from './form-text.js';

const NAME = 'commandId';

/** Makes a form that is sent twice, by a double click or a reload, have one effect. */
export function commandIdField(): Html {
  return html`<input type="hidden" name="${NAME}" value="${newId()}" />`;
}

export function commandIdOf(request: FastifyRequest): string {
  const sent = formText(request, NAME, 64);
  return isId(sent) ? sent : newId();
}
