import type { Page } from "playwright-core";

/**
 * What counts as a motion: what lasts longer than a press, and a drawing that is another one so often within a second, beside
 * what follows a key at once.
 */
const rules = { everyMs: 30, longerThanMs: 100, mostPictures: 10, withinMs: 1_000, ofKeyMs: 150 } as const;

/**
 * Notes over all that the tab will show what moves: what style sheets and programs set in motion, and drawings that become another
 * picture again and again, as what Phaser moves does. A drawing that follows what happens is another one now and then.
 */
export async function watchMotions(page: Page): Promise<void> {
  await page.addInitScript(keepMotions, rules);
}

/** Where what moved, once each. */
export async function motionsSeen(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => JSON.parse(sessionStorage.getItem("motions") ?? "[]"));
}

/** Runs in the page, before anything of it does. */
function keepMotions({ everyMs, longerThanMs, mostPictures, withinMs, ofKeyMs }: typeof rules): void {
  const note = (what: string) => {
    const seen = new Set<string>(JSON.parse(sessionStorage.getItem("motions") ?? "[]"));
    seen.add(`${location.pathname}: ${what}`);
    sessionStorage.setItem("motions", JSON.stringify([...seen]));
  };

  const small = document.createElement("canvas");
  small.width = 240;
  small.height = 135;
  const sheet = small.getContext("2d", { willReadFrequently: true });
  let pressedAt = Number.NEGATIVE_INFINITY;
  const press = () => {
    pressedAt = performance.now();
  };
  for (const type of ["keydown", "keyup"]) addEventListener(type, press, { capture: true });
  const known = new WeakMap<HTMLCanvasElement, { picture: number; changedAt: number[] }>();
  setInterval(() => {
    for (const animation of document.getAnimations()) lookAtAnimation(animation);
    for (const canvas of document.querySelectorAll("canvas")) lookAtDrawing(canvas, performance.now());
  }, everyMs);

  /** Whoever set it in motion: a style sheet, or a program by `animate`. */
  function lookAtAnimation({ effect, playState }: Animation): void {
    if (playState !== "running" || !(effect instanceof KeyframeEffect)) return;
    const { target } = effect;
    if (target && Number(effect.getComputedTiming().activeDuration) > longerThanMs)
      note(`${target.tagName} ${target.className}`);
  }

  function lookAtDrawing(canvas: HTMLCanvasElement, now: number): void {
    if (!sheet || canvas.width === 0 || canvas.height === 0) return;
    sheet.clearRect(0, 0, small.width, small.height);
    sheet.drawImage(canvas, 0, 0, small.width, small.height);
    const pixels = sheet.getImageData(0, 0, small.width, small.height).data;
    let picture = 0;
    for (const pixel of new Uint32Array(pixels.buffer)) picture = (Math.imul(picture, 31) + pixel) | 0;
    const before = known.get(canvas);
    if (!before) known.set(canvas, { picture, changedAt: [] });
    if (!before || before.picture === picture) return;
    const isOfKey = now - pressedAt < ofKeyMs;
    const changedAt = [...before.changedAt.filter((at) => now - at < withinMs), ...(isOfKey ? [] : [now])];
    known.set(canvas, { picture, changedAt });
    if (changedAt.length > mostPictures)
      note(`a drawing in ${canvas.parentElement?.className} was another one again and again`);
  }
}
