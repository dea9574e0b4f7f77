import { useSignal } from "@preact/signals";
import { Girl } from "../../decor/Girl.tsx";
import { Kitten } from "../../decor/Kitten.tsx";
import { Petals } from "../../decor/Petals.tsx";
import "../../decor/decor.css";
import "../../decor/petals.css";

const states = ["standing", "idling", "petted", "cheering", "walking", "held"] as const;

/** The girl and the kitten in all they do, and petals behind the page. */
export function LookPink() {
  const isAwake = useSignal(true);
  return (
    <>
      <h2>The girl, the kitten and petals</h2>
      {[Girl, Kitten].map((Drawing, index) => (
        <div key={index} class="look-row">
          {states.map((state) => (
            <span
              key={state}
              class="decor-figure look-figure"
              data-figure-name={index === 0 ? "girl" : "kitten"}
              {...{ [`data-${state}`]: "true" }}
            >
              <Drawing />
            </span>
          ))}
        </div>
      ))}
      <Petals amount="many" isAwake={isAwake} />
    </>
  );
}
