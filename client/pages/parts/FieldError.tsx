import { useTexts } from "../../i18n/texts.ts";
import type { TooLong } from "./useTooLong.ts";

/**
 * Why what a field holds is not taken. It is said at once when it becomes true; how many characters are too many changes with each
 * key, and stands beside that for whoever reads it. PAG44
 */
export function FieldError(props: {
  /** By which its field is described. */
  readonly id: string;
  readonly tooLong: TooLong | null;
  readonly error?: string | null | undefined;
  /** What of the error changes with each key. */
  readonly beside?: string | null;
}) {
  const { app } = useTexts();
  const { id, tooLong, error, beside } = props;
  const why = tooLong ? app.mostTaken(tooLong.most) : error;
  const count = tooLong ? app.takeOut(tooLong.over) : beside;
  return (
    <span class="error" id={id}>
      <span role="alert">{why ? `✗ ${why}` : ""}</span>
      {count && ` ${count}`}
    </span>
  );
}
