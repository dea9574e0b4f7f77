import type { ReadonlySignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { sizeOf, windowSize } from "./measuring.ts";
import { type Stand, stepped } from "./place.ts";
import type { FigureName, Places } from "./places.ts";
import { useDrag } from "./useDrag.ts";
import { useIdling } from "./useIdling.ts";
import { useWalk } from "./useWalk.ts";

interface FigureProps {
  readonly name: FigureName;
  readonly label: string;
  readonly helpId: string;
  readonly places: Places;
  /** Null: there is no room for it now. */
  readonly stand: ReadonlySignal<Stand | null>;
  readonly isMoving: ReadonlySignal<boolean>;
  /** Whether it may stir by itself. */
  readonly isAwake: ReadonlySignal<boolean>;
  readonly isCheering: boolean;
  /** Called for a click, a tap or Enter. */
  readonly onPet: () => void;
  readonly isPetted: boolean;
  readonly children: ComponentChildren;
}

/**
 * PNK6 A figure that can be taken to any place of the window: by mouse, finger or arrow keys; Home and Escape lead it home. One that has
 * no room is in nobody's way, and in no order of keys.
 */
export function Figure({ name, label, helpId, places, stand, isMoving, ...props }: FigureProps) {
  const button = useRef<HTMLButtonElement>(null);
  const last = useRef<Stand>({ x: 0, y: 1, scale: 1 });
  const isAway = stand.value === null;
  last.current = stand.value ?? last.current;
  const { x, y, scale } = last.current;
  const drag = useDrag(button, name, places, last);
  const idle = useIdling(props.isAwake);
  const isWalking = useWalk(button, { stand: stand.value, isCarried: drag.isHeld, isMoving });

  const onKeyDown = (event: KeyboardEvent) => {
    const isHome = event.key === "Home" || event.key === "Escape";
    // Of a figure that is at home Escape means what lies below.
    if (event.key === "Escape" && places.of[name].value === null) return;
    const next = isHome ? null : stepped({ x, y }, event.key, windowSize(), sizeOf(button.current));
    if (!isHome && !next) return;
    event.preventDefault();
    event.stopPropagation();
    places.put(name, next);
    places.keep();
  };

  return (
    <button
      type="button"
      ref={button}
      class="decor-figure"
      data-figure-name={name}
      data-away={isAway}
      data-held={drag.isHeld.value}
      data-petted={props.isPetted}
      data-cheering={props.isCheering}
      data-walking={isWalking.value}
      data-idling={idle.value}
      style={{ "--x": x, "--y": y, "--scale": scale }}
      aria-label={label}
      aria-describedby={helpId}
      onPointerDown={drag.start}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        // A press of a key counts no clicks; the click that ends a drag strokes nobody.
        if (!drag.endedDrag() || event.detail === 0) props.onPet();
      }}
    >
      {props.children}
    </button>
  );
}
