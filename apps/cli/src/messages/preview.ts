import type { Locale } from '@keyledger/kernel';
import {
  previewMessage,
  subjectOf,
  TEMPLATE_KINDS,
  type TemplateKind,
} from '@keyledger/notifications';
import type { CommandLine } from '../command-line/command-line.js';
import { table } from '../command-line/table.js';

export interface PreviewOptions {
  readonly language: Locale;
  readonly format: 'text' | 'html';
}

export function preview(
  line: CommandLine,
  kind: TemplateKind | undefined,
  options: PreviewOptions,
): void {
  const { language, format } = options;
  if (!kind) {
    const rows = TEMPLATE_KINDS.map((each) => [each, subjectOf(each, language)]);
    return line.print(table(['KIND', 'SUBJECT'], rows));
  }
  const { subject, text, html } = previewMessage(kind, language);
  if (format === 'html') line.print(html.reveal());
  else line.print(`${subject}\n\n${text.reveal()}`);
}
