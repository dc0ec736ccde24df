/** Replaces each `%NAME%` of a binding by the app setting of that name. */
export function resolveSetting(text: string, env: NodeJS.ProcessEnv): string {
  return text.replace(/%([^%]+)%/g, (placeholder, name: string) => {
    const value = env[name];
    if (value === undefined || value === '') {
      throw new Error(`'${placeholder}' does not resolve to a value: set the app setting ${name}.`);
    }
    return value;
  });
}
