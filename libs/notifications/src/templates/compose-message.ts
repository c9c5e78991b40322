import { Messages } from '@keyledger/graphql';
import { Secret, type Locale } from '@keyledger/kernel';
import '../messages.js';
import type { Message } from '../send-message/index.js';
import { renderHtml } from './render-html.js';
import { renderText } from './render-text.js';
import { templates, type TemplateKind, type TemplateParams } from './templates.js';

/** What a message says, to nobody yet. */
export type Composed = Required<Pick<Message, 'subject' | 'text' | 'html' | 'locale'>>;

/** Words a message in a language, as text and as HTML of the same parts. */
export function composeMessage<Kind extends TemplateKind>(
  kind: Kind,
  params: TemplateParams[Kind],
  locale: Locale,
): Composed {
  const parts = templates[kind](params);
  const subject = subjectOf(kind, locale);
  return {
    subject,
    text: new Secret(renderText(parts, locale)),
    html: new Secret(renderHtml(subject, parts, locale)),
    locale,
  };
}

/** Nothing is ever filled into a subject, so that it can hold no secret. */
export function subjectOf(kind: TemplateKind, locale: Locale): string {
  return Messages.render(locale, `mail.${kind}.subject`);
}
