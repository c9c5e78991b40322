import { LateArgument } from '../command-line/late-argument.js';

/** `<name>`: one of the read models that there are. */
export function readModelArgument(): LateArgument {
  return new LateArgument('<name>', 'which read model', async () => {
    const { projections } = await import('@keyledger/assembly');
    return projections.map(({ name }) => name);
  });
}
