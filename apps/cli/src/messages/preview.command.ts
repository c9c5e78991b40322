import { LOCALES } from '@keyledger/kernel';
import type { TemplateKind } from '@keyledger/notifications';
import { Command, Option } from 'commander';
import type { CommandLine } from '../command-line/command-line.js';
import { LateArgument } from '../command-line/late-argument.js';
import { localeOf } from '../command-line/terminal-locale.js';
import type { PreviewOptions } from './preview.js';

export function previewCommand(line: CommandLine): Command {
  return new Command('preview')
    .description(
      'print a message with sample values, or the kinds of messages there are; sends nothing',
    )
    .addArgument(
      new LateArgument(
        '[kind]',
        'which message; without it, the kinds are listed',
        async () => (await import('@keyledger/notifications')).TEMPLATE_KINDS,
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
    .action(async (kind: TemplateKind | undefined, options: PreviewOptions) =>
      (await import('./preview.js')).preview(line, kind, options),
    );
}
