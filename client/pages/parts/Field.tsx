import type { ComponentChildren, InputHTMLAttributes } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { FieldError } from "./FieldError.tsx";
import { useTooLong } from "./useTooLong.ts";

interface FieldProps {
  readonly label: string;
  readonly name: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly hint?: string | undefined;
  readonly error?: string | null | undefined;
  readonly look?: "code";
  readonly type?: keyof typeof inputTypes;
  readonly inputMode?: "numeric" | "text";
  readonly autocomplete?: "off" | "username" | "current-password" | "new-password";
  /** The browser cuts what is longer: for a name or a code, of which somebody sees all at once. */
  readonly maxLength?: number;
  /** How many characters are taken; more stay, are said to be too many, and hold the form back. PAG44 */
  readonly most?: number;
  readonly min?: number;
  readonly max?: number;
  readonly autoFocus?: boolean;
  readonly readOnly?: boolean;
  readonly required?: boolean;
  /** What stands there is chosen as a whole by whoever comes to it, so that typing takes its place. */
  readonly chosenWhole?: boolean;
  /** What stands in one line with the box. */
  readonly beside?: ComponentChildren;
}

/** A labelled input with its hint and, when something is wrong, why. */
export function Field({
  label,
  name,
  value,
  onValue,
  most,
  hint,
  error,
  look,
  type,
  beside,
  chosenWhole,
  ...input
}: FieldProps) {
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  const isFirst = input.autoFocus === true;
  useLayoutEffect(() => {
    // The attribute works once a page: what comes later has to ask. Who is busy elsewhere is left there.
    if (isFirst && document.activeElement === document.body) box.current?.focus();
  }, [isFirst]);
  const tooLong = useTooLong(box, value, most);
  const wrong = tooLong ?? error;
  const described = [hint ? `${id}-hint` : "", wrong ? `${id}-error` : ""].filter((part) => part !== "");
  const choose = () => {
    if (chosenWhole) box.current?.select();
  };
  // A browser takes the choice away after the click of whoever presses on what is chosen already.
  const keepChoice = (event: MouseEvent) => {
    if (chosenWhole) event.preventDefault();
  };
  // Also what comes into it while somebody is there.
  useLayoutEffect(() => {
    if (chosenWhole && document.activeElement === box.current) box.current?.select();
  }, [chosenWhole, value]);
  const written = (
    <input
      {...input}
      {...inputTypes[type ?? "text"]}
      ref={box}
      id={id}
      name={name}
      value={value}
      class="input"
      data-look={look}
      spellcheck={false}
      onInput={(event) => onValue(event.currentTarget.value)}
      onFocus={choose}
      onClick={choose}
      onMouseUp={keepChoice}
      aria-invalid={wrong ? true : undefined}
      aria-describedby={described.length > 0 ? described.join(" ") : undefined}
    />
  );
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {beside === undefined ? (
        written
      ) : (
        <div class="field-line">
          {written}
          {beside}
        </div>
      )}
      {hint && (
        <span class="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <FieldError id={`${id}-error`} tooLong={tooLong} error={error} />
    </div>
  );
}

/** Spelled out: which attributes an input takes depends on its type. */
const inputTypes = {
  text: { type: "text" },
  password: { type: "password" },
  number: { type: "number" },
  "datetime-local": { type: "datetime-local" },
  time: { type: "time" },
} as const satisfies Readonly<Record<string, InputHTMLAttributes<HTMLInputElement>>>;
