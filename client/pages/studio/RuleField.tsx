import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { useTexts } from "../../i18n/texts.ts";
import { Field } from "../parts/Field.tsx";
import { type Bounds, readWhole } from "./ruleFaults.ts";

interface NumberFieldProps {
  readonly label: string;
  readonly name: string;
  readonly value: number;
  readonly onValue: (value: number) => void;
  readonly help?: string;
  /** Given when the value is not as it may be. */
  readonly fault: Bounds | undefined;
}

/** A whole number. What is typed and is none stays as it was typed, and is `NaN` to who asked. */
export function NumberField({ label, name, value, onValue, help, fault }: NumberFieldProps) {
  const { rules } = useTexts();
  const typed = useSignal(written(value));
  // Set from elsewhere, by a preset, it is no more what was typed.
  const shown = Object.is(readWhole(typed.value), value) ? typed.value : written(value);
  return (
    <Field
      label={label}
      name={name}
      value={shown}
      hint={help}
      error={fault && rules.bounds(fault.min, fault.max)}
      inputMode="numeric"
      autocomplete="off"
      onValue={(text) => {
        typed.value = text;
        onValue(readWhole(text));
      }}
    />
  );
}

function written(value: number): string {
  return Number.isNaN(value) ? "" : `${value}`;
}

interface CheckFieldProps {
  readonly label: string;
  readonly help: string;
  readonly name: string;
  readonly checked: boolean;
  readonly onValue: (checked: boolean) => void;
}

export function CheckField({ label, help, name, checked, onValue }: CheckFieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label class="rules-check">
        <input
          type="checkbox"
          name={name}
          checked={checked}
          aria-describedby={`${id}-hint`}
          onChange={(event) => onValue(event.currentTarget.checked)}
        />
        {label}
      </label>
      <span class="hint" id={`${id}-hint`}>
        {help}
      </span>
    </div>
  );
}

interface ChoiceFieldProps<Choice extends string> {
  readonly label: string;
  readonly help?: string;
  readonly name: string;
  readonly value: Choice;
  readonly choices: Readonly<Record<Choice, string>>;
  readonly onValue: (value: Choice) => void;
}

/** One of a few. */
export function ChoiceField<Choice extends string>(props: ChoiceFieldProps<Choice>) {
  const { label, help, name, value, choices, onValue } = props;
  const id = useId();
  const names = Object.keys(choices) as Choice[];
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        class="input"
        name={name}
        value={value}
        aria-describedby={help === undefined ? undefined : `${id}-hint`}
        onChange={(event) => {
          const chosen = names.find((known) => known === event.currentTarget.value);
          if (chosen !== undefined) onValue(chosen);
        }}
      >
        {names.map((known) => (
          <option key={known} value={known}>
            {choices[known]}
          </option>
        ))}
      </select>
      {help !== undefined && (
        <span class="hint" id={`${id}-hint`}>
          {help}
        </span>
      )}
    </div>
  );
}
