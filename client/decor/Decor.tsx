import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Texts } from "../i18n/texts.ts";
import { Figure } from "./Figure.tsx";
import { Girl } from "./Girl.tsx";
import { Kitten } from "./Kitten.tsx";
import { Petals } from "./Petals.tsx";
import type { FigureName, Places } from "./places.ts";
import { useHomes } from "./useHomes.ts";
import "./decor.css";

const helpId = "decor-help";
const happyMs = 1_800;

/** What makes pink pink: petals behind the page, a girl and a kitten before it. */
export function Decor(props: { readonly texts: ReadonlySignal<Texts>; readonly places: Places }) {
  const { texts, places } = props;
  const words = texts.value.decor;
  const layer = useRef<HTMLElement>(null);
  const homes = useHomes(layer, places);
  const girl = usePetted();
  const kitten = usePetted();
  return (
    <>
      <Petals />
      <aside class="decor" ref={layer} aria-label={words.title}>
        <p class="visually-hidden" id={helpId}>
          {words.help}
        </p>
        <Figure
          name="girl"
          label={words.girl}
          helpId={helpId}
          places={places}
          home={homes.girl}
          onPet={girl.pet}
          isPetted={girl.isPetted.value}
        >
          <Girl />
        </Figure>
        <Figure
          name="kitten"
          label={words.kitten}
          helpId={helpId}
          places={places}
          home={homes.kitten}
          onPet={kitten.pet}
          isPetted={kitten.isPetted.value}
        >
          <Kitten />
          <Hearts />
        </Figure>
        <p class="visually-hidden" role="status">
          {sentenceOf({ girl: girl.isPetted, kitten: kitten.isPetted }, words.answers)}
        </p>
      </aside>
    </>
  );
}

/** For a moment after a click. */
function usePetted() {
  const isPetted = useSignal(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const pet = () => {
    isPetted.value = true;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      isPetted.value = false;
    }, happyMs);
  };
  return { isPetted, pet };
}

function sentenceOf(
  petted: Readonly<Record<FigureName, ReadonlySignal<boolean>>>,
  answers: Readonly<Record<FigureName, string>>,
): string {
  if (petted.kitten.value) return answers.kitten;
  return petted.girl.value ? answers.girl : "";
}

function Hearts() {
  return (
    <svg class="decor-hearts" viewBox="0 0 60 40" aria-hidden="true">
      {[
        [14, 26],
        [32, 16],
        [48, 28],
      ].map(([x, y]) => (
        <path key={x} transform={`translate(${x} ${y})`} d="M0 6 C-9 -1 -5 -8 0 -4 C5 -8 9 -1 0 6 Z" />
      ))}
    </svg>
  );
}
