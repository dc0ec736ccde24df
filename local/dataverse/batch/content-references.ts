import { invalidQuery } from '../refusals.ts';
import type { BatchOperation } from './parse-batch.ts';

/** What `$1` and the like stand for inside a change set: the addresses of rows that earlier requests made. */
export class ContentReferences {
  private readonly addresses = new Map<string, string>();

  add(contentId: string | undefined, address: string | undefined): void {
    if (contentId !== undefined && address !== undefined) this.addresses.set(contentId, address);
  }

  resolve(operation: BatchOperation): BatchOperation {
    return {
      ...operation,
      url: operation.url.replace(/^\/?\$(\d+)/, (_, id: string) => this.addressOf(id)),
      body: operation.body.replace(
        /(@odata\.(?:bind|id)"\s*:\s*")\/?\$(\d+)"/g,
        (_, before: string, id: string) => `${before}${this.addressOf(id)}"`,
      ),
    };
  }

  private addressOf(contentId: string): string {
    const address = this.addresses.get(contentId);
    if (address !== undefined) return address;
    throw invalidQuery(`Content-ID Reference: '$${contentId}' does not exist in the batch context.`);
  }
}
