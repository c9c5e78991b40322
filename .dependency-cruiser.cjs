/**
 * Dependencies run one way: a package may use those that stand before it here, and nothing behind it.
 * Packages of one line do not use each other.
 */
const order = [
  ['kernel'],
  ['keys', 'configuration'],
  ['postgres', 'redis'],
  ['event-store'],
  ['projections', 'jobs'],
  ['graphql'],
  // The contexts, each may use those before it.
  ['approvals'],
  ['organizations'],
  ['employees'],
  ['credentials'],
  ['accounts'],
  ['sign-in'],
  ['access'],
  ['mailboxes'],
  ['verification'],
  ['ownership'],
  ['anomalies'],
  ['notifications'],
  ['imports'],
  ['subscriptions'],
  ['compliance'],
  ['bulk'],
  ['assembly'],
  ['process'],
];

const test = '\\.spec\\.ts$|/testing/|^test/';

const layers = order.flatMap((line, place) =>
  line.map((name) => {
    const beside = line.filter((other) => other !== name);
    const behind = [...beside, ...order.slice(place + 1).flat()];
    return {
      name: `${name}-looks-forward`,
      comment: `libs/${name} may only use the packages before it.`,
      severity: 'error',
      from: { path: `^libs/${name}/` },
      to: { path: `^(libs/(${behind.join('|')})|apps/[^/]+)/` },
    };
  }),
);

/** What a package of another name may be imported for, and where. */
const only = (name, packages, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: '^(libs|apps)/', pathNot: allowed },
  to: { path: `(^|node_modules/)(${packages})(/|$)` },
});

module.exports = {
  forbidden: [
    ...layers,
    {
      name: 'unlisted-package',
      comment: 'A new package takes its place in the order above.',
      severity: 'error',
      from: { path: '^libs/', pathNot: `^libs/(${order.flat().join('|')})/` },
      to: {},
    },
    {
      name: 'past-the-entry-point',
      comment: 'Packages meet through src/index.ts, and src/testing/index.ts in tests.',
      severity: 'error',
      from: { path: '^(libs|apps)/([^/]+)/' },
      to: {
        path: '^(libs|apps)/[^/]+/src/',
        pathNot: ['^$1/$2/', '^(libs|apps)/[^/]+/src/(testing/)?index\\.ts$'],
      },
    },
    {
      name: 'by-relative-path',
      comment: 'Another package is imported by its name.',
      severity: 'error',
      from: { path: '^(libs|apps)/([^/]+)/' },
      to: { path: '^(libs|apps)/', pathNot: '^$1/$2/', dependencyTypes: ['local'] },
    },
    {
      name: 'test-kit-in-production',
      comment: 'Test kits are for tests and other test kits.',
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: test },
      to: { path: '/src/testing/' },
    },
    {
      name: 'circular',
      comment: 'Modules that need each other at run time cannot be understood apart.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nest-in-the-domain',
      comment: 'Deciders, events and state are plain functions and data.',
      severity: 'error',
      from: { path: '\\.(decider|events|state)\\.ts$' },
      to: { path: '(^|node_modules/)@nestjs/' },
    },
    {
      name: 'command-that-loads-early',
      comment:
        'A command says what it is before what it does is loaded: it imports that at its call.',
      severity: 'error',
      from: { path: '^apps/cli/src/((program|run|main)|[^/]+/[^/]+\\.(command|argument))\\.ts$' },
      to: {
        path: '^(libs|apps)/',
        pathNot: [
          '^libs/kernel/',
          '^apps/cli/src/(program|run)\\.ts$',
          '^apps/cli/src/command-line/(command-line|late-argument|terminal-locale)\\.ts$',
          '^apps/cli/src/[^/]+/[^/]+\\.(command|argument)\\.ts$',
        ],
        dynamic: false,
        dependencyTypesNot: ['type-only'],
      },
    },
    only('queue-outside-jobs', 'bullmq', '^libs/jobs/', 'The queue is known to libs/jobs alone.'),
    only(
      'redis-outside-its-package',
      'ioredis',
      '^libs/redis/',
      'Redis is known to libs/redis alone.',
    ),
    only(
      'event-store-client-outside-its-adapter',
      '@eventstore/db-client|@kurrent/kurrentdb-client',
      '^libs/event-store/src/eventstoredb/',
      'EventStoreDB is known to its adapter alone.',
    ),
    {
      name: 'unresolvable',
      comment: 'The import leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'undeclared-dependency',
      comment: 'A package declares what it imports in its own package.json.',
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: test },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'] },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: 'specify',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(libs|apps)/[^/]+/dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default'],
      extensions: ['.ts', '.js', '.json'],
    },
    reporterOptions: { text: { highlightFocused: true } },
  },
};
