import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type Petal, strewn } from "./petals.ts";

const petals = strewn(18);

/** Petals and flowers, falling behind the page; the style sheet moves them. They wait while nobody looks. */
export function Petals() {
  const isHidden = useSignal(document.hidden);
  useEffect(() => {
    const follow = () => {
      isHidden.value = document.hidden;
    };
    document.addEventListener("visibilitychange", follow);
    return () => document.removeEventListener("visibilitychange", follow);
  }, [isHidden]);
  return (
    <div class="decor-sky" aria-hidden="true" data-waiting={isHidden.value}>
      {petals.map((petal) => (
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
    "--rest": `${petal.restPercent}vh`,
    "--turn": `${petal.turnDegrees}deg`,
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
