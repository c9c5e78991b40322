import { html, type Html, type Page } from '@keyledger/access';
import { Messages } from '@keyledger/graphql';
import type { Locale } from '@keyledger/kernel';
import { subjectOf, TEMPLATE_KINDS } from '../templates/index.js';
import { INBOX_PATH, PREVIEW_PATH } from './inbox-paths.js';
import type { ShownMessage } from './message-page.view.js';
import type { OutboxEntry } from './read-outbox.js';

export function inboxPage(locale: Locale, entries: readonly OutboxEntry[]): Page {
  const say = (key: string) => Messages.render(locale, `inbox.${key}`);
  const messages = entries.map((entry) => {
    const { path, title, facts } = shown(locale, entry);
    return item(path, title, facts.map(([, value]) => value).join(' · '));
  });
  const templates = TEMPLATE_KINDS.map((kind) =>
    item(`${PREVIEW_PATH}/${kind}`, subjectOf(kind, locale), kind),
  );
  const body = html`<p class="quiet">${say('about')}</p>
    <h2>${say('newest')}</h2>
    ${messages.length > 0 ? list(messages) : html`<p>${say('empty')}</p>`}
    <h2>${say('templates')}</h2>
    ${list(templates)}`;
  return { locale, path: INBOX_PATH, title: say('title'), body };
}

/** What a message's page says of it, and what the list does. */
export function shown(locale: Locale, entry: OutboxEntry): ShownMessage {
  const { file, headers, writtenAt, text, html: markup } = entry;
  const say = (key: string) => Messages.render(locale, `inbox.${key}`);
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' });
  return {
    path: `${INBOX_PATH}/${file}`,
    title: headers.get('subject') ?? say('sms'),
    facts: [
      [say('to'), headers.get('to') ?? '—'],
      [say('date'), moment.format(writtenAt)],
    ],
    text,
    html: markup,
  };
}

function list(items: readonly Html[]): Html {
  return html`<ul class="messages">
    ${items}
  </ul>`;
}

function item(path: string, title: string, about: string): Html {
  return html`<li>
    <a href="${path}">${title}</a>
    <span class="quiet">${about}</span>
  </li>`;
}
