import type { Finding, Obstacle } from '../../domain/installation.ts';
import type { MetadataHttp } from './metadata-http.ts';

/** One change, which may be made twice without harm. */
export type Step = {
  /** What it does, as the administrator reads it before and while it happens. */
  readonly what: string;
  readonly privileges: readonly string[];
  /** Tables and apps to publish afterwards. */
  readonly publishes?: { readonly table?: string; readonly appId?: string };
  readonly run: (http: MetadataHttp) => Promise<void>;
};

/** What one part of the installation finds and would do. */
export type Part = {
  readonly findings: readonly Finding[];
  readonly steps: readonly Step[];
  readonly obstacles?: readonly Obstacle[];
};

export type Plan = Required<Part> & { readonly settings: Readonly<Record<string, string>> };

export const joinParts = (parts: readonly Part[]): Required<Part> => ({
  findings: parts.flatMap(({ findings }) => findings),
  steps: parts.flatMap(({ steps }) => steps),
  obstacles: parts.flatMap(({ obstacles }) => obstacles ?? []),
});
