/** Tables that have views of ours. */
export type ViewTable = 'contact' | 'opportunity';
