import type { Projection } from '../odata/projection.ts';
import type { Organization } from '../organization.ts';
import { requireRowPrivilege } from '../row-privileges.ts';

/** Rows that are expanded are read: whoever may not read their table may not expand them. An owner shows its id alone. */
export function requireShown(organization: Organization, { expansions }: Projection): void {
  for (const expansion of expansions) {
    if (expansion.name === 'ownerid') continue;
    const shown = expansion.kind === 'rows' ? [expansion.projection] : [...expansion.projections.values()];
    for (const projection of shown) {
      requireRowPrivilege(organization, { verb: 'Read', entity: projection.definition.logicalName });
      requireShown(organization, projection);
    }
  }
}
