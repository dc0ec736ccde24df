import type { Verdict } from '../../domain/verdict.ts';
import { tablesVersion } from './tables-version.ts';

/** Change it with every change of judgement in code; tables of words and facts are counted by themselves. */
const CODE_VERSION = '2026-11-9';

/** Part of every stamp: another value has all contacts validated again. */
export const rulesVersion = (): string => `${CODE_VERSION}-${tablesVersion()}`;

export const verdictVersions = (): Verdict['versions'] => ({ rules: CODE_VERSION, tables: tablesVersion() });
