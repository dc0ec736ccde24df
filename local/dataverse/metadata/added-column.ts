/** A column that was added through the Web API, with its definition as sent. */
export type AddedColumn = {
  readonly entity: string;
  readonly name: string;
  readonly metadataId: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** Name of the global choice whose options the column shows. */
  readonly globalChoice?: string;
};
