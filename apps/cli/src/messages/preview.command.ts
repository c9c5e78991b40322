import { LOCALES, type Locale } from '@keyledger/kernel';
import {
  previewMessage,
  subjectOf,
  TEMPLATE_KINDS,
  type TemplateKind,
} from '@keyledger/notifications';
import { Argument, Command, Option } from 'commander';
import type { CommandLine } from '../command-line/command-line.js';
import { localeOf } from '../command-line/refused.js';
import { table } from '../command-line/table.js';

interface Options {
  readonly language: Locale;
  readonly format: 'text' | 'html';
}

export function previewCommand(line: CommandLine): Command {
  return new Command('preview')
    .description(
      'print a message with sample values, or the kinds of messages there are; sends nothing',
    )
    .addArgument(
      new Argument('[kind]', 'which message; without it, the kinds are listed').choices(
        TEMPLATE_KINDS,
      ),
    )
    .addOption(
      new Option('--language <language>', 'of its reader')
        .choices(LOCALES)
        .default(localeOf(line.environment), 'that of the terminal'),
    )
    .addOption(
      new Option('--format <format>', 'which of its two forms')
        .choices(['text', 'html'])
        .default('text'),
    )
    .addHelpText(
      'after',
      '\nExamples:\n  keyledger messages preview\n  keyledger messages preview VERIFICATION_CODE --language en\n  keyledger messages preview CALLER_CODE --format html > caller-code.html',
    )
    .action((kind: TemplateKind | undefined, options: Options) => preview(line, kind, options));
}

function preview(line: CommandLine, kind: TemplateKind | undefined, options: Options): void {
  const { language, format } = options;
  if (!kind) {
    const rows = TEMPLATE_KINDS.map((each) => [each, subjectOf(each, language)]);
    return line.print(table(['KIND', 'SUBJECT'], rows));
  }
  const { subject, text, html } = previewMessage(kind, language);
  if (format === 'html') line.print(html.reveal());
  else line.print(`${subject}\n\n${text.reveal()}`);
}
