import { useId, useRef } from "preact/hooks";
import { type Texts, useTexts } from "../../i18n/texts.ts";
import { Field } from "../parts/Field.tsx";
import { Notice } from "../parts/Notice.tsx";
import { useRoomViews } from "./RoomContext.ts";
import { useAct } from "./useAct.ts";
import { useTyped } from "./useTyped.ts";

type Seen = "all" | "first" | "own";
const choices: readonly Seen[] = ["all", "first", "own"];

function seenOf(places: number | null): Seen {
  if (places === null) return "all";
  return places === 0 ? "own" : "first";
}

interface Typed {
  readonly seen?: Seen;
  readonly places?: string;
}

/** How much of the standings everybody sees: all places, the first ones, or none. FRZ11 CON16 */
export function PlacesControl() {
  const texts = useTexts();
  const { freezing } = texts;
  const { act, isSending } = useAct();
  const { shownPlaces } = useRoomViews().contest;
  const { typed, giveWay } = useTyped<Typed>({}, `${shownPlaces}`);
  const { seen = seenOf(shownPlaces), places = `${shownPlaces || 10}` } = typed.value;
  const groupName = useId();
  const isFit = /^[1-9]\d{0,2}$/.test(places.trim());
  const wanted = { all: null, first: Number(places), own: 0 }[seen];
  const isSeen = wanted === shownPlaces;
  /** What everybody saw when something was first chosen here. */
  const over = useRef(shownPlaces);
  /** What was sent from here, until the contest says it: that is no colleague's doing. */
  const sent = useRef<{ readonly places: number | null } | null>(null);
  if (sent.current?.places === shownPlaces) {
    over.current = shownPlaces;
    sent.current = null;
  }
  const isTyped = Object.keys(typed.value).length > 0;
  const isChanged = isTyped && !isSending && shownPlaces !== over.current && shownPlaces !== wanted;

  function choose(part: Typed): void {
    if (!isTyped) over.current = shownPlaces;
    typed.value = { ...typed.value, ...part };
  }

  async function send(): Promise<boolean> {
    sent.current = { places: wanted };
    const isDone = await act({ type: "ShowPlaces", places: wanted });
    if (!isDone) sent.current = null;
    return isDone;
  }

  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isSending && !isSeen && (seen !== "first" || isFit)) void giveWay(send());
      }}
    >
      <fieldset class="choices">
        <legend>{freezing.seenTitle}</legend>
        {choices.map((choice) => (
          <label key={choice}>
            <input
              type="radio"
              name={groupName}
              checked={seen === choice}
              onChange={() => choose({ seen: choice })}
            />{" "}
            {freezing.seen[choice]}
          </label>
        ))}
      </fieldset>
      {seen === "first" && (
        <Field
          label={freezing.seenPlaces}
          name="places"
          type="number"
          min={1}
          max={999}
          value={places}
          error={isFit ? null : freezing.placesWrong}
          onValue={(value) => choose({ places: value })}
        />
      )}
      <div role="status">
        {isChanged && <Notice tone="info">{texts.library.changedTo(shownWords(texts, shownPlaces))}</Notice>}
      </div>
      <p class="muted">{freezing.seenHint}</p>
      {/* It keeps the focus, which a browser takes from what is disabled. PAG41 */}
      <button type="submit" class="button" aria-disabled={isSeen || isSending}>
        {freezing.seenApply}
      </button>
    </form>
  );
}

function shownWords({ freezing }: Texts, places: number | null): string {
  const seen = seenOf(places);
  return places === null || seen !== "first" ? freezing.seen[seen] : freezing.firstPlaces(places);
}
