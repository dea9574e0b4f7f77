import sharp from "sharp";
import { FlashCounter, mostFlashing } from "./FlashCounter.ts";
import { type OddFrame, OddFrames } from "./OddFrames.ts";
import { type Picture, pictureSize } from "./picture.ts";
import type { FilmedFrame } from "./Recording.ts";

/** A time in which too much of the picture flashed too often. */
export interface FlashFault {
  readonly kind: "general" | "red";
  readonly at: number;
  readonly until: number;
  /** Of the picture, when it was most. */
  readonly share: number;
}

/** The largest share of the picture that ever flashed too often, and when. */
export interface MostFlashing {
  readonly share: number;
  readonly at: number;
}

export interface FrameFindings {
  readonly mostGeneral: MostFlashing;
  readonly mostRed: MostFlashing;
  readonly flashes: readonly FlashFault[];
  readonly odd: readonly OddFrame[];
}

/** Looks at every frame of a film, one after the other. */
export async function checkFrames(frames: readonly FilmedFrame[]): Promise<FrameFindings> {
  const counter = new FlashCounter();
  const oddFrames = new OddFrames();
  const faults = { general: [] as FlashFault[], red: [] as FlashFault[] };
  const most = { general: { share: 0, at: 0 }, red: { share: 0, at: 0 } };
  const odd: OddFrame[] = [];
  for (const { file, at } of frames) {
    const picture = await readPicture(file);
    const shares = counter.add({ at, picture });
    for (const kind of ["general", "red"] as const) {
      if (shares[kind] > most[kind].share) most[kind] = { share: shares[kind], at };
      if (shares[kind] > mostFlashing)
        faults[kind] = goingOn(faults[kind], { kind, at, share: shares[kind] });
    }
    const found = oddFrames.add({ at, picture });
    if (found) odd.push(found);
  }
  return {
    mostGeneral: most.general,
    mostRed: most.red,
    flashes: [...faults.general, ...faults.red],
    odd,
  };
}

const sameWithinMs = 1_000;

/** What follows within a second is the same fault. */
function goingOn(
  faults: readonly FlashFault[],
  { kind, at, share }: Pick<FlashFault, "kind" | "at" | "share">,
): FlashFault[] {
  const last = faults.at(-1);
  if (!last || at - last.until > sameWithinMs) return [...faults, { kind, at, until: at, share }];
  return [...faults.slice(0, -1), { ...last, until: at, share: Math.max(last.share, share) }];
}

async function readPicture(file: string): Promise<Picture> {
  const { width, height } = pictureSize;
  return sharp(file).resize(width, height, { fit: "fill" }).removeAlpha().raw().toBuffer();
}
