// @vitest-environment jsdom
import { afterEach, describe, expect, test } from "vitest";
import type { AuthorAt } from "../../../shared/authors.ts";
import type { StampedCommand } from "../../../shared/contest/commands.ts";
import { contentView } from "../../../shared/contest/contentView.ts";
import type { CardWriting } from "../../../shared/contest/editActs.ts";
import {
  answers,
  buys,
  byModerator,
  created,
  finishes,
  joins,
  opens,
  starts,
} from "../../../shared/contest/testing.ts";
import { en } from "../../i18n/en.ts";
import { openClassroom } from "../testing/classroom.ts";
import { clear, fill, find, press, settle, show, stageApp, textOf } from "../testing/stage.tsx";
import { StudioRoom } from "./StudioPage.tsx";

const { studio: words, editors } = en;
const page = () => textOf(document.body);
const place = (row: number, column: number) =>
  document.querySelector<HTMLElement>(`[data-place="${row}:${column}"]`);
const statement = () => document.querySelector<HTMLTextAreaElement>("[name=statement]")?.value;
/** Longer than a form waits until it saves. */
const rest = () => settle(() => new Promise((resolve) => setTimeout(resolve, 1_000)));

afterEach(clear);

async function openStudio(...commands: readonly StampedCommand[]) {
  const room = openClassroom(created(), ...commands);
  const { app } = stageApp();
  const store = room.storeOfModerator();
  const told: AuthorAt[] = [];
  store.writing.connect({
    // Only where this author is, is told here.
    request: async (_type, payload) => {
      const { at } = payload as { readonly at: AuthorAt | null };
      if (at) told.push(at);
      return { ok: true } as never;
    },
    drop() {},
  });
  await show(app, <StudioRoom store={store} code="ABC234" />);
  await settle();
  const cardOf = (cardId: number) => room.state.value.board.cards.find(({ id }) => id === cardId);
  /** Somebody else, on another laptop. */
  const theyWrite = (cardId: number, changes: Partial<CardWriting>) =>
    settle(() => {
      const card = contentView(room.state.value, null).cards.find(({ id }) => id === cardId);
      if (!card) throw new Error(`no card ${cardId}`);
      const { revision, taskVersion, writing } = card;
      const basedOn = { revision, taskVersion };
      room.happens(
        byModerator(9, {
          type: "EditContest",
          edits: [{ what: "write", cardId, basedOn, writing: { ...writing, ...changes } }],
        }),
      );
    });
  const annaIs = (at: AuthorAt | null) =>
    settle(() => store.writing.take([{ id: 1, name: "Anna", signIn: "f3a9", at }]));
  return { room, store, told, cardOf, theyWrite, annaIs };
}

describe("EDT9 somebody else writes on the board", () => {
  test("is seen at the card in the grid, and by name and unsaved words in its page", async () => {
    const { annaIs } = await openStudio();
    await annaIs({ cardId: 6, field: "statement", text: "What colour has" });
    expect(textOf(place(2, 3))).toContain(editors.here(["Anna"]));
    expect(textOf(place(1, 1))).not.toContain("Anna");
    await settle(() => place(2, 3)?.click());
    expect(page()).toContain(editors.writes("Anna"));
    expect(document.querySelector("[data-unsaved]")?.textContent).toBe("What colour has");
    expect(statement()).not.toBe("What colour has");
    await annaIs({ cardId: 6, field: "statement", text: null });
    expect(page()).toContain(editors.writes("Anna"));
    expect(document.querySelector("[data-unsaved]")).toBe(null);
    await annaIs({ cardId: 6, field: null, text: null });
    expect(page()).toContain(editors.looks("Anna"));
    await annaIs(null);
    expect(page()).not.toContain(editors.looks("Anna"));
  });

  test("who did not say a name is known by the sign-in, and who is not alone is asked for one", async () => {
    const { store } = await openStudio();
    expect(page()).not.toContain(en.audit.nameAsked);
    await settle(() =>
      store.writing.take([{ id: 2, name: null, signIn: "f3a9", at: { cardId: 1, field: null, text: null } }]),
    );
    expect(textOf(place(1, 1))).toContain(editors.somebody("f3a9"));
    expect(page()).toContain(en.audit.nameAsked);
  });

  test("and is told where this author is and what is not saved; afterwards that it is", async () => {
    const { told } = await openStudio();
    await settle(() => place(2, 3)?.click());
    await settle(() => document.querySelector<HTMLElement>("[name=statement]")?.focus());
    await fill("statement", "Which sea is the deepest?");
    await rest();
    await rest();
    expect(told).toContainEqual({ cardId: 6, field: "statement", text: "Which sea is the deepest?" });
    expect(told.at(-1)).toEqual({ cardId: 6, field: "statement", text: null });
  });
});

describe("EDT10 a form beside another author", () => {
  test("follows what is not being typed, and keeps both where they wrote different parts", async () => {
    const { cardOf, theyWrite } = await openStudio();
    await settle(() => place(2, 3)?.click());
    await fill("statement", "Mine");
    await theyWrite(6, { solution: "Theirs", category: "Also theirs" });
    await rest();
    expect(page()).not.toContain(words.conflictTitle);
    expect(cardOf(6)).toMatchObject({
      category: "Also theirs",
      task: { statement: "Mine", solution: "Theirs" },
    });
    expect(document.querySelector<HTMLInputElement>("[name=category]")?.value).toBe("Also theirs");
  });

  test("shows the other's version once it was chosen, and never writes its own over it", async () => {
    const { cardOf, theyWrite } = await openStudio();
    await settle(() => place(2, 3)?.click());
    await fill("statement", "Mine");
    await theyWrite(6, { statement: "Theirs" });
    await rest();
    await press(words.takeTheirs);
    expect(statement()).toBe("Theirs");
    await press(en.app.close);
    await rest();
    expect(cardOf(6)?.task.statement).toBe("Theirs");
  });

  test("follows what somebody wrote over it knowingly, and does not write it back", async () => {
    const { cardOf, theyWrite } = await openStudio();
    await settle(() => place(2, 3)?.click());
    await fill("statement", "Mine");
    await rest();
    await theyWrite(6, { statement: "Theirs" });
    expect(statement()).toBe("Theirs");
    await press(en.app.close);
    await rest();
    expect(cardOf(6)?.task.statement).toBe("Theirs");
  });

  test("what one author has taken back is not written again by a form that is open", async () => {
    const { cardOf } = await openStudio();
    const first = cardOf(6)?.task.statement;
    await settle(() => place(2, 3)?.click());
    await fill("statement", "Mine");
    await rest();
    await press(`↶ ${words.undo}`);
    await rest();
    expect(statement()).toBe(first);
    expect(cardOf(6)?.task.statement).toBe(first);
  });
});

describe("EDT19 cards that lie aside", () => {
  const layAside = (...cardIds: readonly number[]) =>
    byModerator(1, {
      type: "EditContest",
      edits: cardIds.map((cardId) => ({ what: "place" as const, cardId, place: null })),
    });
  const bringsBack = (cardId: number, row: number, column: number) =>
    byModerator(2, { type: "EditContest", edits: [{ what: "place", cardId, place: { row, column } }] });
  const asideOf = ({ room }: Awaited<ReturnType<typeof openStudio>>) =>
    (room.state.value.editing?.drafts ?? []).map(({ id }) => id);

  test("are thrown away as they were when it was asked: what comes meanwhile stays", async () => {
    const opened = await openStudio(layAside(5, 6));
    await press(words.throwAway);
    expect(page()).toContain(words.throwAwayTitle(2));
    await settle(() => opened.room.happens(layAside(4)));
    expect(page()).toContain(words.throwAwayTitle(2));
    await press(words.throwAwayYes);
    expect(asideOf(opened)).toEqual([4]);
  });

  test("all stay where somebody else has written one since, and the question goes with none of them", async () => {
    const opened = await openStudio(layAside(5, 6));
    await press(words.throwAway);
    await opened.theyWrite(6, { statement: "The work of an hour" });
    await press(words.throwAwayYes);
    expect(page()).toContain(en.rejections.changed_meanwhile({ kept: 6 }));
    expect(asideOf(opened)).toEqual([5, 6]);
    await press(words.throwAway);
    await settle(() => opened.room.happens(bringsBack(5, 2, 2), bringsBack(6, 2, 3)));
    expect(page()).toContain(words.throwAwayTitle(2));
  });

  test("go all the same where the last words are the own ones", async () => {
    const opened = await openStudio(layAside(6));
    await press(words.open);
    await fill("statement", "Mine");
    await press(words.throwAway);
    await rest();
    expect(contentView(opened.room.state.value, null).cards.at(-1)?.writing.statement).toBe("Mine");
    await press(words.throwAwayYes);
    await settle();
    expect(asideOf(opened)).toEqual([]);
  });

  test("show who is at one of them, in the list and in the question", async () => {
    const { annaIs } = await openStudio(layAside(5, 6));
    await annaIs({ cardId: 6, field: null, text: null });
    expect(textOf(document.querySelector(".studio-aside"))).toContain(editors.here(["Anna"]));
    await press(words.throwAway);
    expect(textOf(document.querySelector("dialog"))).toContain(editors.atThese(["Anna"]));
    await annaIs({ cardId: 1, field: null, text: null });
    expect(textOf(document.querySelector(".studio-aside"))).not.toContain("Anna");
    expect(textOf(document.querySelector("dialog"))).not.toContain("Anna");
  });
});

describe("EDT16 a choice between two versions", () => {
  async function inDispute() {
    const opened = await openStudio();
    await settle(() => place(2, 3)?.click());
    const box = document.querySelector<HTMLTextAreaElement>("[name=statement]");
    await settle(() => box?.focus());
    await fill("statement", "Mine");
    await opened.theyWrite(6, { statement: "Theirs" });
    await rest();
    expect(page()).toContain(words.conflictTitle);
    return opened;
  }
  const cancel = () =>
    settle(() => document.querySelector("dialog")?.dispatchEvent(new Event("cancel", { cancelable: true })));

  test("is decided by no key that was meant for the card", async () => {
    await inDispute();
    const focused = document.activeElement;
    expect(document.querySelector("dialog")?.contains(focused)).toBe(true);
    expect(focused?.matches("button, a, input, textarea, select")).toBe(false);
    expect(textOf(focused)).toBe(words.conflictText);
  });

  test("is put off by closing it: both are kept, and the card leads back to it", async () => {
    const { cardOf } = await inDispute();
    await cancel();
    expect(page()).not.toContain(words.conflictTitle);
    expect([statement(), cardOf(6)?.task.statement]).toEqual(["Mine", "Theirs"]);
    const said = words.undecided(words.cardTitle(2, 3));
    expect(page()).toContain(said);
    await fill("statement", "Mine, and more");
    await rest();
    expect(page()).not.toContain(words.conflictTitle);
    await settle(() => document.querySelector<HTMLElement>(".studio-card .studio-undecided button")?.click());
    expect(textOf(document.querySelector("dialog"))).toContain("Mine, and more");
    await press(words.keepMine);
    await settle();
    expect(cardOf(6)?.task.statement).toBe("Mine, and more");
    expect(page()).not.toContain(said);
  });

  test("leaves the own words in an undo step where the other's are taken", async () => {
    const { cardOf } = await inDispute();
    await press(words.takeTheirs);
    await settle();
    expect(statement()).toBe("Theirs");
    await press(`↶ ${words.undo}`);
    await settle();
    expect([statement(), cardOf(6)?.task.statement]).toEqual(["Mine", "Mine"]);
  });
});

describe("EDT11 what a change does is said before, and afterwards who was told", () => {
  const classOf = [opens(), joins(1, "Ann"), joins(2, "Ben"), joins(3, "Cid"), starts()];

  test("of a card that nobody has bought, and at once when somebody buys it", async () => {
    const { room } = await openStudio(...classOf);
    await settle(() => place(2, 3)?.click());
    expect(page()).toContain(editors.before.nobody);
    expect(document.querySelector("[name=price]")).not.toBe(null);
    await settle(() => room.happens(buys(1, "t1", 6)));
    expect(page()).not.toContain(editors.before.nobody);
    expect(page()).toContain(editors.before.words);
    expect(page()).toContain(editors.before.reading(1));
    expect(document.querySelector("[name=price]")).toBe(null);
  });

  test("to so many teams, those that are done with it apart; then they are told", async () => {
    const { cardOf } = await openStudio(
      ...classOf,
      buys(1, "t1", 6),
      buys(1, "t2", 6),
      buys(1, "t3", 6),
      answers(2, "t3", 1, "blue"),
    );
    await settle(() => place(2, 3)?.click());
    expect(page()).toContain(editors.before.reading(2));
    expect(page()).toContain(editors.before.done(1));
    await fill("statement", "Which colour has the sky at noon?");
    await rest();
    expect(cardOf(6)?.task.correctedAt).toBeDefined();
    expect(page()).toContain(editors.told.reading(2));
    await fill("category", "The sky");
    await rest();
    expect(page()).toContain(editors.told.board);
    await fill("solution", "Look up.");
    await rest();
    expect(page()).toContain(editors.told.quiet);
  });

  test("to nobody, where no team has it open", async () => {
    await openStudio(...classOf);
    await settle(() => place(2, 3)?.click());
    await fill("statement", "Which colour has the sky at noon?");
    await rest();
    expect(page()).toContain(editors.told.nobody);
  });

  test("nothing of it is said while the board is made", async () => {
    await openStudio();
    await settle(() => place(2, 3)?.click());
    await fill("statement", "Which colour has the sky at noon?");
    await rest();
    expect(page()).not.toContain(editors.beforeTitle);
    expect(page()).not.toContain(editors.told.nobody);
  });

  test("the tools say in words why they wait; a correction can still be taken back", async () => {
    const { cardOf } = await openStudio(...classOf);
    expect(page()).toContain(editors.whyNot.played);
    expect(page()).toContain(editors.whyNot.rules);
    const wider = find("button", `${words.columns}: +1`);
    const tools = find("[role=toolbar]", words.tools);
    expect(wider.getAttribute("aria-disabled")).toBe("true");
    expect(textOf(document.getElementById(tools.getAttribute("aria-describedby") ?? ""))).toBe(
      editors.whyNot.played,
    );
    const before = cardOf(6)?.task.statement;
    await settle(() => place(2, 3)?.click());
    await fill("statement", "Which colour has the sky at noon?");
    await rest();
    await press(`↶ ${words.undo}`);
    expect(cardOf(6)?.task.statement).toBe(before);
  });

  test("a card that lies aside, and one of a contest that is over, cannot be typed in", async () => {
    const aside = byModerator(0, { type: "EditContest", edits: [{ what: "place", cardId: 6, place: null }] });
    const { room } = await openStudio(aside, ...classOf);
    expect(page()).toContain(editors.whyNot.aside);
    await press(words.open);
    expect(page()).toContain(editors.before.aside);
    const box = () => document.querySelector<HTMLTextAreaElement>("[name=statement]");
    expect(box()?.matches(":disabled")).toBe(true);
    await settle(() => place(1, 1)?.click());
    expect(box()?.matches(":disabled")).toBe(false);
    await settle(() => room.happens(finishes(5)));
    expect(page()).toContain(editors.before.over);
    expect(box()?.matches(":disabled")).toBe(true);
  });
});
