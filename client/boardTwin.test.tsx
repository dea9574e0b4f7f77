// @vitest-environment jsdom
import { signal } from "@preact/signals";
import fc from "fast-check";
import { render } from "preact";
import { beforeAll, expect, test } from "vitest";
import { type Language, languages } from "../shared/languages.ts";
import { faceOf, type Sign } from "./board/face.ts";
import { layout } from "./board/layout.ts";
import { type CardPicture, paintCard } from "./board/paintCard.ts";
import type { Palette } from "./board/palette.ts";
import { dictionaries } from "./i18n/dictionaries.ts";
import { TextsContext } from "./i18n/texts.ts";
import { BoardGrid, cardSigns } from "./pages/play/BoardGrid.tsx";
import type { BoardCard, BoardModel } from "./store/boardModel.ts";

// The drawn board and its twin of buttons are made from one model, each by its own code. Here both are made from
// generated boards and compared: the same cards in the same order, the same words and signs, the same actions.

/** One card as it is told: its words in full, what is written on it, its sign. */
interface Told {
  readonly cardId: number;
  readonly price: string;
  readonly label: string;
  readonly sign: Sign | null;
  /** Beside the sign. */
  readonly attempt: string;
}

const size = { width: 4_000, height: 3_000, pixelRatio: 1 };

const anyState: fc.Arbitrary<Pick<BoardCard, "state" | "offer" | "label">> = fc.oneof(
  fc.constantFrom("buy" as const, "blocked" as const, "none" as const).map((offer) => ({
    state: { status: "none" as const },
    offer,
    label: "",
  })),
  fc.nat(99).map((pay) => ({
    state: { status: "none" as const },
    offer: "relief" as const,
    label: `for ${pay}`,
  })),
  fc.constantFrom("active" as const, "failed" as const, "expired" as const).map((status) => ({
    state: { status },
    offer: "none" as const,
    label: `now ${status}`,
  })),
  fc.constantFrom("buy" as const, "blocked" as const, "none" as const).map((offer) => ({
    state: { status: "withdrawn" as const },
    offer,
    label: "",
  })),
  fc.integer({ min: 1, max: 4 }).map((attempt) => ({
    state: { status: "solved" as const, attempt },
    offer: "none" as const,
    label: `try ${attempt}`,
  })),
);

const anyModel: fc.Arbitrary<BoardModel> = fc
  .record({
    rows: fc.integer({ min: 1, max: 5 }),
    columns: fc.integer({ min: 1, max: 5 }),
    locale: fc.constantFrom<Language>(...languages),
  })
  .chain(({ rows, columns, locale }) =>
    fc
      .array(
        fc.record({
          isThere: fc.boolean(),
          category: fc.constantFrom("Sums", "Primes", "Fractions"),
          pricePoints: fc.integer({ min: 0, max: 12_000 }),
          told: anyState,
        }),
        { minLength: rows * columns, maxLength: rows * columns },
      )
      .map((cells) => ({
        rows,
        columns,
        locale,
        focusedCardId: null,
        cards: cells.flatMap(({ isThere, category, pricePoints, told }, index) =>
          isThere
            ? [
                {
                  id: index + 1,
                  row: Math.floor(index / columns) + 1,
                  column: (index % columns) + 1,
                  category,
                  pricePoints,
                  ...told,
                  tally: null,
                },
              ]
            : [],
        ),
      })),
  );

beforeAll(() => {
  // Signs are drawn along paths; what stands beside them is what is compared.
  class NoPath {
    moveTo(): void {}
    arcTo(): void {}
    closePath(): void {}
  }
  Object.assign(globalThis, { Path2D: NoPath });
});

test("the drawing and the buttons tell the same of every card, in the same order", () => {
  let compared = 0;
  fc.assert(
    fc.property(anyModel, (model) => {
      expect(twinOf(model)).toEqual(drawingOf(model));
      compared += model.cards.length;
    }),
    { numRuns: 60 },
  );
  expect(compared).toBeGreaterThan(100);
});

test("a button says the whole card: category, price, and where it is", () => {
  fc.assert(
    fc.property(anyModel, (model) => {
      const places = layout(model, size).cards;
      for (const button of buttonsOf(model).buttons) {
        const card = model.cards.find(({ id }) => `${id}` === button.dataset.card);
        const { points } = dictionaries[model.locale as Language];
        expect(button.getAttribute("aria-label")).toContain(card?.category);
        expect(button.getAttribute("aria-label")).toContain(points(card?.pricePoints ?? -1));
        const place = places.find(({ cardId }) => cardId === card?.id);
        const rightOf = places.filter(({ top, left }) => top === place?.top && left < place.left);
        const others = model.cards.filter(({ row, column }) => row === card?.row && column < card.column);
        expect(rightOf.map(({ cardId }) => cardId).toSorted()).toEqual(others.map(({ id }) => id).toSorted());
        expect([button.style.gridRow, button.style.gridColumn]).toEqual([`${card?.row}`, `${card?.column}`]);
      }
    }),
    { numRuns: 30 },
  );
});

test("a press of a button and a tap on the drawing open the same card, whatever its state", () => {
  fc.assert(
    fc.property(anyModel, (model) => {
      const { buttons, opened } = buttonsOf(model);
      for (const button of buttons) button.click();
      expect(opened).toEqual(layout(model, size).cards.map(({ cardId }) => cardId));
      expect(buttons.every((button) => !button.disabled)).toBe(true);
    }),
    { numRuns: 30 },
  );
});

function drawingOf(model: BoardModel): readonly Told[] {
  return layout(model, size).cards.flatMap(({ cardId, width, height }) => {
    const card = model.cards.find(({ id }) => id === cardId);
    if (!card) return [];
    const face = faceOf(card);
    const price = card.pricePoints.toLocaleString(model.locale);
    const picture: CardPicture = {
      card,
      width,
      height,
      margin: 0,
      pixelRatio: 1,
      focused: false,
      showsCategory: false,
      price,
      longestPrice: price,
    };
    const texts = writtenBy(picture);
    const attempt = face.attempt === null ? "" : `${face.attempt}`;
    // All that is written is accounted for: a new line on the card is a new line here.
    const label = card.label;
    expect(texts.toSorted()).toEqual([price, label, attempt].filter((text) => text !== "").toSorted());
    return [{ cardId, price, label, sign: face.sign, attempt }];
  });
}

test("arrow keys lead to the nearest card that there is, Home and End to the first and the last", () => {
  const places = [
    [1, 1],
    [1, 3],
    [2, 2],
    [3, 1],
    [3, 3],
  ] as const;
  const cards = places.map(
    ([row, column], index): BoardCard => ({
      id: index + 1,
      row,
      column,
      category: "",
      pricePoints: 100,
      state: { status: "none" },
      offer: "buy",
      label: "",
      tally: null,
    }),
  );
  const { buttons, page } = buttonsOf({ rows: 3, columns: 3, locale: "en", cards, focusedCardId: null });
  document.body.append(page);
  const wayFrom = (id: number, ...keys: readonly string[]) => {
    buttons[id - 1]?.focus();
    for (const key of keys)
      document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    return Number((document.activeElement as HTMLElement).dataset.card);
  };
  expect(wayFrom(1, "ArrowRight")).toBe(2);
  expect(wayFrom(2, "ArrowLeft")).toBe(1);
  expect(wayFrom(1, "ArrowDown")).toBe(4);
  expect(wayFrom(4, "ArrowUp")).toBe(1);
  expect(wayFrom(1, "ArrowUp")).toBe(1);
  expect(wayFrom(3, "ArrowDown")).toBe(3);
  expect(wayFrom(3, "End")).toBe(5);
  expect(wayFrom(3, "Home")).toBe(1);
  expect(wayFrom(1, "a")).toBe(1);
  page.remove();
});

/** The texts that the drawing puts on a card. */
function writtenBy(picture: CardPicture): readonly string[] {
  const texts: string[] = [];
  const known: Record<string, unknown> = {
    fillText: (text: string) => texts.push(text),
    measureText: (text: string) => ({ width: text.length }),
  };
  const context = new Proxy(known, {
    get: (target, name) => target[String(name)] ?? (() => undefined),
    set: () => true,
  });
  const palette = new Proxy({}, { get: (_, name) => (name === "edgeWeight" ? 1 : "#123456") });
  // Only what `paintCard` calls is there.
  paintCard(context as unknown as CanvasRenderingContext2D, picture, palette as Palette);
  return texts;
}

function twinOf(model: BoardModel): readonly Told[] {
  return buttonsOf(model).buttons.map((button) => {
    const read = (part: string) => button.querySelector(`.grid-card-${part}`)?.textContent ?? "";
    const glyph = read("sign");
    const signs = Object.entries(cardSigns) as [Sign, string][];
    return {
      cardId: Number(button.dataset.card),
      price: read("price"),
      label: read("label"),
      sign: signs.find(([, shown]) => shown === glyph)?.[0] ?? null,
      attempt: read("attempt"),
    };
  });
}

function buttonsOf(model: BoardModel) {
  const page = document.createElement("div");
  const opened: number[] = [];
  render(
    <TextsContext.Provider value={signal(dictionaries[model.locale as Language])}>
      <BoardGrid model={signal(model)} onCard={(cardId) => opened.push(cardId)} onFocus={() => {}} />
    </TextsContext.Provider>,
    page,
  );
  return { buttons: [...page.querySelectorAll("button")], opened, page };
}
