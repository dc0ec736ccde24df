import js from '@eslint/js';
import { importX } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name: a reader should find the thing under the name its file has.',
};

const wholeZod = {
  selector: "ImportDeclaration[source.value='zod'] :matches(ImportSpecifier, ImportDefaultSpecifier)",
  message: "Write import * as z from 'zod': the rest is then shaken off the bundle.",
};

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'coverage/'] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { 'import-x': importX },
    rules: {
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      'import-x/order': [
        'error',
        {
          groups: ['builtin', 'external', 'parent', 'sibling'],
          alphabetize: { order: 'asc' },
          'newlines-between': 'never',
        },
      ],
      'max-lines': ['error', { max: 250 }],
      'no-restricted-syntax': ['error', noDefaultExport, wholeZod],
      'no-restricted-properties': [
        'error',
        {
          object: 'jest',
          property: 'mock',
          message: 'Pass a double as a dependency; it must pass the contract tests.',
        },
        {
          object: 'process',
          property: 'env',
          message: 'Only shared/config and local/ read the environment.',
        },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
    },
  },
  {
    files: ['functions/main.ts', 'local/**', 'test/**'],
    rules: { 'no-restricted-properties': ['error', { object: 'jest', property: 'mock' }] },
  },
  {
    files: ['test/**'],
    rules: { '@typescript-eslint/require-await': 'off', 'max-lines': ['error', { max: 300 }] },
  },
  {
    files: ['local/report/page/*.mjs'],
    languageOptions: {
      globals: Object.fromEntries(
        ['document', 'location', 'matchMedia', 'addEventListener', 'setTimeout', 'clearTimeout'].map(
          (name) => [name, 'readonly'],
        ),
      ),
    },
  },
  {
    files: ['*.js', '**/*.cjs', '**/*.mjs'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: { module: 'writable', process: 'readonly' } },
    rules: { 'no-restricted-syntax': 'off' },
  },
);
