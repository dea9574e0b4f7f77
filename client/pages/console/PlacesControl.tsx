import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { useTexts } from "../../i18n/texts.ts";
import { Field } from "../parts/Field.tsx";
import { useRoomViews } from "./RoomContext.ts";
import { useAct } from "./useAct.ts";

type Seen = "all" | "first" | "own";
const choices: readonly Seen[] = ["all", "first", "own"];

function seenOf(places: number | null): Seen {
  if (places === null) return "all";
  return places === 0 ? "own" : "first";
}

/** How much of the standings everybody sees: all places, the first ones, or none. FRZ11 */
export function PlacesControl() {
  const { freezing } = useTexts();
  const { act, isSending } = useAct();
  const { shownPlaces } = useRoomViews().contest;
  const seen = useSignal(seenOf(shownPlaces));
  const places = useSignal(`${shownPlaces || 10}`);
  const groupName = useId();
  const isFit = /^[1-9]\d{0,2}$/.test(places.value.trim());
  const wanted = { all: null, first: Number(places.value), own: 0 }[seen.value];
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (seen.value !== "first" || isFit) void act({ type: "ShowPlaces", places: wanted });
      }}
    >
      <fieldset class="choices">
        <legend>{freezing.seenTitle}</legend>
        {choices.map((choice) => (
          <label key={choice}>
            <input
              type="radio"
              name={groupName}
              checked={seen.value === choice}
              onChange={() => {
                seen.value = choice;
              }}
            />{" "}
            {freezing.seen[choice]}
          </label>
        ))}
      </fieldset>
      {seen.value === "first" && (
        <Field
          label={freezing.seenPlaces}
          name="places"
          type="number"
          min={1}
          max={999}
          value={places.value}
          error={isFit ? null : freezing.placesWrong}
          onValue={(value) => {
            places.value = value;
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
