import type { Browser } from "playwright-core";
import sharp from "sharp";
import { assertShows, openScreen } from "./openScreen.ts";
import type { Stage } from "./Stage.ts";
import type { Situation } from "./situations.ts";
import { answersOf, type RightAnswers } from "./tell.ts";

/** As a screen looks from the back of a hall. */
const small = { width: 480, height: 270 };
/** The page opens and comes to rest. */
const openingMs = 14_000;
/** The act is a moment ago: boats sail for so long. */
const actMs = 2_000;
/** The clock shows whole seconds: in the middle of one there is no doubt which. */
const halfSecondMs = 500;

/** Plays a situation before a page that opens for it, and writes its small picture; what is right to say of it. */
export async function takePicture(
  parts: { readonly browser: Browser; readonly port: number; readonly stage: Stage },
  { shows, leftMs, prepare }: Situation,
  file: string,
): Promise<RightAnswers> {
  const { browser, port, stage } = parts;
  const act = await prepare(stage);
  await stage.setLeft(leftMs + actMs + openingMs);
  const page = await openScreen(browser, { port, roomCode: stage.room.roomCode, shows });
  try {
    await stage.waitUntilLeft(leftMs + actMs);
    const seen = await act();
    await stage.waitUntilLeft(leftMs - halfSecondMs);
    const [view, before] = [stage.view, Date.now()];
    const picture = await page.screenshot({ type: "png" });
    const takenAt = (before + Date.now()) / 2;
    await assertShows(page, shows);
    await sharp(picture).resize(small.width, small.height).png().toFile(file);
    return answersOf(seen, view, takenAt);
  } finally {
    await page.context().close();
  }
}
