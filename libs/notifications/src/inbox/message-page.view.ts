import { html, type Page } from '@keyledger/access';
import { Messages } from '@keyledger/graphql';
import type { Locale } from '@keyledger/kernel';
import { INBOX_PATH } from './inbox-paths.js';

export interface ShownMessage {
  readonly path: string;
  readonly title: string;
  readonly facts: readonly (readonly [term: string, value: string])[];
  readonly text: string;
  readonly html: string | null;
}

/**
 * One message: its HTML in a frame that runs nothing and knows nothing of this site, whose links open beside it, and its
 * text beneath.
 */
export function messagePage(locale: Locale, message: ShownMessage): Page {
  const { path, title, facts, text } = message;
  const say = (key: string) => Messages.render(locale, `inbox.${key}`);
  const rows = facts.map(
    ([term, value]) =>
      html`<dt>${term}</dt>
        <dd>${value}</dd>`,
  );
  const frame =
    message.html !== null &&
    html`<iframe
        title="${say('asHtml')}"
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        srcdoc="${message.html}"
      ></iframe>
      <h2>${say('asText')}</h2>`;
  const body = html`${rows.length > 0 && html`<dl>${rows}</dl>`} ${frame}
    <pre>${text}</pre>
    <p><a href="${INBOX_PATH}">${say('back')}</a></p>`;
  return { locale, path, title, body, framesStyledText: message.html !== null };
}
