/** How long a drawing waits for its letters; later ones are painted over what stands then. */
const mostMs = 1_000;
/** Both alphabets: each is a file of its own. */
const sample = "0aа";

/** What draws within `host`, once it has come together with the letters that it writes with. RCE8 */
export async function withLetters<Program>(
  host: Element,
  load: () => Promise<Program>,
  fonts: Pick<FontFaceSet, "load"> = document.fonts,
): Promise<Program> {
  const [program] = await Promise.all([load(), fontsReady(fonts, getComputedStyle(host), wait)]);
  return program;
}

/** The letters that a canvas is about to be written with have come, or are not worth waiting for. */
export async function fontsReady(
  fonts: Pick<FontFaceSet, "load">,
  style: Pick<CSSStyleDeclaration, "fontFamily">,
  wait: (ms: number) => Promise<unknown>,
): Promise<void> {
  const loaded = fonts.load(`650 16px ${style.fontFamily}`, sample);
  await Promise.race([loaded.catch(() => {}), wait(mostMs)]);
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
