import type { AccessToken, TokenCredential } from '@azure/core-auth';
import { AzureCliCredential, ChainedTokenCredential, DeviceCodeCredential } from '@azure/identity';

/** A token is renewed this long before its end, as the identity library does with its own. */
const RENEW_BEFORE_MS = 5 * 60_000;

/** The person's own sign-in: that of the Azure CLI, else a code to enter in a browser. */
export function personalCredential(tell: (line: string) => void): TokenCredential {
  const deviceCode = new DeviceCodeCredential({
    userPromptCallback: ({ message }) => {
      tell(message);
    },
  });
  return kept(new ChainedTokenCredential(new AzureCliCredential(), deviceCode));
}

/** Each question to the Azure CLI starts a process: its answer is kept while it is good, and asked anew for a claims challenge. */
function kept(credential: TokenCredential): TokenCredential {
  const tokens = new Map<string, AccessToken>();
  return {
    async getToken(scopes, options) {
      const key = [scopes].flat().join(' ');
      const known = tokens.get(key);
      const isGood = known !== undefined && known.expiresOnTimestamp - Date.now() > RENEW_BEFORE_MS;
      if (isGood && options?.claims === undefined) return known;
      const token = await credential.getToken(scopes, options);
      if (token !== null) tokens.set(key, token);
      return token;
    },
  };
}
