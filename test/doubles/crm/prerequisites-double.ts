import type {
  FlagColumnState,
  LinkedInColumnState,
  Prerequisites,
  PrivilegeGap,
  Reaction,
  TrackedTable,
} from '../../../shared/crm/contract.ts';

/** An environment in which everything is in order until a test takes something away. */
export class PrerequisitesDouble implements Prerequisites {
  fault: Error | undefined;
  organizationId = '00000000-0000-4000-8000-000000000001';
  privilegeGaps: readonly PrivilegeGap[] | undefined = [];
  flagColumn: FlagColumnState | undefined = { kind: 'fit', column: 'msdyn_orgchangestatus' };
  linkedInColumn: LinkedInColumnState | undefined = { kind: 'there', column: 'new_linkedin' };
  missingDetailColumns: readonly string[] | undefined = [];
  missingViews: readonly string[] | undefined = [];
  untrackedTables: readonly TrackedTable[] | undefined = [];
  reactions: readonly Reaction[] = [];
  unseen: readonly Reaction['kind'][] = [];
  contacts = 3;

  async readCaller() {
    if (this.fault !== undefined) throw this.fault;
    return { userId: '00000000-0000-4000-8000-000000000002', organizationId: this.organizationId };
  }
  async readOrganizationName() {
    return 'Contoso';
  }
  async listPrivilegeGaps() {
    return this.privilegeGaps;
  }
  async readFlagColumn() {
    return this.flagColumn;
  }
  async readLinkedInColumn() {
    return this.linkedInColumn;
  }
  async listMissingDetailColumns() {
    return this.missingDetailColumns;
  }
  async listMissingViews() {
    return this.missingViews;
  }
  async listUntrackedTables() {
    return this.untrackedTables;
  }
  async countContactsOf() {
    return { count: this.contacts, orMore: false };
  }
  async listReactions() {
    return { reactions: this.reactions, unseen: this.unseen };
  }
}
