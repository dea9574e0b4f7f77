import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import type { ScreenView } from "../../../shared/contest/controlView.ts";
import { screenShows, screenSounds } from "../../../shared/contest/screenActs.ts";
import { useTexts } from "../../i18n/texts.ts";
import { pathTo } from "../../store/router.ts";
import { Field } from "../parts/Field.tsx";
import { ActButton } from "./ActButton.tsx";
import { useRoomViews } from "./RoomContext.ts";
import { RoomDialog } from "./RoomDialog.tsx";
import { useAct } from "./useAct.ts";

type Wish = ScreenView["wish"];

const usual: Wish = { show: "own", zoomPercent: 100, marginPercent: 0, sound: "own" };

/** What each big screen shows, by its name. SCR1 SCR3 */
export function ScreensDialog({ onClose }: { readonly onClose: () => void }) {
  const { control } = useTexts();
  const name = useSignal("");
  const { screens } = useRoomViews().contest;
  const steered = screens.find((screen) => screen.name === name.value.trim());
  return (
    <RoomDialog title={control.screens.title} onClose={onClose}>
      <div class="stack">
        <p>{control.screens.lead}</p>
        <Field
          label={control.screens.name}
          hint={control.screens.nameHint}
          name="screen-name"
          maxLength={20}
          autocomplete="off"
          value={name.value}
          onValue={(value) => {
            name.value = value;
          }}
        />
        <WishForm
          key={`${name.value.trim()} ${JSON.stringify(steered)}`}
          name={name.value.trim()}
          wish={steered?.wish ?? usual}
        />
        <SteeredList
          onChoose={(chosen) => {
            name.value = chosen;
          }}
        />
      </div>
    </RoomDialog>
  );
}

function WishForm({ name, wish }: { readonly name: string; readonly wish: Wish }) {
  const { control } = useTexts();
  const words = control.screens;
  const { act, isSending } = useAct();
  const show = useSignal(wish.show);
  const sound = useSignal(wish.sound);
  const zoom = useSignal(`${wish.zoomPercent}`);
  const margin = useSignal(`${wish.marginPercent}`);
  const error = useSignal<"zoom" | "margin" | null>(null);

  const submit = (event: Event) => {
    event.preventDefault();
    const zoomPercent = readWhole(zoom.value, 50, 200);
    const marginPercent = readWhole(margin.value, 0, 10);
    error.value = zoomPercent === null ? "zoom" : marginPercent === null ? "margin" : null;
    if (zoomPercent === null || marginPercent === null) return;
    const next = { show: show.value, zoomPercent, marginPercent, sound: sound.value };
    void act({ type: "SteerScreen", screen: name, wish: next });
  };

  return (
    <form class="stack" onSubmit={submit} noValidate>
      <Choice label={words.show} name="screen-show" of={screenShows} words={words.shows} chosen={show} />
      <div class="row">
        <Field
          label={words.zoom}
          name="screen-zoom"
          type="number"
          min={50}
          max={200}
          value={zoom.value}
          error={error.value === "zoom" ? words.zoomWrong : null}
          onValue={(value) => {
            zoom.value = value;
          }}
        />
        <Field
          label={words.margin}
          name="screen-margin"
          type="number"
          min={0}
          max={10}
          value={margin.value}
          error={error.value === "margin" ? words.marginWrong : null}
          onValue={(value) => {
            margin.value = value;
          }}
        />
      </div>
      <Choice label={words.sound} name="screen-sound" of={screenSounds} words={words.sounds} chosen={sound} />
      <button type="submit" class="button" data-look="main" aria-disabled={isSending}>
        {words.steer}
      </button>
    </form>
  );
}

function Choice<Name extends string>(props: {
  readonly label: string;
  readonly name: string;
  readonly of: readonly Name[];
  readonly words: Readonly<Record<Name, string>>;
  readonly chosen: { value: Name };
}) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <select
        id={id}
        name={props.name}
        class="input"
        value={props.chosen.value}
        onChange={(event) => {
          const next = props.of.find((name) => name === event.currentTarget.value);
          if (next) props.chosen.value = next;
        }}
      >
        {props.of.map((name) => (
          <option key={name} value={name}>
            {props.words[name]}
          </option>
        ))}
      </select>
    </div>
  );
}

function SteeredList({ onChoose }: { readonly onChoose: (name: string) => void }) {
  const { control } = useTexts();
  const words = control.screens;
  const { contest } = useRoomViews();
  if (contest.screens.length === 0) return <p class="muted">{words.none}</p>;
  return (
    <ul class="steering-list" aria-label={words.steered}>
      {contest.screens.map(({ name, wish }) => {
        const label = name === "" ? words.unnamed : name;
        return (
          <li key={name}>
            <p>
              <a href={pathTo.namedScreen(contest.roomCode, name)} target="_blank" rel="noreferrer">
                {label} ↗
              </a>
              : {words.shows[wish.show]}
            </p>
            <div class="row">
              <button
                type="button"
                class="button"
                data-size="small"
                aria-label={control.messages.which(words.change, label)}
                onClick={() => onChoose(name)}
              >
                {words.change}
              </button>
              <ActButton
                command={{ type: "SteerScreen", screen: name, wish: null }}
                size="small"
                label={control.messages.which(words.letGo, label)}
              >
                {words.letGo}
              </ActButton>
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function readWhole(typed: string, least: number, most: number): number | null {
  const number = Number(typed);
  return /^\s*\d+\s*$/.test(typed) && number >= least && number <= most ? number : null;
}
