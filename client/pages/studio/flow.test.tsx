// @vitest-environment jsdom
import { afterEach, describe, expect, test } from "vitest";
import { created } from "../../../shared/contest/testing.ts";
import { en } from "../../i18n/en.ts";
import { openClassroom } from "../testing/classroom.ts";
import { clear, fill, find, press, settle, show, stageApp, textOf } from "../testing/stage.tsx";
import { StudioRoom } from "./StudioPage.tsx";

const { studio: words, flow } = en;
const place = (row: number, column: number) =>
  document.querySelector<HTMLElement>(`[data-place="${row}:${column}"]`);
const focused = () => document.activeElement?.getAttribute("name");
const typedIn = (name: string) =>
  document.querySelector<HTMLInputElement>(`.studio-card [name="${name}"]`)?.value;
/** Longer than a form waits until it saves. */
const rest = () => settle(() => new Promise((resolve) => setTimeout(resolve, 1_000)));
const strike = (key: string, ctrlKey = false) =>
  settle(() =>
    document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, ctrlKey, bubbles: true })),
  );
const focusOn = (name: string) =>
  settle(() => document.querySelector<HTMLElement>(`.studio-card [name="${name}"]`)?.focus());
const title = () => textOf(document.querySelector(".studio-card h2"));

const details = {
  title: "Sample",
  language: "en",
  theme: null,
  durationMs: 600_000,
  startsAt: null,
  phase: "draft",
} as const;

/** A board of two rows and three columns, all of them whole, with a third row that is empty. */
async function openStudio() {
  const room = openClassroom(created());
  const stage = stageApp({
    signIn: () => ({ ok: true, reply: { accessToken: "token", login: "teacher" } }),
    details: () => ({ ok: true, reply: details }),
    setDetails: () => ({ ok: true, reply: {} }),
  });
  await stage.app.session.signIn("teacher", "password");
  await show(stage.app, <StudioRoom store={room.storeOfModerator()} code="ABC234" />);
  await settle();
  await press(`${words.rows}: +1`);
  const taskOf = (cardId: number) => room.state.value.board.cards.find(({ id }) => id === cardId)?.task;
  return { room, taskOf, asked: stage.asked };
}

afterEach(clear);

describe("from one card to the next", () => {
  test("a card that is begun is written at once, in its column's category and its column's kind", async () => {
    await openStudio();
    await settle(() => place(3, 1)?.click());
    expect(focused()).toBe("statement");
    expect(typedIn("category")).not.toBe("");
    expect(typedIn("price")).toBe("300");
    expect(document.querySelector("input[name=kind]:checked")?.getAttribute("value")).toBe("number");
  });

  test("Ctrl and Enter save the card and begin the next", async () => {
    const { taskOf } = await openStudio();
    await settle(() => place(3, 1)?.click());
    await fill("statement", "How many sides has a hexagon?");
    await fill("right", "6");
    await strike("Enter", true);
    await settle();
    expect(title()).toBe(words.cardTitle(3, 2));
    // The cards of its column are of several categories.
    expect(focused()).toBe("category");
    expect(taskOf(7)).toMatchObject({ statement: "How many sides has a hexagon?", checker: { answer: "6" } });
  });

  test("Enter in the key of a card that is whole leads on, in one that is not it stays", async () => {
    await openStudio();
    await settle(() => place(3, 1)?.click());
    await fill("right", "6");
    await focusOn("right");
    await strike("Enter");
    expect(title()).toBe(words.cardTitle(3, 1));
    await fill("statement", "How many sides has a hexagon?");
    await focusOn("right");
    await strike("Enter");
    await settle();
    expect(title()).toBe(words.cardTitle(3, 2));
  });

  test("Enter in the category leads to the task", async () => {
    await openStudio();
    await press(`${words.columns}: +1`);
    await settle(() => place(1, 4)?.click());
    expect(focused()).toBe("category");
    await strike("Enter");
    expect(focused()).toBe("statement");
  });

  test("the button leads on as well, and is not there when nothing is left to write", async () => {
    await openStudio();
    await settle(() => place(3, 3)?.click());
    expect(title()).toBe(words.cardTitle(3, 3));
    await press(`${flow.next} →`);
    await settle();
    expect(title()).toBe(words.cardTitle(3, 1));
    await press(en.app.close);
    expect(document.activeElement).toBe(place(3, 1));
  });

  test("a whole board has no next card", async () => {
    await openStudio();
    await press(`${words.rows}: −1`);
    await settle(() => place(1, 1)?.click());
    expect(() => find("button", `${flow.next} →`)).toThrow("0 of");
  });

  test("a column is named before it has a card", async () => {
    await openStudio();
    await press(`${words.columns}: +1`);
    const head = document.querySelector<HTMLInputElement>(`[aria-label="${words.columnCategory(4)}"]`);
    expect(head?.disabled).toBe(false);
    await settle(() => {
      if (head) head.value = "Lakes";
      head?.dispatchEvent(new Event("change", { bubbles: true }));
    });
    await settle(() => place(1, 4)?.click());
    expect(typedIn("category")).toBe("Lakes");
    expect(focused()).toBe("statement");
  });
});

test("a contest is called otherwise from its board", async () => {
  const { asked } = await openStudio();
  await press(en.library.details);
  await settle();
  const dialog = document.querySelector("dialog[open]");
  expect(textOf(dialog?.querySelector("h2") ?? null)).toBe(en.library.detailsTitle("Sample"));
  await fill("details-title", "Rivers and lakes");
  await settle(() => dialog?.querySelector("form")?.requestSubmit());
  await settle();
  expect(asked.filter(({ name }) => name === "setDetails")).toMatchObject([
    { call: { code: "ABC234", body: { title: { from: "Sample", to: "Rivers and lakes" } } } },
  ]);
  expect(document.querySelector("dialog[open]")).toBeNull();
  expect(textOf(document.body)).toContain(en.library.detailsSaved);
});

describe("the settings of a key", () => {
  test("CHK15 what makes a difference in a text is ticked", async () => {
    const { taskOf } = await openStudio();
    await settle(() => place(1, 1)?.click());
    await settle(() => document.querySelector<HTMLElement>("input[name=kind][value=text]")?.click());
    await fill("right", "Co");
    await settle(() => document.querySelector<HTMLElement>("input[name=exact-case]")?.click());
    await rest();
    expect(taskOf(1)?.checker).toMatchObject({ kind: "text", answers: ["Co"], folds: { case: false } });
    await settle(() => document.querySelector<HTMLElement>("input[name=exact-case]")?.click());
    await rest();
    expect(taskOf(1)?.checker).not.toHaveProperty("folds");
  });

  test("the right options of a choice are ticked", async () => {
    const { taskOf } = await openStudio();
    await settle(() => place(1, 1)?.click());
    await settle(() => document.querySelector<HTMLElement>("input[name=kind][value=choice]")?.click());
    await fill("right", "");
    await fill("choices", "Oka\nKama\nDon");
    const ticks = () => [...document.querySelectorAll<HTMLInputElement>("input[name=rightOption]")];
    await settle(() => ticks()[0]?.click());
    await settle(() => ticks()[2]?.click());
    await rest();
    expect(taskOf(1)?.checker).toMatchObject({
      options: ["Oka", "Kama", "Don"],
      correct: [1, 3],
      several: true,
    });
  });
});
