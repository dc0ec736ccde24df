export type Values = { crm: string; profile: string };
type Line = (values: Values) => string;

/** How the account and a company on the profile stand to each other. */
export type Stance = 'same' | 'related' | 'unclear' | 'different';

/** A line for each kind of evidence; what has no line of its own is shown with both its values. */
export type EvidenceWords = {
  profileUrlEqual: string;
  emailEqual: string;
  names: Record<'exact' | 'variant' | 'part' | 'clash' | 'unknown', Line>;
  company: Record<Stance, Line>;
  companyIdEqual: Line;
  domainShared: Line;
  positionEnded: (month: string) => string;
  departureObserved: (days: { after: string; before: string }) => string;
  /** Names of fields for lines that show both values. */
  fields: Readonly<Record<string, string>>;
  bothValues: (line: Values & { field: string }) => string;
  missing: string;
};
