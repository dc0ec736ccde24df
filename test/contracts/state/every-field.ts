type Plain = string | number | boolean | null | undefined | readonly unknown[];

/**
 * A row with each of its fields, at any depth: a field that is added to the domain and not to the sample of a contract
 * test does not compile. Lists are taken as they are.
 */
export type EveryField<Row> = Row extends Plain ? Row : { [Field in keyof Row]-?: EveryField<Row[Field]> };
