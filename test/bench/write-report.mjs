import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import prettier from 'prettier';

const REPORT = fileURLToPath(new URL('../../docs/performance.md', import.meta.url));
const BEGIN = '<!-- measured by `npm run bench -- all` -->';
const END = '<!-- the end of what is measured -->';

/** Puts what a whole run measured between the report's marks; all else in it is written by people. */
export async function writeReport(lines) {
  const report = readFileSync(REPORT, 'utf8');
  const [before, rest] = report.split(BEGIN);
  const after = rest?.split(END)[1];
  if (after === undefined) throw new Error(`docs/performance.md has lost its marks: ${BEGIN}`);
  const text = `${before}${BEGIN}\n\n${measured(lines)}\n\n${END}${after}`;
  const style = await prettier.resolveConfig(REPORT);
  writeFileSync(REPORT, await prettier.format(text, { ...style, parser: 'markdown' }));
}

function measured(lines) {
  const day = new Date().toISOString().slice(0, 10);
  const [{ model }] = cpus();
  const head = [
    'case',
    'ours',
    'peer',
    'unit',
    'ratio',
    'lowest to highest',
    'target',
    'verdict',
    'n',
  ];
  return [
    `${day}, ${cpus().length} cores (${model}), Node ${process.version}. Each figure is the median of its rounds.`,
    '',
    row(head),
    row(head.map(() => '---')),
    ...lines.map(rowOf),
    '',
    ...lines.map(({ case: name, conditions, error }) => `- \`${name}\`: ${error ?? conditions}.`),
  ].join('\n');
}

function rowOf(line) {
  const { case: name, ours, peer, unit, ratio, spread, target, n, error } = line;
  if (error) return row([`\`${name}\``, '', '', '', '', '', '', error, '']);
  const figures = [ours, peer].map((figure) => figure?.toLocaleString('en'));
  const range = spread ? `${spread[0]} to ${spread[1]}` : '';
  return row([`\`${name}\``, ...figures, unit, ratio, range, target, verdict(line), n]);
}

/** `missed`: what a case promises beside its ratio and did not keep, in words. */
function verdict({ ratio, target, missed }) {
  if (target === undefined) return '';
  if (missed) return `missed: ${missed}`;
  return ratio >= target ? 'met' : 'missed';
}

const row = (cells) =>
  `| ${cells.map((cell) => String(cell ?? '').replaceAll('|', '\\|')).join(' | ')} |`;
