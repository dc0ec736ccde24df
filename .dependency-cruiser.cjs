/** The import law of docs/architecture.md. Each rule says what breaks without it. */
const rooms = ['access', 'companies', 'crm', 'profiles', 'state', 'queue', 'telemetry'];
const sdk = '^node_modules/(@azure|@streamparser|jose|csv-parse|yauzl)';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one idea cut in two, or a missing third.',
      severity: 'error',
      from: {},
      to: { circular: true, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'domain-stands-alone',
      comment: 'The words must not depend on how they are stored or sent.',
      severity: 'error',
      from: { path: '^shared/domain/' },
      to: { pathNot: ['^shared/domain/', '^node_modules/zod/', '^crypto$', '^node:crypto$'] },
    },
    {
      name: 'matching-and-changes-are-pure',
      comment: 'A verdict must be repeatable from its inputs: no I/O, no clock, no SDK.',
      severity: 'error',
      from: { path: '^shared/(matching|changes)/' },
      to: {
        pathNot: [
          '^shared/(domain|matching|changes)/',
          '^shared/[a-z]+/((hold|learned)-)?contract\\.ts$',
          '^node_modules/(zod|any-ascii|tldts|free-email-domains)/',
          '^crypto$',
          '^node:crypto$',
        ],
      },
    },
    {
      name: 'jobs-know-contracts-only',
      comment: 'A job that knows an adapter cannot be tested without it, nor moved to another.',
      severity: 'error',
      from: { path: '^shared/jobs/' },
      to: {
        pathNot: [
          '^shared/(domain|matching|changes|jobs)/',
          '^shared/[a-z]+/((hold|learned)-)?contract\\.ts$',
          '^node_modules/zod/',
        ],
      },
    },
    {
      name: 'no-job-calls-a-job',
      comment:
        'Jobs meet through queues and state, else a retry of one repeats the other. Shared steps live in steps/.',
      severity: 'error',
      from: { path: '^shared/jobs/(?!steps/)([^/.]+)' },
      to: { path: '^shared/jobs/', pathNot: ['^shared/jobs/steps/', '^shared/jobs/$1(/|\\.ts$)'] },
    },
    {
      name: 'steps-know-no-job',
      comment: 'A step serves several jobs; knowing one of them would close a circle.',
      severity: 'error',
      from: { path: '^shared/jobs/steps/' },
      to: { path: '^shared/jobs/', pathNot: '^shared/jobs/steps/' },
    },
    ...rooms.map((room) => ({
      name: `${room}-keeps-to-itself`,
      comment:
        'A room is entered by its contract; reaching into another room ties two technologies together.',
      severity: 'error',
      from: { path: `^shared/${room}/` },
      to: {
        path: '^(shared|functions|local|test)/',
        pathNot: [`^shared/${room}/`, '^shared/domain/', '^shared/[a-z]+/((hold|learned)-)?contract\\.ts$'],
      },
    })),
    {
      name: 'contracts-know-no-sdk',
      comment: 'A front door with a vendor’s type in it makes every caller depend on the vendor.',
      severity: 'error',
      from: { path: '^shared/[a-z]+/((hold|learned)-)?contract\\.ts$' },
      to: { path: sdk },
    },
    {
      name: 'config-is-read-by-functions-only',
      comment: 'Settings are read once and passed on; a room that reads them itself cannot be set up twice.',
      severity: 'error',
      from: { path: '^shared/(?!config/)' },
      to: { path: '^shared/config/(?!((hold|learned)-)?contract\\.ts$)' },
    },
    {
      name: 'triggers-do-not-construct',
      comment: 'Only services.ts says which adapter stands behind a contract.',
      severity: 'error',
      from: { path: '^functions/(?!services|main)' },
      to: {
        path: `^shared/(${rooms.join('|')}|config)/(?!((hold|learned)-)?contract\\.ts$|queue-limits\\.ts$)`,
      },
    },
    {
      name: 'product-never-needs-the-stand-ins',
      comment: 'What runs in Azure must not carry what stands in for Azure.',
      severity: 'error',
      from: { path: '^(shared|functions)/' },
      to: { path: '^(local|test)/' },
    },
    {
      name: 'stand-ins-never-need-the-product',
      comment: 'Else both sides share one mistake and agree on it.',
      severity: 'error',
      from: { path: '^local/(service-bus|dataverse|runner|table-storage)/' },
      to: { path: '^(shared|functions)/' },
    },
    {
      name: 'a-jobs-test-knows-contracts-only',
      comment: 'A job is tested through doubles that pass the contract tests.',
      severity: 'error',
      from: { path: '^test/shared/jobs/' },
      to: { path: `^shared/(${rooms.join('|')})/(?!((hold|learned)-)?contract\\.ts$)` },
    },
    {
      name: 'declared-packages-only',
      comment: 'A package that is not in package.json is there by chance.',
      severity: 'error',
      from: { path: '^(functions|shared|local)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown', 'undetermined'] },
    },
    {
      name: 'product-needs-no-tool',
      comment: 'A development dependency is absent where only production packages are installed.',
      severity: 'error',
      from: { path: '^(functions|shared)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
