import { Command } from 'commander';
import type { CommandLine } from '../command-line/command-line.js';
import type { CopyLogOptions } from './copy-log.js';

export function copyLogCommand(line: CommandLine): Command {
  return new Command('copy-log')
    .description('copy every event into another store, and check every hash chain on the way')
    .requiredOption('--from <where>', 'the log to copy: a URL, env:NAME or file:PATH')
    .requiredOption('--to <where>', 'an empty log, or a copy that was interrupted: as --from')
    .option('--allow-insecure', 'take an EventStoreDB without TLS')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nStop the server first: events that are appended meanwhile are left for another run. A copy that was interrupted\n' +
        'goes on where it stopped. Data keys, claims and read models are in PostgreSQL and are not copied. Afterwards name\n' +
        'the new store for every process and run "keyledger migrate --adopt-log".\n' +
        'A URL holds a password, which others on this machine can read on a command line: name a variable or a file.\n' +
        '\nExamples:\n  keyledger copy-log --from env:DATABASE_URL --to env:EVENTSTOREDB_URL\n' +
        '  keyledger copy-log --from file:/run/secrets/old --to file:/run/secrets/new',
    )
    .action(async (options: CopyLogOptions) => (await import('./copy-log.js')).copy(line, options));
}
