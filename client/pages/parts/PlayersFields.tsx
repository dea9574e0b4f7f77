import { useId } from "preact/hooks";
import { rightPercents } from "../../../shared/simulation/chosenTeams.ts";
import { cardSeconds, hurries, type PlayersChoice, skillPercents } from "../../../shared/trying.ts";
import { useTexts } from "../../i18n/texts.ts";
import "./playersFields.css";

/** How good and how quick simulated teams are: by name, or exactly. */
export function PlayersFields(props: {
  readonly choice: PlayersChoice;
  readonly onChoice: (choice: PlayersChoice) => void;
}) {
  const { trying } = useTexts();
  const { choice, onChoice } = props;
  const { weak, middle, strong } = skillPercents;
  const { slow, usual, quick } = cardSeconds;
  const [cheapest, ofMiddle, dearest] = rightPercents(choice.skillPercent);
  return (
    <>
      <fieldset class="players-field">
        <legend>{trying.skill}</legend>
        <Levels
          levels={[
            [weak, trying.skills.weak],
            [middle, trying.skills.middle],
            [strong, trying.skills.strong],
          ]}
          value={choice.skillPercent}
          onValue={(skillPercent) => onChoice({ ...choice, skillPercent })}
        />
        <Slider
          label={trying.skillExactly}
          value={choice.skillPercent}
          from={skillPercents.least}
          to={skillPercents.most}
          step={5}
          said={trying.percent(choice.skillPercent)}
          onValue={(skillPercent) => onChoice({ ...choice, skillPercent })}
        />
        <p class="hint">{trying.rightAtOnce(cheapest, ofMiddle, dearest)}</p>
      </fieldset>
      <fieldset class="players-field">
        <legend>{trying.pace}</legend>
        <Levels
          levels={[
            [slow, trying.paces.slow],
            [usual, trying.paces.usual],
            [quick, trying.paces.quick],
          ]}
          value={choice.cardSeconds}
          onValue={(seconds) => onChoice({ ...choice, cardSeconds: seconds })}
        />
        <Slider
          label={trying.paceExactly}
          value={choice.cardSeconds}
          from={cardSeconds.least}
          to={cardSeconds.most}
          step={10}
          said={trying.seconds(choice.cardSeconds)}
          onValue={(seconds) => onChoice({ ...choice, cardSeconds: seconds })}
        />
      </fieldset>
      <fieldset class="players-field">
        <legend>{trying.hurry}</legend>
        <Levels
          levels={hurries.map((hurry) => [hurry, trying.times(hurry)] as const)}
          value={choice.hurry}
          onValue={(hurry) => onChoice({ ...choice, hurry })}
        />
        <p class="hint">{trying.hurryHint}</p>
      </fieldset>
    </>
  );
}

function Levels<Value extends number>(props: {
  readonly levels: readonly (readonly [Value, string])[];
  readonly value: number;
  readonly onValue: (value: Value) => void;
}) {
  const name = useId();
  return (
    <div class="players-levels">
      {props.levels.map(([level, label]) => (
        <label key={level}>
          <input
            type="radio"
            name={name}
            checked={props.value === level}
            onChange={() => props.onValue(level)}
          />
          {label}
        </label>
      ))}
    </div>
  );
}

function Slider(props: {
  readonly label: string;
  readonly value: number;
  readonly from: number;
  readonly to: number;
  readonly step: number;
  readonly said: string;
  readonly onValue: (value: number) => void;
}) {
  const { label, value, from, to, step, said, onValue } = props;
  return (
    <label class="players-slider">
      <span>{label}</span>
      <input
        type="range"
        min={from}
        max={to}
        step={step}
        value={value}
        aria-valuetext={said}
        onInput={(event) => onValue(Number(event.currentTarget.value))}
      />
      <output translate={false}>{said}</output>
    </label>
  );
}
