// @vitest-environment jsdom
import { signal } from "@preact/signals";
import fc from "fast-check";
import { render } from "preact";
import { beforeAll, expect, test } from "vitest";
import { type Language, languages } from "../shared/languages.ts";
import type { CardPicture } from "./board/cardPicture.ts";
import { faceOf, type Sign } from "./board/face.ts";
import { layout } from "./board/layout.ts";
import { paintCard } from "./board/paintCard.ts";
import type { Palette } from "./board/palette.ts";
import { dictionaries } from "./i18n/dictionaries.ts";
import { TextsContext } from "./i18n/texts.ts";
import { BoardGrid, cardSigns } from "./pages/play/BoardGrid.tsx";
import { BoardTable } from "./pages/screen/ScreenBoard.tsx";
import { tallyBoard } from "./pages/screen/tallyBoard.ts";
import type { BoardCard, BoardModel } from "./store/boardModel.ts";
import { followFirsts, noFirsts } from "./store/cardFleets.ts";
import { categoryMarks } from "./store/categoryMarks.ts";
import { plainTeam, plainView, rowOfCards } from "./store/testing/plainView.ts";

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
                  fleet: null,
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
      leastText: 1,
      mark: categoryMarks(model.cards).get(card.category) ?? null,
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
      fleet: null,
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

test("CRD2 CRD3 CRD4 the big screen's cards and their twin tell the same of the teams", () => {
  let sails = 0;
  let ribbons = 0;
  const cell = fc.constantFrom(0, 0, 1, 2, 3, 11, 12);
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 14 }), (rows) => {
      const teams = rows.map((cells, index) => plainTeam(index + 1, { name: `Crew ${index + 1}`, cells }));
      const view = plainView({
        board: rowOfCards(3),
        teams: Object.fromEntries(teams.map((team) => [team.id, team])),
      });
      const model = tallyBoard(view, "en", followFirsts(noFirsts, view));
      const { cells, lines } = tableOf(model);
      model.cards.forEach((card, index) => {
        const { tally, fleet } = card;
        if (!tally || !fleet) throw new Error("no teams");
        const drawn = paintedBy({ ...screenPicture(card), price: "price" });
        const onRibbon = fleet.first ? 1 : 0;
        const numbers = drawn.texts.filter((text) => text !== "price").map(Number);
        const shown = drawn.boats - onRibbon + numbers.reduce((sum, number) => sum + number, 0);
        expect(shown).toBe(tally.solved + tally.active + tally.failed);
        expect(cells[index]).toContain(dictionaries.en.screen.tally(tally));
        const line = lines.find((text) =>
          text.startsWith(dictionaries.en.screen.card(card.category, card.pricePoints)),
        );
        const told = line ?? "";
        if (fleet.first) expect(told).toContain(dictionaries.en.cards.firstSolved(fleet.first.name));
        if (tally.active > 0 && tally.active <= 8)
          for (const { name } of fleet.atWork) expect(told).toContain(name);
        const flames = dictionaries.en.cards.heats;
        expect(told.includes(flames[1]) || told.includes(flames[2]) || told.includes(flames[3])).toBe(
          fleet.heat > 0,
        );
        sails += drawn.boats;
        ribbons += onRibbon;
      });
    }),
    { numRuns: 60 },
  );
  expect(sails).toBeGreaterThan(100);
  expect(ribbons).toBeGreaterThan(10);
});

function screenPicture(card: BoardCard): CardPicture {
  return {
    card,
    width: 800,
    height: 400,
    margin: 0,
    pixelRatio: 1,
    leastText: 1,
    mark: null,
    focused: false,
    showsCategory: false,
    price: "",
    longestPrice: "100",
  };
}

/** What the twin of the big screen's board tells: each card's cell, and who is at which. */
function tableOf(model: BoardModel) {
  const page = document.createElement("div");
  render(
    <TextsContext.Provider value={signal(dictionaries.en)}>
      <BoardTable model={model} />
    </TextsContext.Provider>,
    page,
  );
  const texts = (selector: string) =>
    [...page.querySelectorAll(selector)].map((element) => element.textContent ?? "");
  return { cells: texts("td"), lines: texts("li") };
}

/** The texts that the drawing puts on a card. */
function writtenBy(picture: CardPicture): readonly string[] {
  return paintedBy(picture).texts;
}

/** The texts, and how many boats: each is turned about its water line once. */
function paintedBy(picture: CardPicture): { readonly texts: readonly string[]; readonly boats: number } {
  const texts: string[] = [];
  let boats = 0;
  const known: Record<string, unknown> = {
    fillText: (text: string) => texts.push(text),
    rotate: () => {
      boats += 1;
    },
    measureText: (text: string) => ({ width: text.length }),
  };
  const context = new Proxy(known, {
    get: (target, name) => target[String(name)] ?? (() => undefined),
    set: () => true,
  });
  const palette = new Proxy({}, { get: (_, name) => (name === "edgeWeight" ? 1 : "#123456") });
  // Only what `paintCard` calls is there.
  paintCard(context as unknown as CanvasRenderingContext2D, picture, palette as Palette);
  return { texts, boats };
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
