/** How a connection is kept, where the connection string does not say it (milliseconds). */
const DEFAULTS = {
  // A host that vanished is noticed within interval + timeout.
  keepAliveInterval: 3_000,
  keepAliveTimeout: 3_000,
  // With one more try, whoever waits for a host that hangs is answered within ten seconds.
  defaultDeadline: 4_000,
} as const;

/** What the client understands. It prints the whole string, password included, for any other option. */
const OPTIONS = new Map(
  [
    'userCertFile',
    'userKeyFile',
    'maxDiscoverAttempts',
    'connectionName',
    'defaultDeadline',
    'discoveryInterval',
    'gossipTimeout',
    'nodePreference',
    'tls',
    'tlsCAFile',
    'throwOnAppendFailure',
    'keepAliveInterval',
    'keepAliveTimeout',
  ].map((name) => [flat(name), name]),
);

const FORM =
  /^(?<protocol>esdb|kurrentdb)(?<discover>\+discover)?:\/\/(?:(?<login>[^/?]*)@)?(?<hosts>[^/?@]+)\/?(?:\?(?<options>.*))?$/;

/** The connection string cannot be used. Its value is never quoted: it may hold a password. */
export class InvalidConnectionString extends Error {
  override readonly name = 'InvalidConnectionString';
}

export interface CheckedConnectionString {
  /** With every option that the adapter relies on. */
  readonly text: string;
  readonly deadlineMs: number;
  /** Without TLS, where the client sends no credentials either. */
  readonly isInsecure: boolean;
}

/** @throws InvalidConnectionString in words that do not quote it. */
export function checkConnectionString(text: string): CheckedConnectionString {
  const parts = FORM.exec(text.trim())?.groups;
  if (!parts) refuse('it must have the form esdb://user:password@host:2113?tls=true');
  checkLogin(parts['login']);
  const options = optionsOf(parts['options']);
  if (options.get('throwOnAppendFailure') === 'false') {
    refuse(
      'throwOnAppendFailure must not be false: a refused append would look like a written one',
    );
  }
  for (const [name, value] of Object.entries(DEFAULTS)) {
    if (!options.has(name)) options.set(name, String(value));
    if (!/^[1-9]\d{0,8}$/.test(options.get(name) ?? '')) refuse(`${name} must be milliseconds`);
  }
  const login = parts['login'] === undefined ? '' : `${parts['login']}@`;
  const query = [...options].map(([name, value]) => `${name}=${value}`).join('&');
  return {
    text: `esdb${parts['discover'] ?? ''}://${login}${parts['hosts']}?${query}`,
    deadlineMs: Number(options.get('defaultDeadline')),
    isInsecure: options.get('tls') === 'false',
  };
}

/** The client takes what stands behind a second colon for no part of the password, and says nothing. */
function checkLogin(login: string | undefined): void {
  if (login === undefined) return;
  if (!/^[^:@]+:[^:@]+$/.test(login)) {
    refuse('the login must be user:password, with %3A for a colon and %40 for an @ in either');
  }
  try {
    decodeURIComponent(login);
  } catch {
    refuse('the login holds a % that encodes nothing; write it as %25');
  }
}

function optionsOf(query: string | undefined): Map<string, string> {
  const options = new Map<string, string>();
  for (const pair of query ? query.split('&') : []) {
    const [name = '', value = '', ...rest] = pair.split('=');
    const known = OPTIONS.get(flat(name));
    if (known === undefined) refuse('it has an option that the client does not know');
    if (value === '' || rest.length > 0) refuse(`${known} must have a value`);
    options.set(known, value);
  }
  return options;
}

/** The client takes no notice of case, `-` and `_`. */
function flat(name: string): string {
  return name.trim().toLowerCase().replace(/[_-]/g, '');
}

function refuse(problem: string): never {
  throw new InvalidConnectionString(
    `The connection string of EventStoreDB cannot be used: ${problem}`,
  );
}
