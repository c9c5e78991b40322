import { readFileSync } from 'node:fs';
import { isSecret, settingNames, type SettingName } from './settings.js';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface EnvironmentReading {
  readonly values: Readonly<Partial<Record<SettingName, string>>>;
  readonly problems: readonly string[];
}

/** Takes the settings out of the environment, secrets also out of their `_FILE`s. An empty variable counts as unset. */
export function readEnvironment(environment: Environment): EnvironmentReading {
  const values: Partial<Record<SettingName, string>> = {};
  const problems: string[] = [];
  for (const name of settingNames) {
    const file = isSecret(name) ? environment[`${name}_FILE`] : undefined;
    const value = environment[name];
    if (value && file) {
      problems.push(`${name} and ${name}_FILE are both set; set only one of them.`);
    } else if (value) {
      values[name] = value;
    } else if (file) {
      readSecretFile(name, file, values, problems);
    }
  }
  return { values, problems: [...problems, ...unknownVariables(environment)] };
}

function readSecretFile(
  name: SettingName,
  file: string,
  values: Partial<Record<SettingName, string>>,
  problems: string[],
): void {
  try {
    const value = readFileSync(file, 'utf8').trim();
    if (value) values[name] = value;
    else problems.push(`${name}_FILE names ${file}, which is empty.`);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    problems.push(
      `${name}_FILE names ${file}, which cannot be read (${code ?? 'unknown reason'}).`,
    );
  }
}

/** A mistyped name would otherwise pass as an unset one. What the tests use among themselves is left alone. */
function unknownVariables(environment: Environment): readonly string[] {
  const known = new Set<string>(
    settingNames.flatMap((name) => (isSecret(name) ? [name, `${name}_FILE`] : [name])),
  );
  return Object.keys(environment)
    .filter((name) => name.startsWith('KEYLEDGER_') && !name.startsWith('KEYLEDGER_TEST_'))
    .filter((name) => !known.has(name))
    .map((name) => `${name} is not a setting; see docs/configuration.md for those there are.`);
}
