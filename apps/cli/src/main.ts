import { run } from './run.js';

// Whoever reads may have seen enough (`keyledger --help | head`): the command ends in its own time, and closes what it opened.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await run(process.argv.slice(2), {
  environment: process.env,
  print: (text) => void process.stdout.write(`${text}\n`),
  say: (line) => void process.stderr.write(`${line}\n`),
  isTerminal: process.stdout.isTTY,
});
