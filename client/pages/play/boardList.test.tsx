// @vitest-environment jsdom
import { signal } from "@preact/signals";
import { render } from "preact";
import { afterEach, expect, test } from "vitest";
import { en } from "../../i18n/en.ts";
import { TextsContext } from "../../i18n/texts.ts";
import type { BoardCard, BoardModel } from "../../store/boardModel.ts";
import { boardModel } from "../../store/testing/boardModel.ts";
import { BoardList } from "./BoardList.tsx";

afterEach(() => render(null, document.body));

function showList(model: BoardModel) {
  const opened: number[] = [];
  render(
    <TextsContext.Provider value={signal(en)}>
      <BoardList model={signal(model)} onCard={(cardId) => opened.push(cardId)} />
    </TextsContext.Provider>,
    document.body,
  );
  const buttons = [...document.querySelectorAll("button")];
  const press = (key: string) =>
    document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  return {
    opened,
    buttons,
    press,
    focused: () => Number((document.activeElement as HTMLElement).dataset.card),
  };
}

const withCards = (change: (card: BoardCard) => Partial<BoardCard>): BoardModel => {
  const board = boardModel(3, 3);
  return { ...board, cards: board.cards.map((card) => ({ ...card, ...change(card) })) };
};

test("CRD7 cards stand below their category, dearer ones below cheaper ones, and a press opens one", () => {
  const { buttons, opened } = showList(boardModel(3, 3));
  const sections = [...document.querySelectorAll("section")].map((section) => [
    section.querySelector("h2")?.textContent,
    ...[...section.querySelectorAll(".list-card-price")].map((price) => price.textContent),
  ]);
  expect(sections).toEqual([1, 2, 3].map((topic) => [`Topic ${topic}`, "100", "200", "300"]));
  buttons[3]?.click();
  expect(opened).toEqual([2]);
});

test("CRD7 every card tells its state in words, and whole to who listens", () => {
  const states: Readonly<Record<number, Partial<BoardCard>>> = {
    1: { state: { status: "active" }, offer: "none", label: "2 attempts left" },
    2: { state: { status: "solved", attempt: 2 }, offer: "none" },
    3: { offer: "blocked" },
    4: { offer: "relief", label: "for 40" },
  };
  showList(withCards(({ id }) => states[id] ?? {}));
  const words = (id: number) =>
    document.querySelector(`[data-card="${id}"] .list-card-words`)?.textContent ?? "";
  expect(words(1)).toBe(`${en.play.cellStates.active}, 2 attempts left`);
  expect(words(2)).toBe(en.play.cellStates.solved(2));
  expect(words(3)).toBe(en.play.offers.blocked);
  expect(words(4)).toBe(`for 40, ${en.play.offers.buy}`);
  expect(words(5)).toBe(en.play.offers.buy);
  const name = document.querySelector(`[data-card="2"]`)?.getAttribute("aria-label");
  expect(name).toBe(`${en.play.cell("Topic 2", 100)}, ${en.play.cellStates.solved(2)}`);
});

test("CRD7 cards without a category come last, under a heading of their own and without a band", () => {
  showList(withCards(({ column }) => (column === 1 ? { category: "" } : {})));
  const heads = [...document.querySelectorAll("section")].map((section) => [
    section.querySelector("h2")?.textContent,
    section.dataset.hue ?? null,
  ]);
  expect(heads).toEqual([
    ["Topic 2", "1"],
    ["Topic 3", "2"],
    [en.cards.noCategory, null],
  ]);
});

test("CRD7 the list is one stop of the Tab key; arrows, Home and End lead through it", () => {
  const { buttons, press, focused } = showList(boardModel(3, 3));
  expect(buttons.filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
  buttons[0]?.focus();
  expect(focused()).toBe(1);
  const way: number[] = [];
  for (const key of [
    "ArrowDown",
    "ArrowDown",
    "ArrowDown",
    "ArrowRight",
    "ArrowLeft",
    "ArrowUp",
    "End",
    "ArrowDown",
    "Home",
    "ArrowLeft",
    "x",
  ]) {
    press(key);
    way.push(focused());
  }
  expect(way).toEqual([4, 7, 2, 3, 2, 7, 9, 9, 1, 1, 1]);
});
