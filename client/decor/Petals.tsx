import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type Petal, strewn } from "./petals.ts";

/** Where the processor draws them there are fewer, in a part of the window. */
const petals = { many: strewn(14), few: strewn(7) };

/**
 * PNK5 Petals and flowers, falling behind the page; the style sheet moves them. They wait while nobody looks, and while all is to
 * stand.
 */
export function Petals(props: {
  readonly amount: keyof typeof petals;
  readonly isAwake: ReadonlySignal<boolean>;
}) {
  const isHidden = useSignal(document.hidden);
  useEffect(() => {
    const follow = () => {
      isHidden.value = document.hidden;
    };
    document.addEventListener("visibilitychange", follow);
    return () => document.removeEventListener("visibilitychange", follow);
  }, [isHidden]);
  const isWaiting = isHidden.value || !props.isAwake.value;
  return (
    <div class="decor-sky" aria-hidden="true" data-fall={props.amount} data-waiting={isWaiting}>
      {petals[props.amount].map((petal) => (
        <svg
          key={petal.leftPercent}
          class="decor-petal"
          viewBox="0 0 24 24"
          data-colour={petal.colour}
          style={fallOf(petal)}
          aria-hidden="true"
        >
          {petal.kind === "flower" ? <FlowerPath /> : <PetalPath />}
        </svg>
      ))}
    </div>
  );
}

function fallOf(petal: Petal) {
  return {
    "--left": `${petal.leftPercent}%`,
    "--size": `${petal.sizeRem}rem`,
    "--fall": `${petal.fallSeconds}s`,
    "--delay": `${petal.delaySeconds}s`,
    "--turn": `${petal.turnDegrees}deg`,
    "--steps": petal.steps,
  };
}

function PetalPath() {
  return (
    <>
      <path d="M12 2 C19 5 21 13 12 22 C3 13 5 5 12 2 Z" />
      <path d="M12 5 C13 11 13 15 12 20" class="decor-vein" />
    </>
  );
}

function FlowerPath() {
  return (
    <>
      {[0, 72, 144, 216, 288].map((turn) => (
        <ellipse key={turn} cx="12" cy="6.2" rx="4.3" ry="5.2" transform={`rotate(${turn} 12 12)`} />
      ))}
      <circle class="decor-heart" cx="12" cy="12" r="3.3" />
    </>
  );
}
