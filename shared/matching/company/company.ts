/** What is known of a company on one side of a comparison. */
export type Company = {
  name: string;
  /** The website as the company itself gives it: its domain counts even if it is a mailbox provider's. */
  website?: string;
  /** Further websites, mail domains, or hosts; mailbox providers and shared hosts among them are ignored. */
  domains?: readonly string[];
  /** A LinkedIn company number, URN or page address, in any form. */
  linkedInId?: string;
};
