import { knownError } from '../dataverse-error.ts';
import type { EntityDefinition } from '../entity-definition.ts';
import { invalidQuery } from '../refusals.ts';
import type { RowStore } from '../storage/row-store.ts';
import type { Settings } from '../storage/settings.ts';
import { encodeChangeToken, parseChangeToken, type ChangeToken } from './change-token.ts';

const MS_PER_DAY = 24 * 60 * 60 * 1000;
/** Default of the organization column of that name. */
const DEFAULT_EXPIRY_DAYS = 7;

/** Which tables are tracked and which tokens still hold. */
export class ChangeTracking {
  private readonly rows: RowStore;
  private readonly settings: Settings;
  private readonly now: () => Date;

  constructor(deps: { rows: RowStore; settings: Settings; now: () => Date }) {
    this.rows = deps.rows;
    this.settings = deps.settings;
    this.now = deps.now;
  }

  isEnabled(definition: EntityDefinition): boolean {
    const saved = this.settings.read(`tracking:${definition.logicalName}`);
    return saved === undefined ? definition.tracksChanges : saved === 'on';
  }

  setEnabled(definition: EntityDefinition, enabled: boolean): void {
    this.settings.save({ name: `tracking:${definition.logicalName}`, value: enabled ? 'on' : 'off' });
  }

  requireEnabled(definition: EntityDefinition): void {
    if (this.isEnabled(definition)) return;
    throw knownError('ChangeTrackingNotEnabledForEntity', { values: [definition.logicalName] });
  }

  /** No token given out so far holds any longer: what a metadata change of the table does. */
  expireTokens(definition: EntityDefinition): void {
    this.settings.save({
      name: `tokensFrom:${definition.logicalName}`,
      value: String(this.rows.takeVersion()),
    });
  }

  currentToken(): ChangeToken {
    return { version: this.rows.currentVersion(), at: this.now() };
  }

  encode(token: ChangeToken): string {
    return encodeChangeToken(token);
  }

  parse(definition: EntityDefinition, text: string): ChangeToken {
    const token = parseChangeToken(text);
    if (token === undefined) throw invalidQuery('The delta token is not valid.');
    this.requireFresh(definition, token);
    return token;
  }

  /** Too old by age, by a metadata change, or from a database that is not this one. */
  requireFresh(definition: EntityDefinition, token: ChangeToken): void {
    const oldest = Number(this.settings.read(`tokensFrom:${definition.logicalName}`) ?? 0);
    const ageDays = (this.now().getTime() - token.at.getTime()) / MS_PER_DAY;
    if (
      token.version >= oldest &&
      token.version <= this.rows.currentVersion() &&
      ageDays <= this.expiryDays()
    )
      return;
    throw knownError('ExpiredVersionStamp');
  }

  private expiryDays(): number {
    for (const { row } of this.rows.table('organization').iterate()) {
      const days = row['expirechangetrackingindays'];
      if (typeof days === 'number') return days;
    }
    return DEFAULT_EXPIRY_DAYS;
  }
}
