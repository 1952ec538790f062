// Curves through time, as SVG: some lines over the same months, and the month that is looked at.
import { count, month } from "../i18n";

const WIDTH = 720;
const HEIGHT = 220;
const LEFT = 52;
const BOTTOM = 24;
const TOP = 10;

export interface Line {
  name: string;
  kind: string;
  values: number[];
}

/** A step of 1, 2 or 5 times a power of ten that cuts @most in four or so. */
function step(most: number): number {
  const rough = most / 4 || 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 5, 10].map((one) => one * power).find((one) => one >= rough) ?? power * 10;
}

interface Props {
  months: string[];
  lines: Line[];
  at: number;
  label: string;
}

export function Chart({ months, lines, at, label }: Props) {
  const most = Math.max(1, ...lines.flatMap((line) => line.values));
  const x = (i: number) => LEFT + ((WIDTH - LEFT - 8) * i) / Math.max(1, months.length - 1);
  const y = (value: number) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / most);
  const size = step(most);
  const ticks = Array.from({ length: Math.floor(most / size) + 1 }, (_, i) => i * size);
  const years = months.flatMap((one, i) => (one.endsWith("-01") ? [i] : []));
  return (
    <figure class="chart">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
        {ticks.map((tick) => (
          <g key={tick}>
            <line class="grid" x1={LEFT} x2={WIDTH - 8} y1={y(tick)} y2={y(tick)} />
            <text class="tick" x={LEFT - 8} y={y(tick) + 4} text-anchor="end">{count(tick)}</text>
          </g>
        ))}
        {years.map((i) => (
          <text key={i} class="tick" x={x(i)} y={HEIGHT - 6} text-anchor="middle">{months[i]!.slice(0, 4)}</text>
        ))}
        <line class="now" x1={x(at)} x2={x(at)} y1={TOP} y2={HEIGHT - BOTTOM} />
        {lines.map((line) => (
          <g key={line.kind} class={`line is-${line.kind}`}>
            <polyline points={line.values.map((value, i) => `${x(i).toFixed(1)},${y(value).toFixed(1)}`).join(" ")} />
            <circle cx={x(at)} cy={y(line.values[at] ?? 0)} r="4" />
          </g>
        ))}
      </svg>
      <figcaption>
        {lines.map((line) => (
          <span key={line.kind} class={`legend is-${line.kind}`}>
            {line.name} <b>{count(line.values[at] ?? 0)}</b>
          </span>
        ))}
        <span class="quiet">{months[at] && month(months[at])}</span>
      </figcaption>
    </figure>
  );
}
