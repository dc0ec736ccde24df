import { normaliseCore } from '../company/normalise-company-name.ts';
import { makeBoundedCache } from './bounded-cache.ts';

const CORES_MAX = 4_000;
const cores = makeBoundedCache<string>(CORES_MAX);

/** What tells a company from others in its name; empty when there is nothing. */
export const companyCore = (name: string): string => cores(name, () => normaliseCore(name));
