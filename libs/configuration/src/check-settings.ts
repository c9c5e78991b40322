import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { isSecret, settings, type SettingName, type Settings } from './settings.js';

let compiled: ValidateFunction<Settings> | undefined;

export interface CheckedSettings {
  /** Undefined when a value has the wrong form. */
  readonly settings: Settings | undefined;
  readonly problems: readonly string[];
}

/** Brings the texts of the environment into the schema's types, with its defaults. */
export function checkSettings(
  texts: Readonly<Partial<Record<SettingName, string>>>,
): CheckedSettings {
  const values: Record<string, unknown> = { ...texts };
  const validate = (compiled ??= compile());
  if (validate(values)) return { settings: values, problems: [] };
  const names = new Set((validate.errors ?? []).map(settingOf));
  return { settings: undefined, problems: [...names].map((name) => problem(name, texts[name])) };
}

/** At the first use: much that imports this package reads no settings. */
function compile(): ValidateFunction<Settings> {
  const ajv = new Ajv({ allErrors: true, coerceTypes: true, useDefaults: true });
  ajv.addVocabulary(['secret', 'defaultText']);
  return ajv.compile<Settings>(settings);
}

function settingOf({ instancePath }: ErrorObject): SettingName {
  return instancePath.slice(1) as SettingName;
}

function problem(name: SettingName, text: string | undefined): string {
  const found = isSecret(name) || text === undefined ? '' : `, and is "${text}"`;
  return `${name} must be ${expectation(name)}${found}.`;
}

/** What a setting takes, in words. */
export function expectation(name: SettingName): string {
  const { type, minimum, maximum, enum: choices } = settings.properties[name];
  if (type === 'integer') return `a whole number from ${minimum} to ${maximum}`;
  if (Array.isArray(choices)) return choices.join(' or ');
  return 'a text';
}
