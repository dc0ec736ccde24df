import type { Environment } from '../../../shared/crm/contract.ts';
import type { SecuredField } from '../../../shared/domain/safeguards.ts';

/** Which environment answers, and what an administrator did to it. */
export class EnvironmentDouble implements Environment {
  flagColumn = 'msdyn_orgchangestatus';
  organizationId = '00000000-0000-4000-8000-000000000001';
  rivalSolutions: readonly string[] = [];
  securedFields: readonly SecuredField[] = [];

  async readOrganizationId(): Promise<string> {
    return this.organizationId;
  }

  async listRivalSolutions(): Promise<readonly string[]> {
    return this.rivalSolutions;
  }

  async listSecuredFields(): Promise<readonly SecuredField[]> {
    return this.securedFields;
  }
}
