import { DEFAULT_LOCALE, LOCALES } from '@keyledger/kernel';
import { Command, Option } from 'commander';
import type { CommandLine } from '../command-line/command-line.js';
import type { CreateOptions } from './create.js';

export function createCommand(line: CommandLine): Command {
  return new Command('create')
    .description('make an organization with its mail domain and its first owner')
    .requiredOption('--name <name>', 'what the organization is called')
    .requiredOption('--domain <domain>', 'its mail domain')
    .requiredOption('--owner-name <name>', "the first owner's name")
    .requiredOption('--owner-address <address>', "the first owner's mailbox, under that domain")
    .option('--time-zone <zone>', 'in which calendar rules run', 'Asia/Shanghai')
    .addOption(
      new Option('--locale <locale>', 'language of its messages')
        .choices(LOCALES)
        .default(DEFAULT_LOCALE),
    )
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nShows a link, once, by which the owner sets a password: on a terminal, else in a new file of mode 0600. The same\n' +
        'command again goes on where one stopped, and shows a new link as long as the owner has set no password.\n' +
        '\nExamples:\n  keyledger organization create --name 蓝山科技 --domain blue-hill.example \\\n' +
        '    --owner-name 李娜 --owner-address li.na@blue-hill.example',
    )
    .action(async (options: CreateOptions) => (await import('./create.js')).create(line, options));
}
