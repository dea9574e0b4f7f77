import { Mark } from "../parts/Mark.tsx";
import type { pictures } from "../parts/pictures.tsx";
import { StateCard } from "../parts/StateCard.tsx";

const states: Readonly<Record<keyof typeof pictures, string>> = {
  boat: "Under way",
  offline: "No connection",
  seat: "No seat here",
  card: "No task yet",
  lost: "No such page",
  harbour: "Nothing here yet",
};
const markSizes = [16, 28, 64, 128];

/** The mark, empty states and the sea. */
export function LookDrawings() {
  return (
    <>
      <h2>The mark</h2>
      <div class="look-row">
        {markSizes.map((size) => (
          <span key={size} class="look-mark" style={{ "--size": `${size}px` }}>
            <Mark />
          </span>
        ))}
        <span class="brand">
          <Mark />
          <span class="wordmark">Regatta</span>
        </span>
        <span class="brand">
          <Mark />
          <span class="wordmark">Регата</span>
        </span>
      </div>
      <h2>Empty states</h2>
      <div class="look-row">
        {(Object.keys(states) as readonly (keyof typeof states)[]).map((picture) => (
          <div key={picture} class="panel">
            <StateCard picture={picture} title={states[picture]} />
          </div>
        ))}
      </div>
      <div class="look-sea">
        <span style={{ color: "var(--on-water)" }}>Text on water</span>
        {["foam", "wake", "gust", "buoy", "hull", "sail"].map((name) => (
          <span key={name} style={{ color: `var(--${name})` }}>
            ◢ {name}
          </span>
        ))}
      </div>
    </>
  );
}
