import { digest } from '../domain/digest.ts';
import {
  profileKeySchema,
  type ContactId,
  type LookUpKey,
  type ProfileKey,
  type Stamp,
} from '../domain/ids.ts';

/** Claims lie in Links under the profile's own key, which is as long as a look-up key and never one. */
export const claimLinkKey = (key: ProfileKey): LookUpKey => key as string as LookUpKey; // 32 hexadecimal digits as well

/** Stamp of everybody who claims a profile: what a contact that claims it by name must have seen. */
export const claimantsStamp = (claimants: readonly ContactId[]): Stamp =>
  digest([...claimants].sort(), 16) as Stamp; // a digest of 16 digits is what a stamp is

const DISPUTED = 'disputed:';

/** Asks a contact whether it still claims a profile: its claim is on record, its snapshot does not know of it. */
export const disputedStamp = (profileKey: ProfileKey): string => DISPUTED + profileKey;

/** The profile that such a stamp asks about. */
export const disputedKey = (stamp: string): ProfileKey | undefined =>
  stamp.startsWith(DISPUTED) ? profileKeySchema.parse(stamp.slice(DISPUTED.length)) : undefined;
