import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { sizeOf, windowSize } from "./measuring.ts";
import { type Place, type Point, placeAt, pointOf } from "./place.ts";
import type { FigureName, Places } from "./places.ts";

/** So far a finger may slip and still have tapped. */
const slipPixels = 4;

/** PNK6 Dragging by mouse, finger or pen; Escape gives a dragged figure back to where it was taken from. */
export function useDrag(
  button: { readonly current: HTMLButtonElement | null },
  name: FigureName,
  places: Places,
  stand: { readonly current: Place },
): {
  readonly start: (event: PointerEvent) => void;
  readonly isHeld: ReadonlySignal<boolean>;
  /** Asked once by the click that follows: whether it only ends a drag. */
  readonly endedDrag: () => boolean;
} {
  const isHeld = useSignal(false);
  const moved = useRef(false);
  const stop = useRef<() => void>(() => {});
  useEffect(() => () => stop.current(), []);

  const start = (event: PointerEvent) => {
    if (event.button !== 0 || !event.isPrimary || !button.current) return;
    stop.current();
    moved.current = false;
    const figure = sizeOf(button.current);
    const from = { left: event.clientX, top: event.clientY };
    const before = places.of[name].peek();
    const stood = pointOf(stand.current, windowSize(), figure);
    const dragging = new AbortController();
    const { signal } = dragging;
    isHeld.value = true;
    button.current.setPointerCapture(event.pointerId);
    stop.current = () => {
      isHeld.value = false;
      dragging.abort();
    };

    const listen = <K extends keyof WindowEventMap>(type: K, on: (event: WindowEventMap[K]) => void) =>
      addEventListener(type, on, { signal, capture: true });
    const putBack = () => {
      stop.current();
      places.put(name, before);
    };
    listen("pointermove", (to) => {
      if (to.pointerId !== event.pointerId) return;
      const way = { left: to.clientX - from.left, top: to.clientY - from.top };
      if (!moved.current && Math.hypot(way.left, way.top) < slipPixels) return;
      moved.current = true;
      places.put(name, placeAt(sum(stood, way), windowSize(), figure));
    });
    listen("pointerup", (to) => {
      if (to.pointerId !== event.pointerId) return;
      stop.current();
      if (!moved.current) return;
      places.keep();
      // Out of the hand: it may step aside again.
      button.current?.blur();
    });
    listen("pointercancel", putBack);
    listen("keydown", (key) => {
      if (key.key !== "Escape") return;
      // The key means the drag, not what lies below.
      key.preventDefault();
      key.stopPropagation();
      moved.current = true;
      putBack();
    });
  };
  const endedDrag = () => {
    const hasMoved = moved.current;
    moved.current = false;
    return hasMoved;
  };
  return { start, isHeld, endedDrag };
}

function sum(a: Point, b: Point): Point {
  return { left: a.left + b.left, top: a.top + b.top };
}
