import * as z from 'zod';
import { publisherName, SOLUTION_NAME, type InstallOptions } from './install-options.ts';
import type { MetadataHttp } from './metadata-http.ts';

/** Stands in the solution's description from the first change to the last publish. */
export const UNFINISHED = 'Installation under way: run crm:install again if it stopped.';
export const FINISHED =
  'Views, column and labels of Data Validation. Change them as you like: what you change is left alone.';

export type SolutionFacts = {
  readonly publisher:
    { readonly id: string; readonly prefix: string; readonly optionPrefix: number } | undefined;
  /** Unique name of a publisher of somebody else that has our prefix. */
  readonly prefixTakenBy: string | undefined;
  readonly solution:
    { readonly id: string; readonly version: string; readonly finished: boolean } | undefined;
  /** Ids of the components of our solution: what we created. */
  readonly componentIds: ReadonlySet<string>;
};

const publisherSchema = z.object({
  publisherid: z.guid(),
  uniquename: z.string(),
  customizationprefix: z.string(),
  customizationoptionvalueprefix: z.number(),
});
const solutionSchema = z.object({
  solutionid: z.guid(),
  version: z.string(),
  description: z.string().nullish(),
});
const componentSchema = z.object({ objectid: z.guid() });

const PUBLISHER_COLUMNS = 'publisherid,uniquename,customizationprefix,customizationoptionvalueprefix';

export async function readSolutionFacts(http: MetadataHttp, options: InstallOptions): Promise<SolutionFacts> {
  const publishers = await http.list(
    `publishers?$select=${PUBLISHER_COLUMNS}&$filter=customizationprefix eq '${options.prefix}'`,
    publisherSchema,
  );
  const ours = publishers.find(({ uniquename }) => uniquename === publisherName(options));
  const [solution] = await http.list(
    `solutions?$select=solutionid,version,description&$filter=uniquename eq '${SOLUTION_NAME}'`,
    solutionSchema,
  );
  const components =
    solution === undefined
      ? []
      : await http.list(
          `solutioncomponents?$select=objectid&$filter=_solutionid_value eq ${solution.solutionid}`,
          componentSchema,
        );
  return {
    publisher: ours && {
      id: ours.publisherid,
      prefix: ours.customizationprefix,
      optionPrefix: ours.customizationoptionvalueprefix,
    },
    prefixTakenBy: publishers.find((publisher) => publisher !== ours)?.uniquename,
    solution: solution && {
      id: solution.solutionid,
      version: solution.version,
      finished: solution.description !== UNFINISHED,
    },
    componentIds: new Set(components.map(({ objectid }) => objectid)),
  };
}
