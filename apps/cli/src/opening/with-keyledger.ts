import { openKeyledger, type Keyledger, type OpenOptions } from '@keyledger/assembly';
import { readConfiguration } from '@keyledger/configuration';
import type { CommandLine } from '../command-line/command-line.js';

/** Opens the product, does the work and closes it again; joins a running server's database or starts it. */
export async function withKeyledger<Result>(
  line: CommandLine,
  work: (keyledger: Keyledger) => Promise<Result>,
  options: Partial<Pick<OpenOptions, 'migrate' | 'adoptLog'>> = {},
): Promise<Result> {
  const configuration = readConfiguration(line.environment);
  const keyledger = await openKeyledger(configuration, {
    say: (told) => line.say(told),
    migrate: configuration.databaseUrl ? 'REFUSE_PENDING' : 'NOW',
    ...options,
  });
  try {
    return await work(keyledger);
  } finally {
    await keyledger.close();
  }
}
