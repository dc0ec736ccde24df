/** Where the flag stands in this environment, and the option that says Not at Company there. */
export type FlagPlace = { readonly column: string; readonly notAtCompany: number };
