import type { Server } from 'node:http';

/** Counts requests by HTTP method; a transaction is one POST to $batch, a query one GET with a range of keys. */
export function countOperations(server: Server): () => Record<string, number> {
  const counts = new Map<string, number>();
  server.on('request', ({ method = '', url = '' }) => {
    const kind = kindOf({ method, url });
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  });
  return () => Object.fromEntries([...counts].sort());
}

function kindOf({ method, url }: { method: string; url: string }): string {
  if (method === 'POST') return url.includes('$batch') ? 'TRANSACTION' : method;
  // A point read names both keys; a query's parentheses are empty.
  return method === 'GET' && url.includes('()') ? 'QUERY' : method;
}
