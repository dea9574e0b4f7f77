import { type ReadonlySignal, type Signal, useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { sizeOf, windowSize } from "./measuring.ts";
import { type Home, type Place, type Point, placeAt, pointOf, stepped } from "./place.ts";
import type { FigureName, Places } from "./places.ts";

interface FigureProps {
  readonly name: FigureName;
  readonly label: string;
  readonly helpId: string;
  readonly places: Places;
  /** Where it stands while nobody has put it anywhere. */
  readonly home: ReadonlySignal<Home>;
  /** Called for a click, a tap or Enter. */
  readonly onPet: () => void;
  readonly isPetted: boolean;
  readonly children: ComponentChildren;
}

/** A figure that can be taken to any place of the window: by mouse, finger or arrow keys. */
export function Figure({ name, label, helpId, places, home, onPet, isPetted, children }: FigureProps) {
  const button = useRef<HTMLButtonElement>(null);
  const drag = useDrag(button, name, places, home);
  const idle = useIdling();
  const own = places.of[name].value;
  const { x, y, scale } = own ? { ...own, scale: 1 } : home.value;

  const onKeyDown = (event: KeyboardEvent) => {
    const figure = sizeOf(button.current);
    const next = event.key === "Home" ? null : stepped(own ?? home.value, event.key, windowSize(), figure);
    if (event.key !== "Home" && !next) return;
    event.preventDefault();
    places.put(name, next);
    places.keep();
  };

  return (
    <button
      type="button"
      ref={button}
      class="decor-figure"
      data-figure-name={name}
      data-at-home={own === null}
      data-held={drag.isHeld.value}
      data-petted={isPetted}
      data-idling={idle.value}
      style={{ "--x": x, "--y": y, "--scale": scale }}
      aria-label={label}
      aria-describedby={helpId}
      onPointerDown={drag.start}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        // A press of a key counts no clicks; the click that ends a drag strokes nobody.
        if (!drag.endedDrag() || event.detail === 0) onPet();
      }}
    >
      {children}
    </button>
  );
}

/** So far a finger may slip and still have tapped. */
const slipPixels = 4;

function useDrag(
  button: { readonly current: HTMLButtonElement | null },
  name: FigureName,
  places: Places,
  home: ReadonlySignal<Place>,
) {
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
    const stood = pointOf(before ?? home.peek(), windowSize(), figure);
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
      places.put(name, before);
      stop.current();
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
      if (moved.current) places.keep();
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

const idleEveryMs = 5_000;
const idleForMs = 1_200;

/** True for a moment now and then: time to blink. Costs nothing in between. */
function useIdling(): Signal<boolean> {
  const isIdling = useSignal(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const wait = () => {
      timer = setTimeout(blink, idleEveryMs * (0.6 + Math.random()));
    };
    const blink = () => {
      isIdling.value = !document.hidden;
      timer = setTimeout(() => {
        isIdling.value = false;
        wait();
      }, idleForMs);
    };
    wait();
    return () => clearTimeout(timer);
  }, [isIdling]);
  return isIdling;
}

function sum(a: Point, b: Point): Point {
  return { left: a.left + b.left, top: a.top + b.top };
}
