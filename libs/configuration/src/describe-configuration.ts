import { expectation } from './check-settings.js';
import { isSecret, settingGroups, settings, type SettingName } from './settings.js';

const HEAD = `# Configuration

Keyledger is configured by environment variables, read and checked once at boot. A boot that is refused lists every
problem and what to set. An empty variable counts as unset, and an unknown one that begins with \`KEYLEDGER_\` is refused.

Variables marked **secret** may instead be given as a file: the same name with \`_FILE\` at its end, holding the file's
path. This page is generated (\`node tools/configuration-docs.mjs\`).
`;

/** @returns docs/configuration.md. */
export function describeConfiguration(): string {
  const groups = Object.entries(settingGroups).map(([topic, group]) => {
    const rows = (Object.keys(group) as SettingName[]).map(row);
    return `\n## ${topic}\n\n| variable | default | takes | what it does |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`;
  });
  return `${HEAD}${groups.join('')}`;
}

function row(name: SettingName): string {
  const { default: plain, defaultText, description } = settings.properties[name];
  const preset: unknown = defaultText ?? (plain === undefined ? 'unset' : `\`${plain}\``);
  const takes = isSecret(name) ? '**secret** text' : expectation(name);
  return `| \`${name}\` | ${preset} | ${takes} | ${description} |`;
}
