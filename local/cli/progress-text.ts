/** How far a stage has come; `total` absent: nobody knows how much there is. */
export type Standing = { done: number; total?: number; unit: string; note?: string };

/** Time left at the pace so far; empty until there is a pace. */
function timeLeft({ done, total }: Standing, elapsedMs: number): string {
  if (total === undefined || done === 0 || done >= total) return '';
  const seconds = Math.ceil(((elapsedMs / done) * (total - done)) / 1000);
  return seconds < 60 ? `${seconds} s left` : `${Math.ceil(seconds / 60)} min left`;
}

/** `validating: 50 of 200 contacts · 12 s left · verified 49`; the seconds where there is nothing to count. */
export function progressText(
  stage: string,
  { standing, elapsedMs }: { standing: Standing | undefined; elapsedMs: number },
): string {
  if (standing === undefined) return `${stage} · ${Math.round(elapsedMs / 1000)} s`;
  const { done, total, unit, note = '' } = standing;
  const counted = total === undefined ? `${done} ${unit}` : `${done} of ${total} ${unit}`;
  const parts = [`${stage}: ${counted}`, timeLeft(standing, elapsedMs), note];
  return parts.filter((part) => part !== '').join(' · ');
}
