/** Who may import whom (docs/architecture.md). A rule here is a sentence there. */
const onlyIn = (name, comment, to, from) => ({
  name,
  comment,
  severity: 'error',
  from: {
    path: '^(cloudfunctions|admin-web|miniprogram|shared-types)/',
    pathNot: [...from, '\\.test\\.tsx?$', '/test/'],
  },
  to: { path: to },
})

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'contract-only-zod',
      comment: 'The contract runs in the mini-program: zod and itself, nothing else.',
      severity: 'error',
      from: { path: '^shared-types/src', pathNot: '\\.test\\.ts$' },
      to: { pathNot: ['^shared-types/src', 'node_modules/zod/'] },
    },
    {
      name: 'front-ends-know-the-contract-only',
      severity: 'error',
      from: { path: '^(admin-web|miniprogram)/src', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^(cloudfunctions|scripts|bench|e2e)/' },
    },
    {
      name: 'front-ends-apart',
      severity: 'error',
      from: { path: '^(admin-web|miniprogram)/' },
      to: { path: '^(admin-web|miniprogram)/', pathNot: '^$1/' },
    },
    {
      name: 'functions-do-not-know-the-gateway',
      severity: 'error',
      from: { path: '^cloudfunctions/src/', pathNot: ['\\.test\\.ts$', '/test/'] },
      to: { path: '^cloudfunctions/(gateway|test)/' },
    },
    {
      name: 'queries-stay-in-their-feature',
      comment: 'Another feature is asked through its functions, not through its SQL.',
      severity: 'error',
      from: { path: '^cloudfunctions/src/([^/]+)/', pathNot: ['\\.test\\.ts$', '/test/'] },
      to: { path: '^cloudfunctions/src/[^/]+/.*queries\\.ts$', pathNot: '^cloudfunctions/src/$1/' },
    },
    onlyIn(
      'one-file-connects',
      'One file opens connections; migrations and the gateway look after the server.',
      'node_modules/pg/',
      ['^cloudfunctions/src/database/', '^cloudfunctions/gateway/'],
    ),
    onlyIn(
      'one-file-knows-tcb',
      'tcb-admin-node returns errors and has no types: one adapter converts.',
      'node_modules/tcb-admin-node/',
      ['^cloudfunctions/src/platform/cloudbase/'],
    ),
    onlyIn(
      'one-file-writes-workbooks',
      'exceljs is not maintained: one file imports it.',
      'node_modules/exceljs/',
      ['^cloudfunctions/src/spreadsheets/'],
    ),
    {
      name: 'no-orphans',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [
          '\\.d\\.ts$',
          '\\.config\\.[cm]?[jt]s$',
          '(^|/)config/',
          '\\.test\\.tsx?$',
          '^scripts/',
          '/test/',
          '\\.c?js$',
        ],
      },
      to: {},
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: ['^@tarojs/', '\\.s?css$'] },
    },
    {
      name: 'no-undeclared',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['/dist/', '\\.data/', '\\.cache/'] },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mts', '.d.ts', '.js', '.cjs', '.mjs', '.json', '.scss', '.css'],
    },
  },
}
