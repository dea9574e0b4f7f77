import { useId } from "preact/hooks";
import { useTexts } from "../../i18n/texts.ts";
import type { KeyForm } from "../../store/studio/keyCells.ts";
import { type tickedOptions, withTick } from "../../store/studio/rightOptions.ts";
import { FieldError } from "../parts/FieldError.tsx";
import type { TooLong } from "../parts/useTooLong.ts";

/** The options as they are written above, each with a tick when it is right; all that have one may be too long together. */
export function RightOptions(props: {
  readonly ticked: NonNullable<ReturnType<typeof tickedOptions>>;
  readonly tooLong: TooLong | null;
  readonly onAnswer: (answer: string) => void;
}) {
  const { ticked, tooLong, onAnswer } = props;
  const { flow: words } = useTexts();
  const errorId = useId();
  return (
    <fieldset class="studio-ticks" aria-describedby={errorId}>
      <legend>{words.rightOptions}</legend>
      {ticked.length === 0 && <p class="hint">{words.rightOptionsNone}</p>}
      {ticked.map(({ option, isRight }, index) => (
        <label key={`${index + 1}`} class="studio-option">
          <input
            type="checkbox"
            name="rightOption"
            checked={isRight}
            onChange={(event) => onAnswer(withTick(ticked, index, event.currentTarget.checked))}
          />
          <span translate={false}>{option}</span>
        </label>
      ))}
      <div class="field">
        <FieldError id={errorId} tooLong={tooLong} />
      </div>
    </fieldset>
  );
}

const differences = ["case", "spaces", "yo", "quotes", "dashes"] as const;

/** What makes a difference in a text, besides its letters. CHK15 */
export function Differences({ exact, onExact }: Pick<KeyForm, "exact"> & { onExact(exact: string): void }) {
  const { flow: words } = useTexts();
  const counting = exact.split(/[\s,;]+/u).filter((name) => name !== "");
  return (
    <fieldset class="studio-ticks" data-beside="true">
      <legend>{words.counting}</legend>
      {differences.map((name) => (
        <label key={name} class="studio-option">
          <input
            type="checkbox"
            name={`exact-${name}`}
            checked={counting.includes(name)}
            onChange={(event) =>
              onExact(
                [
                  ...counting.filter((other) => other !== name),
                  ...(event.currentTarget.checked ? [name] : []),
                ].join(" "),
              )
            }
          />
          {words.differences[name]}
        </label>
      ))}
    </fieldset>
  );
}
