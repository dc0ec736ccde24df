/** What an administrator may choose about an installation. */
export type InstallOptions = {
  /** Prefix of the names of our columns. */
  readonly prefix: string;
  /** First digits of option values where the environment refuses 0, 1 and 2. */
  readonly optionPrefix: number;
  readonly teamViews: boolean;
  readonly detailColumns: boolean;
  /** Whether the runtime role is created or only described. */
  readonly createRole: boolean;
  /** Unique names of the model-driven apps that shall show the views. */
  readonly apps: readonly string[];
};

export const DEFAULT_INSTALL_OPTIONS: InstallOptions = {
  prefix: 'dval',
  optionPrefix: 41_870,
  teamViews: false,
  detailColumns: false,
  createRole: false,
  apps: [],
};

/** Rises whenever what is installed changes. */
export const INSTALLATION_VERSION = '1.0.0.0';

export const NATIVE_FLAG_COLUMN = 'msdyn_orgchangestatus';

export const ownFlagColumn = ({ prefix }: Pick<InstallOptions, 'prefix'>): string => `${prefix}_notatcompany`;

/** Fixed, so that what was created is found again whatever it is called meanwhile. */
export const RUNTIME_ROLE_ID = 'aa4d132c-01c4-44ec-8501-1c110b7112c8';

export const SOLUTION_NAME = 'CrmDataValidation';
export const publisherName = ({ prefix }: Pick<InstallOptions, 'prefix'>): string =>
  `crmdatavalidation_${prefix}`;
