/** Part of every stamp: another value has all contacts validated again. Change it with every change of judgement. */
export const RULES_VERSION = '2026-11-1';
