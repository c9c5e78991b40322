import { Messages } from '@keyledger/graphql';
import type { FastifyReply } from 'fastify';
import { html } from './html.js';
import type { PageVisit } from './page-visit.js';
import { sendPage } from './respond.js';

/** What a form is answered that did not come from our page in this browser, or came too late. */
export function refuseForm(
  reply: FastifyReply,
  { locale }: PageVisit,
  path: string,
): Promise<void> {
  const text = (key: string) => Messages.render(locale, `pages.staleForm.${key}`);
  const body = html`<p>${text('text')}</p>
    <a class="button" href="${path}">${text('again')}</a>`;
  return sendPage(reply, { locale, path, title: text('title'), body }, 403);
}
