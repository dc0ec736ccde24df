/** What an environment lets its caller customise. */
export type CustomizationSettings = {
  readonly languages: { readonly base: number; readonly provisioned: readonly number[] };
  /** Privileges the caller does not hold, such as `prvCreateAttribute`. */
  readonly missingPrivileges: ReadonlySet<string>;
  /** Whether option values outside the publisher's range are refused. */
  readonly optionValues: 'any' | 'publisherRange';
};

export type CustomizationOptions = {
  readonly baseLanguage?: number;
  readonly languages?: readonly number[];
  readonly missingPrivileges?: readonly string[];
  readonly optionValues?: CustomizationSettings['optionValues'];
};

const ENGLISH = 1033;

export function customizationSettings(options: CustomizationOptions = {}): CustomizationSettings {
  const base = options.baseLanguage ?? ENGLISH;
  return {
    languages: { base, provisioned: [...new Set([base, ...(options.languages ?? [])])] },
    missingPrivileges: new Set(options.missingPrivileges),
    optionValues: options.optionValues ?? 'any',
  };
}
