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
import { readWhole } from "./readAmount.ts";
import { useAct } from "./useAct.ts";
import { useTyped } from "./useTyped.ts";

type Wish = ScreenView["wish"];

/** What was chosen by hand; the rest is as the screen is steered. CON10 */
type Typed = Partial<Pick<Wish, "show" | "sound"> & { readonly zoom: string; readonly margin: string }>;

const usual: Wish = { show: "own", zoomPercent: 100, marginPercent: 0, sound: "own" };

/** What each big screen shows, by its name. SCR1 SCR3 CON16 */
export function ScreensDialog({ onClose }: { readonly onClose: () => void }) {
  const { control } = useTexts();
  const typedName = useSignal("");
  const name = typedName.value.trim();
  const { screens } = useRoomViews().contest;
  const wish = screens.find((screen) => screen.name === name)?.wish ?? usual;
  const { typed, giveWay } = useTyped<Typed>({}, JSON.stringify([name, wish]));
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
          value={typedName.value}
          onValue={(value) => {
            typedName.value = value;
          }}
        />
        <WishForm name={name} wish={wish} typed={typed} onSent={giveWay} />
        <SteeredList
          onChoose={(chosen) => {
            typedName.value = chosen;
            typed.value = {};
          }}
        />
      </div>
    </RoomDialog>
  );
}

function WishForm(props: {
  readonly name: string;
  readonly wish: Wish;
  readonly typed: { value: Typed };
  /** Tells whether it was done. */
  readonly onSent: (sent: Promise<boolean>) => Promise<void>;
}) {
  const { name, wish, typed, onSent } = props;
  const { control } = useTexts();
  const words = control.screens;
  const { act, isSending } = useAct();
  const { show = wish.show, sound = wish.sound } = typed.value;
  const { zoom = `${wish.zoomPercent}`, margin = `${wish.marginPercent}` } = typed.value;
  const zoomPercent = readWhole(zoom, 50, 200);
  const marginPercent = readWhole(margin, 0, 10);
  const isChecked = useSignal(false);
  const type = (part: Typed) => {
    typed.value = { ...typed.value, ...part };
  };

  const submit = (event: Event) => {
    event.preventDefault();
    isChecked.value = true;
    if (zoomPercent === null || marginPercent === null) return;
    const chosen = { show, zoomPercent, marginPercent, sound };
    void onSent(act({ type: "SteerScreen", screen: name, wish: chosen }));
  };

  return (
    <form class="stack" onSubmit={submit} noValidate>
      <Choice
        label={words.show}
        name="screen-show"
        of={screenShows}
        words={words.shows}
        value={show}
        onValue={(next) => type({ show: next })}
      />
      <div class="row">
        <Field
          label={words.zoom}
          name="screen-zoom"
          type="number"
          min={50}
          max={200}
          value={zoom}
          error={isChecked.value && zoomPercent === null ? words.zoomWrong : null}
          onValue={(value) => type({ zoom: value })}
        />
        <Field
          label={words.margin}
          name="screen-margin"
          type="number"
          min={0}
          max={10}
          value={margin}
          error={isChecked.value && marginPercent === null ? words.marginWrong : null}
          onValue={(value) => type({ margin: value })}
        />
      </div>
      <Choice
        label={words.sound}
        name="screen-sound"
        of={screenSounds}
        words={words.sounds}
        value={sound}
        onValue={(next) => type({ sound: next })}
      />
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
  readonly value: Name;
  readonly onValue: (name: Name) => void;
}) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <select
        id={id}
        name={props.name}
        class="input"
        value={props.value}
        onChange={(event) => {
          const next = props.of.find((name) => name === event.currentTarget.value);
          if (next) props.onValue(next);
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
