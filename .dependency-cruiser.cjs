/** Doors, purity, the place of SQL, no cycles. Each rule is shown to fail by a case in tools/negatives. */
const rooms = [
  'members',
  'notary',
  'evidence',
  'diagnosis',
  'directory',
  'cases',
  'service',
  'linking',
  'statements',
  'vetting',
  'webhooks',
  'trade',
  'delivery',
  'deposits',
  'claims',
  'mediation',
  'credit',
  'supervision',
];

/** A room may knock only at the doors of rooms before it. */
const order = rooms.map((room, i) => ({
  name: `room-order-${room}`,
  severity: 'error',
  comment: `${room} may not call a later room; later rooms hear of it through the outbox`,
  from: { path: `^apps/server/src/rooms/${room}/` },
  to: { path: `^apps/server/src/rooms/(${rooms.slice(i + 1).join('|') || 'none'})/` },
}));

module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    ...order,
    {
      name: 'room-door',
      severity: 'error',
      comment: "another room's inside is reached only by its index.ts",
      from: { path: '^apps/server/src/rooms/([^/]+)/' },
      to: {
        path: '^apps/server/src/rooms/[^/]+/.+',
        pathNot: ['^apps/server/src/rooms/$1/', '^apps/server/src/rooms/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'outside-door',
      severity: 'error',
      comment: 'compose.ts and tests come in by the door too',
      from: { path: '^apps/(server/src|cli)/', pathNot: ['^apps/server/src/rooms/', '\\.test\\.ts$'] },
      to: { path: '^apps/server/src/rooms/[^/]+/.+', pathNot: '^apps/server/src/rooms/[^/]+/index\\.ts$' },
    },
    {
      name: 'platform-knows-no-room',
      severity: 'error',
      from: { path: '^apps/server/src/platform/', pathNot: '\\.test\\.ts$' },
      to: { path: '^apps/server/src/(rooms|compose|main)' },
    },
    {
      name: 'only-compose-knows-all-rooms',
      severity: 'error',
      from: {
        path: '^apps/server/src/',
        pathNot: ['^apps/server/src/(rooms/|compose(-rooms)?\\.ts)', '\\.test\\.ts$'],
      },
      to: { path: '^apps/server/src/rooms/' },
    },
    {
      name: 'rules-are-pure',
      severity: 'error',
      comment:
        "a room's rules import their own kind, other rules and the pure packages; no node:, no npm, no platform",
      from: { path: '^apps/server/src/rooms/[^/]+/rules/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: ['^apps/server/src/rooms/[^/]+/rules/', '^packages/[^/]+/src/'] },
    },
    {
      name: 'packages-no-io',
      severity: 'error',
      from: { path: '^packages/', pathNot: ['\\.test\\.ts$', '/testing\\.ts$'] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'packages-know-no-app',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^apps/' },
    },
    {
      name: 'kernel-alone',
      severity: 'error',
      from: { path: '^packages/kernel/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^packages/kernel/' },
    },
    {
      name: 'tlog-publishable-alone',
      severity: 'error',
      from: { path: '^packages/tlog/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: ['^packages/tlog/', 'node_modules/@noble/'] },
    },
    {
      name: 'client-publishable-alone',
      severity: 'error',
      from: { path: '^packages/client/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^packages/client/' },
    },
    {
      name: 'sql-in-the-store',
      severity: 'error',
      comment: 'all SQL of a room stands in its store.ts and migrations.ts',
      from: {
        path: '^apps/server/src/rooms/[^/]+/',
        pathNot: ['/store[^/]*\\.ts$', '/migrations\\.ts$', '\\.test\\.ts$', '/testing\\.ts$'],
      },
      to: { path: 'node_modules/(kysely|pg|@electric-sql)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'web-knows-no-server',
      severity: 'error',
      from: { path: '^apps/web/src/' },
      to: { path: '^apps/(server|cli)/' },
    },
    {
      name: 'no-dev-dependency-at-run-time',
      severity: 'error',
      from: { path: '^(apps|packages)/.*/src/', pathNot: ['\\.test\\.tsx?$', '/testing\\.ts$', '/testing/'] },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], pathNot: 'node_modules/@types/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['\\.grit$', '^apps/web/dist', '^tools/negatives'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
