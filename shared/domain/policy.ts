/** The rules of judgement that an admin may choose. */
export type Policy = {
  /** `careful`: tier A only. `original`: LinkedIn's rule (reference/product-behaviour.md §3). */
  flagRule: 'careful' | 'original';
  /** Whether `leftNoNewRole` carries a flag. */
  flagLeftNoNewRole: boolean;
  /** What working at a related company (parent, known group, takeover) means: no flag, or a departure like any other. */
  relatedCompanies: 'stillAtCompany' | 'departure';
  /** `untilNewEvidence`: an Ignore concerns the evidence at hand. `forever`: it concerns the contact. */
  ignoreRule: 'untilNewEvidence' | 'forever';
  /** What becomes of a departure before the look-back of two years (reference/product-behaviour.md §7). */
  oldDepartures: 'report' | 'flag';
};

/** What holds where an admin chooses nothing: precision before recall. */
export const DEFAULT_POLICY: Policy = {
  flagRule: 'careful',
  flagLeftNoNewRole: false,
  ignoreRule: 'untilNewEvidence',
  relatedCompanies: 'stillAtCompany',
  oldDepartures: 'report',
};
