import { type ReadonlySignal, useComputed, useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { Texts } from "../i18n/texts.ts";
import type { Shown } from "../store/shownContest.ts";
import { Figure } from "./Figure.tsx";
import { Girl } from "./Girl.tsx";
import { Kitten } from "./Kitten.tsx";
import { hasGraphics } from "./measuring.ts";
import { Petals } from "./Petals.tsx";
import { type FigureName, figureNames, type Places } from "./places.ts";
import { shoreOf } from "./shore.ts";
import { useStands } from "./useStands.ts";
import { useStirs } from "./useStirs.ts";
import "./decor.css";
import "./petals.css";

const helpId = "decor-help";
const happyMs = 1_800;

/** What makes pink pink: petals behind the page, a girl and a kitten before it, on a shore at its lower edge. */
export function Decor(props: {
  readonly texts: ReadonlySignal<Texts>;
  readonly places: Places;
  readonly shown: ReadonlySignal<Shown | null>;
  readonly isMoving: ReadonlySignal<boolean>;
}) {
  const { texts, places, shown, isMoving } = props;
  const words = texts.value.decor;
  const layer = useRef<HTMLElement>(null);
  useShore(shown);
  const stands = useStands(layer, places, shown);
  const { isCheering, isLively } = useStirs(shown);
  const hasCard = useMemo(hasGraphics, []);
  // PNK5 Where the processor draws, what nobody acts on stands.
  const isAwake = useComputed(() => hasCard || isLively.value);
  const petted = { girl: usePetted(), kitten: usePetted() };
  return (
    <>
      {isMoving.value && <Petals amount={hasCard ? "many" : "few"} isAwake={isAwake} />}
      <aside class="decor" ref={layer} aria-label={words.title}>
        <p class="visually-hidden" id={helpId}>
          {words.help}
        </p>
        {figureNames.map((name) => {
          const Picture = pictures[name];
          return (
            <Figure
              key={name}
              name={name}
              label={words[name]}
              helpId={helpId}
              places={places}
              stand={stands[name]}
              isMoving={isMoving}
              isAwake={isAwake}
              isCheering={isCheering.value}
              onPet={petted[name].pet}
              isPetted={petted[name].isPetted.value}
            >
              <Picture />
            </Figure>
          );
        })}
        <p class="visually-hidden" role="status">
          {sentenceOf({ girl: petted.girl.isPetted, kitten: petted.kitten.isPetted }, words.answers)}
        </p>
      </aside>
    </>
  );
}

/** Leaves them room at the window's lower edge: as much as the style sheet says for what is shown. */
function useShore(shown: ReadonlySignal<Shown | null>): void {
  const shore = shoreOf(shown.value);
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    dataset.shore = shore;
    return () => {
      delete dataset.shore;
    };
  }, [shore]);
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

const pictures: Readonly<Record<FigureName, () => VNode>> = {
  girl: Girl,
  kitten: () => (
    <>
      <Kitten />
      <Hearts />
    </>
  ),
};
