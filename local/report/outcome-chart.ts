import { init } from 'echarts/dist/echarts.js';
import { type OutcomeKind } from '../../shared/domain/verdict.ts';
import { html, Html } from './html.ts';

export type Bar = { outcome: OutcomeKind; label: string; count: number; text: string };

type Size = { name: 'wide' | 'narrow'; width: number; labelWidth: number };

/**
 * In CSS pixels. A picture is scaled to its column, its text with it: the column of a phone of 360 has 294, beside the
 * table it has about 440.
 */
const SIZES: readonly Size[] = [
  { name: 'wide', width: 440, labelWidth: 160 },
  { name: 'narrow', width: 300, labelWidth: 116 },
];
const BAR_HEIGHT = 72;
const FONT_SIZE = 14;

type Words = { title: string; description: string };

/** A bar for each outcome, drawn for each size; the page's sheet shows the one that fits. */
export const outcomeChart = (bars: readonly Bar[], words: Words): Html[] =>
  SIZES.map((size) => described(drawn(bars, size), words, size));

/** Without a browser. Colours are the page's own, so that dark mode and print reach them. */
function drawn(bars: readonly Bar[], { width, labelWidth }: Size): string {
  const height = Math.max(1, bars.length) * BAR_HEIGHT;
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption({
    animation: false,
    grid: { left: labelWidth + 12, right: 56, top: 0, bottom: 0 },
    xAxis: { type: 'value', show: false },
    yAxis: {
      type: 'category',
      inverse: true,
      data: bars.map(({ label }) => label),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: {
        color: 'var(--ink)',
        fontSize: FONT_SIZE,
        lineHeight: 17,
        width: labelWidth,
        overflow: 'break',
        interval: 0,
      },
    },
    series: [
      {
        type: 'bar',
        barWidth: 32,
        barMinHeight: 2,
        silent: true,
        emphasis: { disabled: true },
        label: { show: true, position: 'right', color: 'var(--ink)', fontSize: FONT_SIZE },
        data: bars.map(({ outcome, count, text }) => ({
          value: count,
          itemStyle: { color: `var(--${outcome})`, borderRadius: [0, 3, 3, 0] },
          label: { formatter: text },
        })),
      },
    ],
  });
  const drawing = chart.renderToSVGString({ useViewBox: true });
  chart.dispose();
  return drawing;
}

/** The page's policy allows no inline styles: the page's own sheet sets the type. */
function described(drawing: string, { title, description }: Words, { name, width }: Size): Html {
  const inner = drawing
    .replace(/^<svg[^>]*>|<\/svg>\s*$/g, '')
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/ (?:style|class|ecmeta_\w+)="[^"]*"/g, '');
  const height = /viewBox="0 0 \d+ (\d+)"/.exec(drawing)?.[1] ?? String(BAR_HEIGHT);
  return html`<svg
    class="chart ${name}"
    role="img"
    aria-labelledby="${name}-title ${name}-desc"
    viewBox="0 0 ${width} ${height}"
    xmlns="http://www.w3.org/2000/svg"
  >
    <title id="${name}-title">${title}</title>
    <desc id="${name}-desc">${description}</desc>
    ${new Html(inner)}
  </svg>`;
}
