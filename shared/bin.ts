import { foldedText } from "./foldedText.ts";
import { readTypedCode } from "./typedCodes.ts";

/** How long a deleted contest can be restored, in days. */
export const binDays = 30;

/** Whether what somebody typed names this contest, by its title or its room code: so it is deleted for good. LIB6 */
export function namesContest(
  typed: string,
  { title, roomCode }: { readonly title: string; readonly roomCode: string },
): boolean {
  return readTypedCode(typed) === roomCode || foldedText(typed) === foldedText(title);
}
