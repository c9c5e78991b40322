import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import { readConfiguration } from '@keyledger/configuration';
import { isSecret, settingNames } from '../../libs/configuration/src/settings.js';

interface Service {
  readonly image?: string;
  readonly build?: object;
  readonly user?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly secrets?: readonly string[];
  readonly ports?: readonly string[];
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly secrets?: Readonly<Record<string, { readonly file: string }>>;
}

const pathOf = (file: string) => fileURLToPath(new URL(`../../docker/${file}`, import.meta.url));
const inDocker = (file: string) => readFileSync(pathOf(file), 'utf8');
const FILES = ['compose.yml', 'compose.tls.yml'];
const composed = (file: string) => load(inDocker(file)) as Compose;
const dockerfile = inDocker('Dockerfile');

const ours = /^(KEYLEDGER_|DATABASE_URL|REDIS_URL|EVENTSTOREDB_URL)/;
const known = new Set<string>(
  settingNames.flatMap((name) => (isSecret(name) ? [name, `${name}_FILE`] : [name])),
);
const isSetting = (variable: string) => known.has(variable);

describe.each(FILES)('docker/%s', (file) => {
  const services = Object.entries(composed(file).services);

  it('sets nothing that is no setting', () => {
    const set = services
      .flatMap(([, { environment = {} }]) => Object.keys(environment))
      .filter((name) => ours.test(name));
    expect(set.length).toBeGreaterThan(0);
    expect(set.filter((name) => !isSetting(name))).toEqual([]);
  });

  it('names every image by a tag that does not move', () => {
    const images = services.flatMap(([, { image }]) => image ?? []);
    expect(images.length).toBeGreaterThan(0);
    for (const image of images) expect(image).toMatch(/:v?\d+\.\d+\.?\d*[\w.-]*$/);
  });

  it('raises no image of ours to root', () => {
    for (const [, { image, user }] of services) {
      if (image?.startsWith('keyledger:')) expect(user).toBeUndefined();
      expect(user ?? '').not.toMatch(/^(root|0)(:|$)/);
    }
  });

  it('publishes on this machine alone', () => {
    for (const [, { ports = [] }] of services) {
      for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
    }
  });
});

describe('The secrets of the compose files', () => {
  const script = inDocker('make-secrets.sh');

  it.each(FILES)('that %s reads are made by make-secrets.sh', (file) => {
    for (const { file: path } of Object.values(composed(file).secrets ?? {})) {
      expect(path).toMatch(/^\.\/secrets\//);
      expect(script).toContain(`once ${path.slice('./secrets/'.length)} `);
    }
  });

  it('are all declared', () => {
    const declared = FILES.flatMap((file) => Object.keys(composed(file).secrets ?? {}));
    const used = FILES.flatMap((file) => Object.values(composed(file).services)).flatMap(
      ({ secrets = [] }) => secrets,
    );
    expect(used.filter((name) => !declared.includes(name))).toEqual([]);
  });
});

describe('A production boot', () => {
  const folder = mkdtempSync(join(tmpdir(), 'keyledger-docker-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  // The script makes its secrets beside itself.
  beforeAll(() => {
    const script = join(folder, 'make-secrets.sh');
    copyFileSync(pathOf('make-secrets.sh'), script);
    execFileSync('sh', [script]);
  });

  /** As Compose puts it together: a later file's values win, and a secret's file is where the last one says. */
  function environmentOf(service: string, files: readonly string[]): Record<string, string> {
    const read = files.map(composed);
    const secrets = Object.assign({}, ...read.map((file) => file.secrets)) as NonNullable<
      Compose['secrets']
    >;
    const environment = Object.assign(
      {},
      ...read.map((file) => file.services[service]?.environment),
    ) as Record<string, string>;
    const values = Object.entries(environment)
      .filter(([name]) => ours.test(name))
      .map(([name, value]): [string, string] => {
        const secret = secrets[value.replace('/run/secrets/', '')]?.file;
        return [name, secret ? join(folder, 'secrets', basename(secret)) : defaultOf(value)];
      });
    return Object.fromEntries(values);
  }

  /** Of `${NAME:-default}`. */
  const defaultOf = (value: string) => value.replace(/^\$\{\w+:-(.*)\}$/, '$1');

  it.each(['api', 'worker', 'migrate', 'cli'])(
    'of %s takes the settings as they are',
    (service) => {
      const plain = readConfiguration(environmentOf(service, ['compose.yml']));
      expect(plain.mode).toBe('production');
      expect(plain.http).toMatchObject({ host: '0.0.0.0', publicUrl: 'http://localhost:8080' });
      expect(plain.eventStoreDbUrl?.reveal()).toContain('tls=false');

      const encrypted = readConfiguration(environmentOf(service, FILES));
      expect(encrypted.http.publicUrl).toBe('https://localhost:8443');
      expect(encrypted.databaseUrl?.reveal()).toContain('sslmode=verify-full');
      expect(encrypted.redisUrl?.reveal()).toMatch(/^rediss:/);
      expect(encrypted.eventStoreDbUrl?.reveal()).toContain('tls=true&tlsCAFile=');
    },
  );
});

describe('docker/Dockerfile', () => {
  it('stands on images whose tags do not move', () => {
    const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image);
    expect(bases.length).toBeGreaterThan(0);
    for (const base of bases) expect(base).toMatch(/:\d+\.\d+\.\d+-/);
  });

  it('ends as a user who is not root, with a command of its own', () => {
    const last = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));
    expect([...last.matchAll(/^USER (\S+)/gm)].map(([, user]) => user)).toEqual(['node']);
    expect(last).toMatch(/^CMD \[/m);
  });

  it('sets nothing that is no setting', () => {
    const named = [...dockerfile.matchAll(/\b(KEYLEDGER_\w+)=/g)].map(([, name]) => name ?? '');
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !isSetting(name))).toEqual([]);
  });
});
