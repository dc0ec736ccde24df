/** What differs from one environment to the next. */
export type DataverseOptions = {
  /** Column of the contact that carries the flag. */
  flagColumn: string;
  /** Column of the contact that carries the LinkedIn address, where there is one. */
  linkedInColumn?: string;
  /** Rows a page of a table or directory may have; absent = as many as Dataverse gives. */
  pageSize?: number;
};
