import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { useTexts } from "../../i18n/texts.ts";
import { useApp } from "../AppContext.ts";
import { countedPoints, countMs } from "./counting.ts";

/**
 * Points that count up to what they are, from when they were told on; at once for who asked for stillness. Who listens is told
 * what they are.
 */
export function CountedPoints({ points, sinceMs }: { readonly points: number; readonly sinceMs: number }) {
  const { format } = useTexts();
  const { preferences } = useApp();
  const isMoving = preferences.isMoving.value;
  const toldAt = useRef(performance.now() - sinceMs);
  const shown = useSignal(countedPoints(points, isMoving ? sinceMs : countMs));
  useEffect(() => {
    let frame = 0;
    const count = () => {
      const goneMs = isMoving ? performance.now() - toldAt.current : countMs;
      shown.value = countedPoints(points, goneMs);
      if (goneMs < countMs) frame = requestAnimationFrame(count);
    };
    count();
    return () => cancelAnimationFrame(frame);
  }, [points, isMoving, shown]);
  if (shown.value === points) return <span translate={false}>{format.integer(points)}</span>;
  return (
    <span translate={false}>
      <span aria-hidden="true">{format.integer(shown.value)}</span>
      <span class="visually-hidden">{format.integer(points)}</span>
    </span>
  );
}
