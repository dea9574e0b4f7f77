import { useId } from "preact/hooks";
import { useTexts } from "../../i18n/texts.ts";
import { Field } from "../parts/Field.tsx";
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
  const { freezing } = useTexts();
  const { act, isSending } = useAct();
  const { shownPlaces } = useRoomViews().contest;
  const { typed, giveWay } = useTyped<Typed>({}, `${shownPlaces}`);
  const { seen = seenOf(shownPlaces), places = `${shownPlaces || 10}` } = typed.value;
  const groupName = useId();
  const isFit = /^[1-9]\d{0,2}$/.test(places.trim());
  const wanted = { all: null, first: Number(places), own: 0 }[seen];
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (seen !== "first" || isFit) void giveWay(act({ type: "ShowPlaces", places: wanted }));
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
              onChange={() => {
                typed.value = { ...typed.value, seen: choice };
              }}
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
          onValue={(value) => {
            typed.value = { ...typed.value, places: value };
          }}
        />
      )}
      <p class="muted">{freezing.seenHint}</p>
      <button type="submit" class="button" disabled={wanted === shownPlaces} aria-disabled={isSending}>
        {freezing.seenApply}
      </button>
    </form>
  );
}
