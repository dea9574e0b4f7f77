/** How long a board waits for its letters; later ones are painted over what stands then. */
const mostMs = 1_000;
/** Both alphabets: each is a file of its own. */
const sample = "0aа";

/** The letters that a canvas is about to be written with have come, or are not worth waiting for. */
export async function fontsReady(
  fonts: Pick<FontFaceSet, "load">,
  style: Pick<CSSStyleDeclaration, "fontFamily">,
  wait: (ms: number) => Promise<unknown>,
): Promise<void> {
  const loaded = fonts.load(`650 16px ${style.fontFamily}`, sample);
  await Promise.race([loaded.catch(() => {}), wait(mostMs)]);
}
