/** Rows of the settings table about the environment. */
export const DATAVERSE_SETTINGS = [
  {
    name: 'DATAVERSE_URL',
    required: 'yes',
    valid: 'http(s) address without path, such as https://contoso.crm4.dynamics.com',
    note: 'The environment whose contacts are validated. One deployment serves one environment.',
  },
  {
    name: 'DATAVERSE_FLAG_COLUMN',
    required: 'no',
    default: 'msdyn_orgchangestatus',
    valid: 'logical name of a contact column: lower-case letters, digits and _',
    note: 'The Not at Company Flag. The default is the native column. After a change contacts are read anew, and flags that stood in the former column are written to this one; an Ignore is remembered for its evidence.',
  },
  {
    name: 'DATAVERSE_PUBLISHER_PREFIX',
    required: 'no',
    default: 'dval',
    valid: '2 to 8 lower-case letters and digits, the first a letter',
    note: 'Prefix of the columns that `crm:install` creates: the one given to it.',
  },
  {
    name: 'DATAVERSE_LINKEDIN_COLUMN',
    required: 'no',
    valid: 'logical name of a contact column: lower-case letters, digits and _',
    note: 'Where contacts keep their LinkedIn URL. Absent: the first text column of a usual name, such as new_linkedinurl or contoso_linkedin; readiness names it. Without any, profiles are found by e-mail and name.',
  },
  {
    name: 'DATAVERSE_ACCOUNT_LINKEDIN_COLUMN',
    required: 'no',
    valid: 'logical name of an account column: lower-case letters, digits and _',
    note: 'Where accounts keep the address of their LinkedIn page. Absent: companies are compared by name and website.',
  },
  {
    name: 'DATAVERSE_DETAILS',
    required: 'no',
    default: 'none',
    valid: 'none, en, nl, de or fr',
    note: 'Language of the reason that is written beside the flag, with new employer, job title and dates, into the columns of `crm:install --details`. none: nothing but the flag is written.',
  },
  {
    name: 'DATAVERSE_POLLED_TABLES',
    required: 'no',
    valid: 'accounts, opportunities, connections and contacts, separated by commas',
    note: 'Tables read by time of change, where change tracking must not be used. A table whose tracking is off is read so without being named. Deletions are not seen.',
  },
  {
    name: 'DATAVERSE_READ_ONLY',
    required: 'no',
    default: 'false',
    valid: 'true or false',
    note: 'Refuses every write before it leaves. Data validation then runs as a dry run only.',
  },
  {
    name: 'DATAVERSE_BYPASS_LOGIC',
    required: 'no',
    default: 'none',
    valid: 'none, or CustomSync and CustomAsync, separated by a comma',
    note: 'Custom plug-ins and workflows that writing a flag does not set off (MSCRM.BypassBusinessLogicExecution). Needs prvBypassCustomBusinessLogic. Readiness lists what there is.',
  },
  {
    name: 'DATAVERSE_SUPPRESS_FLOWS',
    required: 'no',
    default: 'false',
    valid: 'true or false',
    note: 'Writing a flag triggers no flow (MSCRM.SuppressCallbackRegistrationExpanderJob). Readiness lists which there are.',
  },
] as const;
