const swc = (extra = {}) => [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', tsx: true },
      transform: { react: { runtime: 'automatic' } },
    },
    ...extra,
  },
]
const sharedTypes = { '^shared-types/(.*)$': '<rootDir>/shared-types/src/$1.ts' }
const ignored = ['/node_modules/', '/dist/', '/.data/']

const onNode = {
  testEnvironment: 'node',
  testPathIgnorePatterns: ignored,
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': swc({ module: { type: 'es6' } }) },
  moduleNameMapper: sharedTypes,
}

/**
 * Server code and the compiled mini-program run as native ES modules on Node; screens run in jsdom as CommonJS; e2e
 * drives the built product in a real browser.
 */
export default {
  // The first certificate makes an authority, passwords are hashed for real, and two cores are shared. Jest reads it
  // here and not in a project.
  testTimeout: 60_000,
  projects: [
    {
      ...onNode,
      displayName: 'node',
      testMatch: [
        '<rootDir>/{shared-types,cloudfunctions,scripts}/**/*.test.ts',
        '<rootDir>/miniprogram/test/**/*.test.ts',
      ],
      globalSetup: '<rootDir>/cloudfunctions/test/start-postgres.ts',
      globalTeardown: '<rootDir>/cloudfunctions/test/stop-postgres.ts',
    },
    { ...onNode, displayName: 'e2e', testMatch: ['<rootDir>/e2e/**/*.test.ts'] },
    {
      displayName: 'screens',
      testEnvironment: '<rootDir>/admin-web/test/environment.cjs',
      testMatch: [
        '<rootDir>/admin-web/**/*.test.{ts,tsx}',
        '<rootDir>/miniprogram/src/**/*.test.{ts,tsx}',
      ],
      testPathIgnorePatterns: ignored,
      setupFiles: ['<rootDir>/admin-web/test/browser.ts'],
      transform: { '^.+\\.[jt]sx?$': swc({ module: { type: 'commonjs' } }) },
      // Parts of the component library come as ES modules only.
      transformIgnorePatterns: ['/node_modules/(?!@ant-design/)'],
      moduleNameMapper: {
        ...sharedTypes,
        '\\.(css|scss)$': '<rootDir>/admin-web/test/style.cjs',
      },
    },
  ],
}
