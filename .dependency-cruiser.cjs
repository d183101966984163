/** Who may import whom: the table of ARCHITECTURE.md section 2, as rules that fail `npm run check`. */
const domains =
  'awake|brand|campaigns|channels|competitors|designs|duplicates|evergreen|media|pillars|portraits|posts|practice|projects|proof|publishing|rehearsal|reposts|rules|series|settings|slots|strategy|tables|watching|connectors|http'
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'shared-is-pure',
      comment:
        'shared runs in every process: itself, zod and Temporal only (rrule-temporal brings its own; qr is pure arithmetic)',
      severity: 'error',
      from: { path: '^src/shared/', pathNot: '\\.test\\.ts$' },
      to: {
        pathNot: ['^src/shared/', '^node_modules/(zod|temporal-polyfill|temporal-spec|rrule-temporal|qr)/'],
      },
    },
    {
      name: 'core-never-reaches-electron',
      severity: 'error',
      from: { path: '^src/main/core/' },
      to: { path: '^(node_modules/)?electron($|/)', reachable: true },
    },
    {
      name: 'core-imports-core-and-shared',
      severity: 'error',
      from: { path: '^src/main/core/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/', pathNot: '^src/(main/core|shared)/' },
    },
    {
      name: 'handlers-are-private-to-their-domain',
      severity: 'error',
      from: { path: '^src/main/core/', pathNot: '^src/main/core/(createCore|[a-z]+/.*\\.test)\\.ts$' },
      to: { path: '^src/main/core/[a-z]+/[a-zA-Z]*Handlers\\.ts$' },
    },
    {
      name: 'connectors-know-no-core',
      comment: 'a connector is one file and one registry line: no database, no other domain',
      severity: 'error',
      from: { path: '^src/main/core/connectors/', pathNot: '\\.test\\.ts$' },
      to: { path: `^src/main/core/(db|${domains})/`, pathNot: '^src/main/core/connectors/' },
    },
    {
      name: 'no-connector-imports-another',
      severity: 'error',
      from: { path: '^src/main/core/connectors/([a-z]+)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/main/core/connectors/[a-z]+/', pathNot: '^src/main/core/connectors/$1/' },
    },
    {
      name: 'readers-know-no-core',
      comment:
        'a kind of source is one file and one registry line: it reads through its io, parses markup, and knows neither the database nor who watches',
      severity: 'error',
      from: { path: '^src/main/core/watching/readers/', pathNot: '\\.test\\.ts$' },
      to: {
        path: '^src/main/',
        pathNot: [
          '^src/main/core/watching/(readers|markup)/',
          '^src/main/core/watching/(ReadingFailure|web/createWeb)\\.ts$',
        ],
      },
    },
    {
      name: 'no-reader-imports-another',
      severity: 'error',
      from: { path: '^src/main/core/watching/readers/(telegram|youtube|vk|bluesky|mastodon|feed)\\.ts$' },
      to: { path: '^src/main/core/watching/readers/(telegram|youtube|vk|bluesky|mastodon|feed)\\.ts$' },
    },
    {
      name: 'hosts-are-thin',
      severity: 'error',
      from: { path: '^src/main/(desktop|headless)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/', pathNot: ['^src/main/core/', '^src/shared/', '^src/main/(desktop|headless)/'] },
    },
    {
      name: 'hosts-do-not-know-each-other',
      severity: 'error',
      from: { path: '^src/main/(desktop|headless)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/main/(desktop|headless)/', pathNot: '^src/main/$1/' },
    },
    {
      name: 'electron-only-in-the-shell',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(main/desktop|preload)/' },
      to: { path: '^(node_modules/)?electron($|/)' },
    },
    {
      name: 'preload-is-small',
      severity: 'error',
      from: { path: '^src/preload/' },
      to: { pathNot: ['^(node_modules/)?electron', '^src/preload/', '^src/shared/rpc/port\\.ts$'] },
    },
    {
      name: 'renderer-never-reaches-node',
      severity: 'error',
      from: { path: '^src/renderer/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^src/(main|preload)/' },
    },
    {
      name: 'features-do-not-know-each-other',
      severity: 'error',
      from: { path: '^src/renderer/features/([a-z]+)/' },
      to: { path: '^src/renderer/features/', pathNot: '^src/renderer/features/$1/' },
    },
    {
      name: 'features-do-not-know-the-app',
      severity: 'error',
      from: { path: '^src/renderer/(features|ui|bridge|commands)/' },
      to: { path: '^src/renderer/app/' },
    },
    {
      name: 'ui-knows-nothing-of-the-app',
      severity: 'error',
      from: { path: '^src/renderer/ui/' },
      to: { path: '^src/', pathNot: '^src/renderer/(ui|styles)/' },
    },
    {
      name: 'primitives-only-in-ui',
      severity: 'error',
      from: { path: '^src/renderer/', pathNot: '^src/renderer/ui/' },
      to: { path: '^node_modules/@base-ui/' },
    },
    {
      name: 'fabric-only-on-the-stage',
      severity: 'error',
      // The bench draws the same on a plain Fabric canvas, to compare.
      from: { pathNot: '^(src/renderer/features/studio/stage|tests/studio)/' },
      to: { path: '^node_modules/fabric/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
}
