import type { AccessToken } from '@azure/core-auth';
import { ManagedIdentityCredential } from '@azure/identity';
import { ManagedIdentityApplication } from '@azure/msal-node';
import type { RenewableCredential } from './dataverse-token.ts';

/**
 * The app's own identity. `ManagedIdentityCredential` (4.13) keeps a token until five minutes before it expires, for
 * the whole process and whatever claims it is given; MSAL beneath it, whose cache they share, can be made to ask the
 * platform anew. The platform keeps tokens too, for up to 24 hours, and nobody can make it give another
 * (learn.microsoft.com/entra/identity/managed-identities-azure-resources/managed-identity-best-practice-recommendations).
 */
export function makeManagedIdentity({
  clientId,
}: {
  clientId: string | undefined;
}): ManagedIdentityCredential & RenewableCredential {
  const credential = new ManagedIdentityCredential(clientId === undefined ? {} : { clientId });
  const renewToken = async (scope: string): Promise<AccessToken | null> => {
    const application = new ManagedIdentityApplication(
      clientId === undefined ? {} : { managedIdentityIdParams: { userAssignedClientId: clientId } },
    );
    const { accessToken, expiresOn } = await application.acquireToken({
      resource: scope,
      forceRefresh: true,
    });
    return expiresOn === null ? null : { token: accessToken, expiresOnTimestamp: expiresOn.getTime() };
  };
  return Object.assign(credential, { renewToken });
}
