export type Scalar = string | number | boolean | null;

/** One row by Web API property name: lookups as `_x_value`; a column without a value is absent. */
export type Row = Readonly<Record<string, Scalar>>;

export type StoredRow = { readonly id: string; readonly version: number; readonly row: Row };

export const etagOf = (stored: StoredRow) => `W/"${stored.version}"`;

/** Where a polymorphic lookup keeps the table it points to: under the name of the annotation that shows it. */
export const lookupTypeProperty = (property: string) =>
  `${property}@Microsoft.Dynamics.CRM.lookuplogicalname`;
