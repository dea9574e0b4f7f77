import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { CardMotions } from "./cardMotions.ts";

/** A scene that writes down what it is asked to move, and plays it at once. */
function stage() {
  const played: string[] = [];
  const scene = {
    children: { bringToTop: () => played.push("to the top") },
    tweens: {
      getTweens: () => [],
      killTweensOf: () => played.push("killed"),
      killAll: () => played.push("all killed"),
      add: ({ scale }: { scale: number }) => played.push(`to ${scale}`),
      chain({ tweens, onComplete }: { tweens: readonly Part[]; onComplete: () => void }) {
        for (const { targets, open, delay, onComplete: done } of tweens) {
          if (targets && open !== undefined) targets.open = open;
          played.push(`${delay === undefined ? "" : `after ${delay} ms `}to ${open}`);
          done?.();
        }
        finish.push(onComplete);
      },
    },
  };
  const finish: (() => void)[] = [];
  const card = {
    place: { cardId: 1, left: 0, top: 0, width: 100, height: 60 },
    image: {
      width: 120,
      height: 80,
      setCrop: (...seen: readonly number[]) => played.push(`shows ${seen.join(" ") || "all"}`),
      setPosition: () => ({ setScale: () => played.push("as it was") }),
    },
  };
  // Only what the motions use is there.
  const motions = new CardMotions(scene as unknown as ConstructorParameters<typeof CardMotions>[0]);
  return { motions, card: card as unknown as Parameters<CardMotions["flip"]>[0], played, finish };
}

interface Part {
  readonly targets?: { open: number };
  readonly open?: number;
  readonly delay?: number;
  readonly onComplete?: () => void;
}

test("CRD5 a card turns to its solver's colours and, a moment later, to what is true by then", () => {
  const { motions, card, played } = stage();
  motions.turn(
    card,
    () => played.push("the colours"),
    () => played.push("the truth"),
  );
  expect(played).toEqual([
    "to the top",
    "to 0",
    "the colours",
    "shows 60 0 0 80",
    "to 1",
    "shows all",
    "after 620 ms to 0",
    "the truth",
    "shows 60 0 0 80",
    "to 1",
    "shows all",
  ]);
});

test("CRD5 a card that turns is not lifted by the pointer, and is lifted again afterwards", () => {
  const { motions, card, played, finish } = stage();
  motions.turn(
    card,
    () => {},
    () => {},
  );
  played.length = 0;
  motions.lift(card, 1.03);
  expect(played).toEqual([]);
  finish[0]?.();
  motions.lift(card, 1.03);
  expect(played).toEqual(["killed", "to 1.03"]);
});

test("CRD5 a motion that is ended leaves the card at its place", () => {
  const { motions, card, played } = stage();
  motions.pulse(card);
  played.length = 0;
  motions.settle(card);
  expect(played).toEqual(["killed", "shows all", "as it was"]);
});

test("CRD8 a card turns without squeezing a letter: its face closes to the middle, and opens from there", () => {
  const { motions, card, played } = stage();
  motions.flip(card, () => {});
  expect(played.filter((line) => line.startsWith("shows"))).toEqual(["shows 60 0 0 80", "shows all"]);
  const source = readFileSync(new URL("cardMotions.ts", import.meta.url), "utf8");
  expect(source).not.toMatch(/scaleX|scaleY/);
});
