import { isRejection, Secret, type Locale } from '@keyledger/kernel';
import { CommandLineActs } from '../audit/command-line-acts.js';
import type { CommandLine } from '../command-line/command-line.js';
import { refusal } from '../command-line/refused.js';
import { showSecret } from '../command-line/show-secret.js';
import { withApplication } from '../opening/with-application.js';
import { OrganizationFounding } from './organization-founding.js';

export interface CreateOptions {
  readonly name: string;
  readonly domain: string;
  readonly ownerName: string;
  readonly ownerAddress: string;
  readonly timeZone: string;
  readonly locale: Locale;
  readonly json?: true;
}

export async function create(line: CommandLine, options: CreateOptions): Promise<void> {
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
