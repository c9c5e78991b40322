import { Messages } from '@keyledger/graphql';
import type { Locale } from '@keyledger/kernel';
import type { Part } from './part.js';
import { wrapText } from './wrap-text.js';

/** A message as plain text: a blank line between parts; codes and links on lines of their own, never broken. */
export function renderText(parts: readonly Part[], locale: Locale): string {
  return parts.map((part) => write(part, locale)).join('\n\n');
}

function write(part: Part, locale: Locale): string {
  if (part.kind === 'CODE') return part.code.reveal();
  const { key, params } = part.phrase;
  const sentence = wrapText(Messages.render(locale, key, params));
  return part.kind === 'BUTTON' ? `${sentence}\n${part.link.reveal()}` : sentence;
}
