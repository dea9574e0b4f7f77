/** What is typed by hand from a board or a sheet, as the program writes it; also from a keyboard for wide letters. */

/** A room code: any case, spaces and dashes ignored. AUT6 */
export function readTypedCode(typed: string): string {
  return typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, "");
}

/** A PIN: its digits without spaces. */
export function readTypedPin(typed: string): string {
  return typed.normalize("NFKC").replace(/\s/g, "");
}
