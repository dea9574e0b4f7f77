import { effect, type ReadonlySignal, type Signal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Shown } from "../store/shownContest.ts";
import { leaderX, shareBelow } from "./leader.ts";
import { fullSizeOf, isTypingOnGlass, waterBox, windowSize } from "./measuring.ts";
import type { Box, Stand } from "./place.ts";
import { type FigureName, figureNames, type Places } from "./places.ts";
import { boxOf, standAll } from "./standing.ts";
import { takenBoxes } from "./takenBoxes.ts";
import { watchPage } from "./watchPage.ts";

/** Where each is at home on the lower edge: a share of its room. */
const homes: Readonly<Record<FigureName, number>> = { girl: 0, kitten: 1 };

/** Null: it has no room, and stays away. */
export type Stands = Readonly<Record<FigureName, ReadonlySignal<Stand | null>>>;

/**
 * PNK1 PNK2 PNK4 Where the figures stand: where they were put, else at home on the lower edge, the kitten beneath the leading boat while
 * there is a race; never on what is written or pressed. Looked for when the page or what it shows has changed, at most once a second.
 */
export function useStands(
  layer: { readonly current: HTMLElement | null },
  places: Places,
  shown: ReadonlySignal<Shown | null>,
): Stands {
  const girl = useSignal<Stand | null>(null);
  const kitten = useSignal<Stand | null>(null);
  const stands = useRef({ girl, kitten }).current;
  useEffect(() => {
    const host = layer.current?.parentElement;
    if (!host) return;
    const page = watchPage(host, () => look(host, places, stands, shown.peek()));
    const stopShown = effect(() => {
      void shown.value;
      page.changed();
    });
    const stopPlaces = figureNames.map((name) =>
      effect(() => {
        const put = places.of[name].value;
        // Where a hand leads it, it is at once.
        if (put) stands[name].value = { ...put, scale: stands[name].peek()?.scale ?? 1 };
        else page.lookNow();
      }),
    );
    return () => {
      page.stop();
      stopShown();
      for (const stop of stopPlaces) stop();
    };
  }, [layer, places, shown, stands]);
  return stands;
}

function look(
  host: Element,
  places: Places,
  stands: Readonly<Record<FigureName, Signal<Stand | null>>>,
  shown: Shown | null,
): void {
  const window = windowSize();
  const looking = figureNames.flatMap((name) => {
    const drawn = host.querySelector<HTMLElement>(`[data-figure-name="${name}"]`);
    const put = places.of[name].peek();
    return drawn ? [{ name, drawn, put, figure: fullSizeOf(drawn), homeX: homes[name] }] : [];
  });
  if (isTypingOnGlass()) {
    for (const { name } of looking) stands[name].value = null;
    return;
  }
  const inHand = looking.filter(({ drawn, put }) => put !== null && isInHand(drawn));
  const free = looking.filter((one) => !inHand.includes(one));
  const held = inHand.flatMap(({ name, figure }) => {
    const stand = stands[name].peek();
    return stand ? [boxOf(stand, { window, figure })] : [];
  });
  const highest = Math.max(0, ...free.map(({ put, figure }) => (put ? window.height : figure.height)));
  const top = Math.max(0, window.height - highest - 8);
  const region: Box = { left: 0, top, width: window.width, height: window.height - top };
  const taken = [...document.body.children].flatMap((part) =>
    part === host ? [] : takenBoxes(part, region, host),
  );
  // Under a cover or a stand-in even who leads would be told by where it stands. SCR5
  const x = shown?.page === "screen" && !shown.isQuiet ? leaderOn(shown) : null;
  const found = standAll(
    free.map((one) =>
      one.name === "kitten" && x !== null
        ? { ...one, homeX: shareBelow(x, window.width, one.figure.width) }
        : one,
    ),
    { window, taken: [...taken, ...held] },
  );
  for (const [name, stand] of found) {
    if (!isSame(stands[name].peek(), stand)) stands[name].value = stand;
  }
}

function leaderOn({ view }: Shown): number | null {
  const water = waterBox();
  return water ? leaderX(view, water) : null;
}

/** Nothing is taken out of a hand. */
function isInHand(figure: HTMLElement): boolean {
  const isPointed = matchMedia("(hover: hover)").matches && figure.matches(":hover");
  return figure.dataset.held === "true" || isPointed || document.activeElement === figure;
}

/** Steps that nobody would see are none. */
function isSame(one: Stand | null, other: Stand | null): boolean {
  if (!one || !other) return one === other;
  return one.scale === other.scale && Math.abs(one.x - other.x) < 0.01 && Math.abs(one.y - other.y) < 0.01;
}
