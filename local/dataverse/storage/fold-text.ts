/** Texts compare as under the cloud's usual collation: without regard to case and accents. */
export const foldText = (value: string) => value.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
