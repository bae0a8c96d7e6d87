import js from '@eslint/js';
import globals from 'globals';
import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/**
 * Who may import whom (CONTRIBUTING, "Architecture"). Key: folder; value: what it may import across folders.
 * `#core/errors`, `#core/engine` and `#core/i18n` types are open to all of core.
 */
const base = ['#core/errors', '#core/engine', '#core/i18n'];
const allowed = {
  'src/core/i18n': [],
  'src/core/sql': [],
  'src/core/stats': [],
  'src/core/schema': [...base],
  'src/core/ingest': [
    ...base,
    '#core/settings',
    '#core/stats',
    '#core/schema',
    '#core/sql',
    'papaparse',
    'chardet',
    'fflate'
  ],
  'src/core/model': [...base, '#core/schema', '#core/sql', '#core/settings', '#core/query/types', '#core/stats'],
  'src/core/semantic': [...base, '#core/schema', '#core/sql', '#core/settings', '#core/model'],
  'src/core/query': [...base, '#core/semantic', '#core/sql', '#core/settings', '#core/stats', '#core/model'],
  'src/core/analyses': [
    ...base,
    '#core/query',
    '#core/semantic',
    '#core/model',
    '#core/stats',
    '#core/sql',
    '#core/settings'
  ],
  'src/core/charts': [...base, '#core/query', '#core/semantic', 'echarts'],
  'src/core/views': [...base, '#core/charts', '#core/analyses', '#core/semantic', '#core/query'],
  'src/lib/engine': ['#core', '@duckdb', 'apache-arrow'],
  'src/lib/state': ['#core', '#lib/engine', 'svelte', 'valibot', '$app'],
  'src/lib/ui': [
    '#core',
    '#lib/state',
    '#lib/engine',
    '#lib/ui',
    'svelte',
    'bits-ui',
    '@lucide',
    'echarts',
    'papaparse',
    '$app'
  ],
  'src/node': ['#core', '@duckdb', 'apache-arrow', 'node:', '#lib/engine/decode']
};

const importRules = Object.entries(allowed).map(([folder, list]) => ({
  files: [`${folder}/**/*.{ts,svelte,svelte.ts}`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            regex: `^(?!\\./|\\.\\./${list.map((name) => `|${name.replace(/[/.$]/g, '\\$&')}`).join('')})`,
            message: `${folder} may import only: ${list.join(', ') || 'nothing outside its folder'} (see the import table in eslint.config.js).`
          }
        ]
      }
    ]
  }
}));

export default ts.config(
  { ignores: ['build/', '.svelte-kit/', 'node_modules/', '.cache/', 'tests/output/actual/', 'static/'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      'no-undef': 'off',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'svelte/no-navigation-without-resolve': 'off',
      'svelte/prefer-svelte-reactivity': 'off'
    }
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } }
  },
  { files: ['tests/**'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
  ...importRules
);
