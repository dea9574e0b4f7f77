import { useRef } from "preact/hooks";

const motions = [
  "press",
  "arrive",
  "verdict",
  "turn",
  "overtake",
  "gust",
  "bump",
  "celebrate",
  "count",
  "swell",
] as const;

/** The motions' times and curves: a click on one plays it. */
export function LookMotions() {
  return (
    <>
      <h2>Motions</h2>
      <div class="look-row">
        {motions.map((name) => (
          <Motion key={name} name={name} />
        ))}
      </div>
    </>
  );
}

function Motion({ name }: { readonly name: string }) {
  const button = useRef<HTMLButtonElement>(null);
  const play = () => {
    button.current?.style.setProperty("animation", "none");
    // Read, so that the browser takes the next animation for another one.
    void button.current?.offsetWidth;
    button.current?.style.setProperty("animation", `look-motion var(--motion-${name})`);
  };
  return (
    <button type="button" class="button" ref={button} onClick={play}>
      {name}
    </button>
  );
}
