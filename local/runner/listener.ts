/** What feeds a function with calls; once stopped it starts no new one. */
export type Listener = { stop(): Promise<void> };
