import type { TokenCredential } from '@azure/core-auth';
import {
  AzureCliCredential,
  ChainedTokenCredential,
  DeviceCodeCredential,
  InteractiveBrowserCredential,
  ManagedIdentityCredential,
} from '@azure/identity';

export const SIGN_INS = ['auto', 'azure-cli', 'browser', 'device-code'] as const;
export type SignIn = (typeof SIGN_INS)[number];

type Choice = {
  readonly signIn: SignIn;
  readonly tenant: string | undefined;
  /** A token endpoint beside this process, as the stand-in for Dataverse has one. */
  readonly hasTokenEndpoint: boolean;
  readonly print: (line: string) => void;
};

/**
 * A person's own sign-in. `auto` takes the session of `az login` and, where there is none, asks for a code in a browser on
 * any device: that works over SSH and in containers, where no browser can be opened.
 */
export function signInAs({ signIn, tenant, hasTokenEndpoint, print }: Choice): TokenCredential {
  const directory = tenant === undefined ? {} : { tenantId: tenant };
  const azureCli = () => new AzureCliCredential(directory);
  const deviceCode = () =>
    new DeviceCodeCredential({
      ...directory,
      userPromptCallback: ({ message }) => {
        print(message);
      },
    });
  switch (signIn) {
    case 'azure-cli':
      return azureCli();
    case 'browser':
      return new InteractiveBrowserCredential(directory);
    case 'device-code':
      return deviceCode();
    case 'auto':
      return hasTokenEndpoint
        ? new ManagedIdentityCredential()
        : new ChainedTokenCredential(azureCli(), deviceCode());
  }
}
