import { Argument, type Command } from 'commander';

/** An argument whose choices lie in modules that are slow to load: they are asked for once its command is chosen. */
export class LateArgument extends Argument {
  constructor(
    name: string,
    description: string,
    private readonly askChoices: () => Promise<readonly string[]>,
  ) {
    super(name, description);
  }

  async loadChoices(): Promise<void> {
    this.choices(await this.askChoices());
  }
}

/** Hook of the whole: what the words name knows its choices before it reads those words or shows its help. */
export async function loadChoices(whole: Command, chosen: Command): Promise<void> {
  for (const command of chosen.commands.filter((one) => whole.args.includes(one.name()))) {
    for (const argument of command.registeredArguments) {
      if (argument instanceof LateArgument) await argument.loadChoices();
    }
  }
}
