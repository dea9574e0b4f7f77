import { useSignal } from "@preact/signals";
import { type PracticeMinutes, practiceMinutes } from "../../../shared/practice.ts";
import { mostSimulatedTeams } from "../../../shared/trying.ts";
import { useTexts } from "../../i18n/texts.ts";
import { pathTo, withSwitches } from "../../store/router.ts";
import { lacksOf, onBoard } from "../../store/studio/content.ts";
import { boardTab, keepTryChoice, readTryChoice, type TryChoice, tryTab } from "../../store/trying.ts";
import { useApp } from "../AppContext.ts";
import { Field } from "../parts/Field.tsx";
import { PlayersFields } from "../parts/PlayersFields.tsx";
import { useContent, useDesk } from "./StudioContext.ts";

const times: readonly (PracticeMinutes | null)[] = [...practiceMinutes, null];

/** Against whom an author tries the board, and for how long; the last choice is remembered. PRA9 CON17 */
export function TryPane() {
  const { trying, practice } = useTexts();
  const { storage } = useApp();
  const content = useContent();
  const choice = useSignal<TryChoice>(readTryChoice(storage));
  const typed = useSignal(`${choice.value.teams}`);
  const isFit = readTeams(typed.value) !== null;
  const cards = onBoard(content);
  const unfinished = cards.filter(({ writing }) => lacksOf(writing).length > 0).length;

  function choose(next: Partial<TryChoice>): void {
    choice.value = { ...choice.value, ...next };
    keepTryChoice(storage, choice.value);
  }

  return (
    <section class="stack" aria-label={trying.title}>
      <p class="muted">{trying.text}</p>
      <Field
        label={trying.teams}
        name="simulated-teams"
        inputMode="numeric"
        autocomplete="off"
        value={typed.value}
        hint={trying.teamsHint}
        error={isFit ? null : trying.teamsWrong(mostSimulatedTeams)}
        onValue={(value) => {
          typed.value = value;
          const teams = readTeams(value);
          if (teams !== null) choose({ teams });
        }}
      />
      {choice.value.teams > 0 && <PlayersFields choice={choice.value} onChoice={choose} />}
      <fieldset class="players-field">
        <legend>{practice.clock}</legend>
        <div class="players-levels">
          {times.map((time) => (
            <label key={time}>
              <input
                type="radio"
                name="try-minutes"
                checked={choice.value.minutes === time}
                onChange={() => choose({ minutes: time })}
              />
              {time === null ? practice.withoutClock : practice.minutes(time)}
            </label>
          ))}
        </div>
      </fieldset>
      {unfinished > 0 && unfinished < cards.length && <p>{trying.leftOut(unfinished)}</p>}
      <div class="row">{isFit && <TryLink hasCards={cards.length > unfinished} isMain />}</div>
    </section>
  );
}

function readTeams(typed: string): number | null {
  const text = typed.trim();
  return /^\d{1,2}$/u.test(text) && Number(text) <= mostSimulatedTeams ? Number(text) : null;
}

/** One click, and the board is played in a tab of its own: no blocker stops a link, and what is written stays as it is. */
export function TryLink({
  hasCards,
  isMain = false,
}: {
  readonly hasCards: boolean;
  readonly isMain?: boolean;
}) {
  const { trying } = useTexts();
  const { store } = useDesk();
  const code = store.live.value?.view.roomCode ?? "";
  return (
    <a
      class="button"
      {...(isMain && { "data-look": "main" })}
      href={withSwitches(pathTo.tryDraft(code), location.search)}
      target={tryTab(code)}
      title={hasCards ? trying.opensTab : trying.nothingYet}
      onClick={() => {
        // By which the trial finds back here.
        window.name = boardTab(code);
      }}
    >
      ▶ {trying.start}
    </a>
  );
}
