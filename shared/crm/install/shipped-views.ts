import shipped from './shipped-views.json' with { type: 'json' };

/** Hashes of all views ever shipped: what is among them is ours to bring up to date, anything else is the customer's. */
export const shippedHashes = (): ReadonlySet<string> => new Set(shipped.views.map(({ hash }) => hash));
