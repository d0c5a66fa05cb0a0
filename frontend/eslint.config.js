import js from '@eslint/js'
import hooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

const message = 'A feature stands alone: compose features in app/.'

export default tseslint.config(
  { ignores: ['dist', 'src/api/contract.ts'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  { plugins: { 'react-hooks': hooks }, rules: hooks.configs.recommended.rules },
  {
    files: ['src/**'],
    rules: {
      'max-lines': ['error', { max: 150, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
      ],
      '@typescript-eslint/no-non-null-assertion': 'error',
    },
  },
  {
    files: ['src/features/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['@/features/**', '@/app/**', '../**'], message }] },
      ],
    },
  },
  {
    files: ['src/components/**', 'src/lib/**', 'src/api/**', 'src/i18n/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['@/features/**', '@/app/**'], message: 'Shared code knows no feature.' }] },
      ],
    },
  },
  {
    files: ['e2e/**', 'scripts/**'],
    languageOptions: { globals: { process: 'readonly', localStorage: 'readonly', console: 'readonly', URL: 'readonly', window: 'readonly', PerformanceObserver: 'readonly', document: 'readonly', setTimeout: 'readonly', Buffer: 'readonly', fetch: 'readonly', crypto: 'readonly', BroadcastChannel: 'readonly', MutationObserver: 'readonly' } },
  },
)
