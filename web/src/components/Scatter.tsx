// Everybody on the two axes, on a canvas: 30,000 dots take some milliseconds to draw.
import { useEffect, useRef, useState } from "preact/hooks";
import { useResource } from "../api/resource";
import { RELATIONS } from "../api/types";
import { t } from "../i18n";
import { go } from "../state/router";
import { theme } from "../state/theme";

/** id, score (0 to 1), warmth (0 to 100, -1 when unknown), index in RELATIONS. */
type Dot = [number, number, number, number];

const MARGIN = 14;
const REACH = 8; // pixels around the pointer in which a dot is found
const DOT = 1.6;

interface Place {
  x: (dot: Dot) => number;
  y: (dot: Dot) => number;
}

/** Equal scores and warmths are spread a little, always the same way, so that a crowd looks like one. */
function spread(id: number, salt: number): number {
  let mixed = Math.imul(id + salt, 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca77);
  return ((mixed ^ (mixed >>> 13)) >>> 0) / 2 ** 32 - 0.5;
}

function places(width: number, height: number): Place {
  return {
    x: (dot) => MARGIN + (width - 2 * MARGIN) * Math.min(1, Math.max(0, dot[1] + spread(dot[0], 1) * 0.1)),
    y: (dot) => height - MARGIN - (height - 2 * MARGIN) * Math.min(1, Math.max(0, (Math.max(0, dot[2]) + spread(dot[0], 7) * 6) / 100)),
  };
}

function draw(canvas: HTMLCanvasElement, dots: Dot[]): Place | undefined {
  const context = canvas.getContext("2d");
  if (!context) return undefined;
  const { width, height } = canvas.getBoundingClientRect();
  const ratio = devicePixelRatio;
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  context.scale(ratio, ratio);
  const place = places(width, height);
  context.globalAlpha = 0.55;
  RELATIONS.forEach((relation, kind) => {
    canvas.style.color = `var(--${relation})`; // as the page's light or dark makes it
    context.fillStyle = getComputedStyle(canvas).color;
    for (const dot of dots) if (dot[3] === kind) context.fillRect(place.x(dot) - DOT / 2, place.y(dot) - DOT / 2, DOT, DOT);
  });
  return place;
}

function nearest(dots: Dot[], place: Place, x: number, y: number): Dot | undefined {
  let best: Dot | undefined;
  let least = REACH * REACH;
  for (const dot of dots) {
    const away = (place.x(dot) - x) ** 2 + (place.y(dot) - y) ** 2;
    if (away < least) [least, best] = [away, dot];
  }
  return best;
}

export function Scatter() {
  const everybody = useResource<{ contacts: Dot[] }>("/map");
  const canvas = useRef<HTMLCanvasElement>(null);
  const [place, setPlace] = useState<Place>();
  const dots = everybody.data?.contacts ?? [];
  useEffect(() => {
    const redraw = () => {
      if (canvas.current) setPlace(draw(canvas.current, dots));
    };
    const scheme = matchMedia("(prefers-color-scheme: dark)");
    redraw();
    addEventListener("resize", redraw);
    scheme.addEventListener("change", redraw);
    return () => {
      removeEventListener("resize", redraw);
      scheme.removeEventListener("change", redraw);
    };
  }, [everybody.data, theme.value]);
  const find = (event: MouseEvent) => {
    const box = canvas.current!.getBoundingClientRect();
    return place && nearest(dots, place, event.clientX - box.left, event.clientY - box.top);
  };
  return (
    <section>
      <h2>{t("mapTitle")}</h2>
      <div class="scatter">
        <span class="axis is-up" aria-hidden="true">{t("mapUp")}</span>
        <canvas
          ref={canvas}
          role="img"
          aria-label={t("mapTitle")}
          onMouseMove={(event) => {
            event.currentTarget.classList.toggle("is-over", find(event) !== undefined);
          }}
          onClick={(event) => {
            const dot = find(event);
            if (dot) go(`/contacts/${dot[0]}`);
          }}
        />
        <span class="axis is-across" aria-hidden="true">{t("mapAcross")}</span>
      </div>
      <p class="quiet">{t("mapText")}</p>
    </section>
  );
}
