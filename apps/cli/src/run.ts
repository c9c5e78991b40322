import { CommanderError } from 'commander';
import { EXIT, type CommandLine } from './command-line/command-line.js';
import { program } from './program.js';

/**
 * Carries out one command line.
 * @returns the exit code: 0 done, 1 refused or failed with a sentence on standard error, 2 not understood.
 */
export async function run(words: readonly string[], line: CommandLine): Promise<number> {
  try {
    await program(line).parseAsync([...words], { from: 'user' });
    return EXIT.ok;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    line.say(error instanceof Error ? error.message : String(error));
    return EXIT.failed;
  }
}
