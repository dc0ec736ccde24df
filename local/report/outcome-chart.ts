import { init } from 'echarts/dist/echarts.js';
import { type OutcomeKind } from '../../shared/domain/verdict.ts';
import { html, Html } from './html.ts';

export type Bar = { outcome: OutcomeKind; label: string; count: number; text: string };

/** In CSS pixels; the picture is scaled to its column, and 440 keeps its text legible on a phone. */
const WIDTH = 440;
const BAR_HEIGHT = 72;
const LABEL_WIDTH = 160;
const FONT_SIZE = 14;

/** A bar for each outcome, drawn without a browser. Colours are the page's own, so that dark mode and print reach them. */
export function outcomeChart(bars: readonly Bar[], words: { title: string; description: string }): Html {
  const height = Math.max(1, bars.length) * BAR_HEIGHT;
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
  chart.setOption({
    animation: false,
    grid: { left: LABEL_WIDTH + 12, right: 56, top: 0, bottom: 0 },
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
        width: LABEL_WIDTH,
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
  return described(drawing, words);
}

/** The page's policy allows no inline styles: the page's own sheet sets the type. */
function described(drawing: string, { title, description }: { title: string; description: string }): Html {
  const inner = drawing
    .replace(/^<svg[^>]*>|<\/svg>\s*$/g, '')
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/ (?:style|class|ecmeta_\w+)="[^"]*"/g, '');
  const height = /viewBox="0 0 \d+ (\d+)"/.exec(drawing)?.[1] ?? String(BAR_HEIGHT);
  return html`<svg
    class="chart"
    role="img"
    aria-labelledby="chart-title chart-desc"
    viewBox="0 0 ${WIDTH} ${height}"
    xmlns="http://www.w3.org/2000/svg"
  >
    <title id="chart-title">${title}</title>
    <desc id="chart-desc">${description}</desc>
    ${new Html(inner)}
  </svg>`;
}
