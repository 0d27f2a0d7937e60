import hooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

const size = {
  'max-lines': ['error', { max: 300, skipComments: true, skipBlankLines: true }],
  'max-lines-per-function': ['error', { max: 100, skipComments: true, skipBlankLines: true }],
  // A switch counts once: a table of cases is not a maze.
  complexity: ['error', { max: 15, variant: 'modified' }],
}

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      '.data/**',
      '.cache/**',
      'coverage/**',
      '**/*.cjs',
    ],
  },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: ['*.js', 'scripts/*.mjs'] } },
    },
    rules: {
      ...size,
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'Read the environment in runtime/config.ts only.',
        },
      ],
    },
  },
  {
    files: ['admin-web/**/*.tsx', 'miniprogram/**/*.tsx'],
    plugins: { 'react-hooks': hooks },
    rules: hooks.configs.recommended.rules,
  },
  {
    // What exists in WeChat or in a browser only is called in platform/; elsewhere of Taro only its hooks are used.
    files: ['miniprogram/src/**'],
    ignores: ['miniprogram/src/platform/**', '**/*.test.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          name: '@tarojs/taro',
          importNames: ['default'],
          message: 'Calls of the platform belong in platform/.',
        },
      ],
      'no-restricted-globals': [
        'error',
        ...[
          ...['wx', 'window', 'document', 'navigator', 'location', 'history'],
          ...['localStorage', 'sessionStorage', 'indexedDB', 'fetch', 'XMLHttpRequest', 'crypto'],
        ].map((name) => ({ name, message: 'Calls of the platform belong in platform/.' })),
      ],
    },
  },
  {
    files: ['**/*.test.{ts,tsx}', '**/test/**', 'e2e/**', 'bench/**', 'scripts/**'],
    rules: {
      'max-lines': 'off',
      'max-lines-per-function': 'off',
      'no-console': 'off',
      'no-restricted-properties': 'off',
    },
  },
  { files: ['cloudfunctions/src/runtime/config.ts'], rules: { 'no-restricted-properties': 'off' } },
  {
    files: ['**/*.{js,mjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { 'no-console': 'off', 'no-restricted-properties': 'off' },
  },
)
