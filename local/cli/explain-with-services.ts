import { servicesAliases } from '../../functions/services-aliases.ts';
import { makeServices } from '../../functions/services.ts';
import { readSettings } from '../../shared/config/settings.ts';
import type { ContactId } from '../../shared/domain/ids.ts';
import type { Language } from '../../shared/domain/language.ts';
import { explainContacts, type Explanation } from '../../shared/jobs/explain-contacts.ts';

/** The app's own verdicts, read with the app's own services from this process. */
export async function explainWithServices(settings: Record<string, string>, language: Language) {
  // The identity library reads these two from the process alone.
  for (const name of ['IDENTITY_ENDPOINT', 'IDENTITY_HEADER']) process.env[name] = settings[name];
  const read = readSettings(settings);
  const services = makeServices(read, await servicesAliases(read), () => undefined);
  const signal = new AbortController().signal;
  const telemetry = { record: () => undefined }; // the run has told of itself; this process shows results only
  return (ids: readonly ContactId[]): Promise<Explanation[]> =>
    explainContacts({ ...services, telemetry, language }, { ids, signal });
}
