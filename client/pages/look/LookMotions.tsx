import { useRef } from "preact/hooks";
import { motionTimes } from "../../theme/motionTimes.ts";

const motions = [
  "arrive",
  "appear",
  "verdict",
  "sink",
  "overtake",
  "celebrate",
  "twinkle",
  "second",
  "write",
  "swell",
  "walk",
  "cheer",
  "wave",
  "blink",
  "tail",
  "purr",
  "hearts",
] as const;

/** The motions' times and curves: a click on one plays it. What programs move takes the times below. */
export function LookMotions() {
  return (
    <>
      <h2>Motions</h2>
      <div class="look-row">
        {motions.map((name) => (
          <Motion key={name} token={`motion-${name}`} />
        ))}
        <Motion token="pace" />
      </div>
      <dl class="look-row">
        {Object.entries(motionTimes).map(([name, ms]) => (
          <div key={name} data-motion-time={name}>
            <dt>{name}</dt>
            <dd>{ms} ms</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Motion({ token }: { readonly token: string }) {
  const button = useRef<HTMLButtonElement>(null);
  const play = () => {
    button.current?.style.setProperty("animation", "none");
    // Read, so that the browser takes the next animation for another one.
    void button.current?.offsetWidth;
    button.current?.style.setProperty("animation", `look-motion var(--${token})`);
  };
  return (
    <button type="button" class="button" data-token={token} ref={button} onClick={play}>
      {token}
    </button>
  );
}
