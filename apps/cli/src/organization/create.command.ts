import { DEFAULT_LOCALE, LOCALES, Secret, type Locale } from '@keyledger/kernel';
import { Command, Option } from 'commander';
import { CommandLineActs } from '../audit/command-line-acts.js';
import type { CommandLine } from '../command-line/command-line.js';
import { isRejection } from '@keyledger/kernel';
import { refusal } from '../command-line/refused.js';
import { showSecret } from '../command-line/show-secret.js';
import { withApplication } from '../opening/with-application.js';
import { OrganizationFounding } from './organization-founding.js';

interface Options {
  readonly name: string;
  readonly domain: string;
  readonly ownerName: string;
  readonly ownerAddress: string;
  readonly timeZone: string;
  readonly locale: Locale;
  readonly json?: true;
}

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
    .action((options: Options) => create(line, options));
}

async function create(line: CommandLine, options: Options): Promise<void> {
  await withApplication(line, async (app, { configuration, foundation }) => {
    const founded = await OrganizationFounding.of(app).found({
      organizationName: options.name,
      domain: options.domain,
      ownerName: options.ownerName,
      address: options.ownerAddress,
      timeZone: options.timeZone,
      locale: options.locale,
    });
    if (isRejection(founded)) throw refusal(founded, line.environment);
    const { organizationId, accountId, token, expiresAt } = founded;
    await new CommandLineActs(foundation).on(organizationId, 'organization create', accountId);
    const link = new Secret(`${configuration.http.publicUrl}/l/${token.reveal()}`);
    const what = `The link by which the owner sets a password, until ${expiresAt.toISOString()}`;
    const linkFile = await showSecret(line, what, link, configuration.dataFolder);
    if (options.json) line.print(JSON.stringify({ organizationId, accountId, linkFile }));
    else line.print(`The organization ${organizationId} is there, owned by ${options.ownerName}.`);
  });
}
