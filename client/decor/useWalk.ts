import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { sizeOf, windowSize } from "./measuring.ts";
import { type Point, pointOf, type Stand } from "./place.ts";

/** How fast they walk, and how long a way takes at least and at most. */
const pixelsPerSecond = 260;
const leastMs = 300;
const mostMs = 2_500;
/** Nearer than this is no walk. */
const stepPixels = 3;

interface Walking {
  /** Null while it is away: who comes back is there, and walks from nowhere. */
  readonly stand: Stand | null;
  readonly isCarried: ReadonlySignal<boolean>;
  readonly isMoving: ReadonlySignal<boolean>;
}

/**
 * A figure that has another stand walks there from where it was seen: it stands there already, and only its picture is moved, which the
 * browser does without drawing the page anew. True while it walks.
 */
export function useWalk(
  figure: { readonly current: HTMLElement | null },
  { stand, isCarried, isMoving }: Walking,
): ReadonlySignal<boolean> {
  const isWalking = useSignal(false);
  const stood = useRef<Stand | null>(null);
  const walk = useRef<Animation | null>(null);
  useLayoutEffect(() => {
    const element = figure.current;
    if (!element) return;
    const before = stood.current;
    const from = before && seenAt(element, before, walk.current);
    stood.current = stand;
    walk.current?.cancel();
    walk.current = null;
    isWalking.value = false;
    if (!from || !stand || isCarried.peek() || !isMoving.peek()) return;
    const now = pointOf(stand, windowSize(), sizeOf(element));
    const way = { x: from.left - now.left, y: from.top - now.top };
    const length = Math.hypot(way.x, way.y);
    if (length < stepPixels) return;
    isWalking.value = true;
    const frames = [{ transform: `translate(${way.x}px, ${way.y}px)` }, { transform: "none" }];
    const duration = Math.min(mostMs, Math.max(leastMs, (length / pixelsPerSecond) * 1_000));
    const walking = element.animate(frames, { duration, easing: "ease-in-out" });
    walk.current = walking;
    walking.onfinish = () => {
      isWalking.value = false;
    };
  }, [stand, figure, isCarried, isMoving, isWalking]);
  return isWalking;
}

/** Where it is seen, which on its way is between two stands. */
function seenAt(element: HTMLElement, before: Stand, walk: Animation | null): Point {
  if (walk?.playState !== "running") return pointOf(before, windowSize(), sizeOf(element));
  const { left, top } = element.getBoundingClientRect();
  return { left, top };
}
