// @vitest-environment jsdom
import { signal } from "@preact/signals";
import { afterEach, describe, expect, test } from "vitest";
import type { StampedCommand } from "../../../shared/contest/commands.ts";
import { buys, byModerator, created, joins, opens, starts } from "../../../shared/contest/testing.ts";
import type { CommandReply, GoodbyeReason } from "../../../shared/protocol.ts";
import type { ReadinessReport } from "../../../shared/simulation/readiness.ts";
import { en } from "../../i18n/en.ts";
import { ru } from "../../i18n/ru.ts";
import { TextsContext } from "../../i18n/texts.ts";
import type { SentCommand } from "../../net/outbox.ts";
import type { Connection } from "../../store/contestStore.ts";
import { openClassroom } from "../testing/classroom.ts";
import {
  clear,
  fill,
  find,
  giveFocusBack,
  press,
  settle,
  show,
  stageApp,
  submit,
  textOf,
} from "../testing/stage.tsx";
import { OpenedStudio, StudioRoom } from "./StudioPage.tsx";

const words = en.studio;
const page = () => textOf(document.body);
const place = (row: number, column: number) =>
  document.querySelector<HTMLElement>(`[data-place="${row}:${column}"]`);
/** Longer than a form waits until it saves. */
const rest = () => settle(() => new Promise((resolve) => setTimeout(resolve, 1_000)));

async function openStudio(...commands: readonly StampedCommand[]) {
  const room = openClassroom(created(), ...commands);
  const stage = stageApp({
    signIn: () => ({ ok: true, reply: { accessToken: "token", login: "teacher" } }),
    readiness: () => ({ ok: true, reply: report }),
  });
  await stage.app.session.signIn("teacher", "password");
  await show(stage.app, <StudioRoom store={room.storeOfModerator()} code="ABC234" />);
  await settle();
  const cardOf = (cardId: number) => room.state.value.board.cards.find(({ id }) => id === cardId);
  return { room, cardOf, ...stage };
}

const report: ReadinessReport = {
  seed: 1,
  teams: 12,
  contests: 200,
  findings: [{ code: "card_too_dear", cardIds: [2], params: { cards: 1 } }],
  idleTeams: [0, 1.5, 4, 6],
  cards: [],
};

/** Unfolds what is called so. */
const unfold = (title: string) =>
  settle(() => {
    const summary = [...document.querySelectorAll("summary")].find((each) => textOf(each) === title);
    const fold = summary?.parentElement;
    if (!(fold instanceof HTMLDetailsElement)) throw new Error(`nothing is called ${title}`);
    fold.open = true;
    fold.dispatchEvent(new Event("toggle"));
  });

afterEach(clear);

describe("the board", () => {
  test("an empty place takes a card, which is written, saved and whole", async () => {
    const { cardOf, room } = await openStudio();
    await press(`${words.columns}: +1`);
    await press(words.addCard(1, 4));
    expect(page()).toContain(words.lacks(["a category", "a task", "a key"]));
    await fill("category", "Letters");
    await fill("statement", "How many letters has the Greek alphabet?");
    await fill("right", "24");
    await rest();
    expect(cardOf(7)).toMatchObject({
      row: 1,
      column: 4,
      category: "Letters",
      pricePoints: 100,
      task: {
        statement: "How many letters has the Greek alphabet?",
        checker: { kind: "number", answer: "24" },
      },
    });
    expect(room.state.value.editing?.drafts).toEqual([]);
    expect(place(1, 4)?.dataset.state).toBe("whole");
  });

  test("a key that cannot be read is kept as it was typed", async () => {
    const { room } = await openStudio();
    await settle(() => place(1, 1)?.click());
    await fill("right", "?");
    await rest();
    expect(room.state.value.editing?.drafts).toMatchObject([
      { id: 1, checker: null, typedKey: { kind: "number" } },
    ]);
    expect(place(1, 1)?.dataset.state).toBe("unfinished");
    const lobby = find("button", en.console.actions.openLobby);
    expect(lobby.getAttribute("aria-disabled")).toBe("true");
  });

  test("PAG44 a text with more than is taken stays, and is said not to be saved until there is less", async () => {
    const { cardOf } = await openStudio();
    await settle(() => place(2, 3)?.click());
    const long = "x".repeat(20_001);
    await fill("statement", long);
    expect(page()).toContain(en.app.tooLong(1, 20_000));
    await rest();
    expect(page()).toContain(words.tooLong);
    expect(page()).toContain(words.unsaved);
    expect(document.querySelector<HTMLTextAreaElement>("[name=statement]")?.value).toBe(long);
    expect(cardOf(6)?.task.statement).not.toContain("x".repeat(100));
    await fill("statement", long.slice(1));
    await rest();
    expect(cardOf(6)?.task.statement).toBe(long.slice(1));
    expect(page()).not.toContain(words.tooLong);
  });

  test("PAG44 right options that are longer together than a key is taken are said to be", async () => {
    await openStudio();
    await settle(() => place(1, 3)?.click());
    await fill("choices", ["a", "b".repeat(2_100), "c", "d", "e"].join("\n"));
    expect(page()).toContain(en.app.tooLong(100, 2_000));
    // How many changes with each key: it is not announced.
    expect(textOf(document.querySelector(".studio-ticks [role=alert]"))).toBe(`✗ ${en.app.mostTaken(2_000)}`);
  });

  test("what is typed last is saved when the page goes", async () => {
    const { cardOf } = await openStudio();
    await settle(() => place(2, 3)?.click());
    await fill("statement", "Which colour has the deep sea?");
    await press(en.app.close);
    await settle();
    expect(cardOf(6)?.task.statement).toBe("Which colour has the deep sea?");
  });

  test("Alt and an arrow key move a card, an arrow key the focus", async () => {
    const { cardOf } = await openStudio();
    const press = (key: string, altKey: boolean) =>
      settle(() =>
        document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, altKey, bubbles: true })),
      );
    place(1, 1)?.focus();
    await press("ArrowRight", false);
    expect((document.activeElement as HTMLElement).dataset.place).toBe("1:2");
    await press("ArrowDown", true);
    expect(cardOf(2)).toMatchObject({ row: 2, column: 2 });
    expect(cardOf(5)).toMatchObject({ row: 1, column: 2 });
    expect((document.activeElement as HTMLElement).dataset.place).toBe("2:2");
  });

  test("a smaller board asks before it lays cards aside", async () => {
    const { room } = await openStudio();
    await press(`${words.rows}: −1`);
    expect(page()).toContain(words.smallerText(3));
    expect(room.state.value.board.rows).toBe(2);
    await press(words.smallerYes);
    expect(room.state.value.board).toMatchObject({ rows: 1, columns: 3 });
    expect(page()).toContain(words.aside(3));
    await press(`↶ ${words.undo}`);
    expect(room.state.value.board.cards).toHaveLength(6);
  });

  test("PAG41 what leads no further keeps the focus, and does nothing more", async () => {
    const { room } = await openStudio();
    const stand = (button: string) => {
      const found = find<HTMLButtonElement>("button", button);
      return [found.disabled, found.getAttribute("aria-disabled")];
    };
    const take = async (button: string) => {
      await press(button);
      await settle();
    };
    const [undo, redo, widen] = [`↶ ${words.undo}`, `↷ ${words.redo}`, `${words.columns}: +1`];
    for (const button of [undo, redo]) expect(stand(button)).toEqual([false, "true"]);
    for (let columns = 3; columns < 12; columns += 1) await take(widen);
    expect(stand(widen)).toEqual([false, "true"]);
    await take(widen);
    expect(room.state.value.board.columns).toBe(12);
    await take(undo);
    expect(stand(redo)).toEqual([false, "false"]);
    await take(redo);
    expect(stand(redo)).toEqual([false, "true"]);
    await settle(() => place(1, 1)?.click());
    expect([words.moves.left, words.moves.up, words.moves.right].map((button) => stand(button))).toEqual([
      [false, "true"],
      [false, "true"],
      [false, "false"],
    ]);
    const before = room.state.value.editing?.revision;
    await take(words.moves.up);
    expect(room.state.value.editing?.revision).toBe(before);
  });

  test("PAG43 why a step was refused is told anew to a reader who changes the language", async () => {
    const store = openClassroom(created()).storeOfModerator();
    const refused = { ok: false, rejection: { code: "not_allowed" } } as const;
    const { app } = stageApp();
    await show(
      app,
      <TextsContext.Provider value={app.texts}>
        <StudioRoom store={{ ...store, send: async () => refused }} code="ABC234" />
      </TextsContext.Provider>,
    );
    await settle();
    await press(`${words.columns}: +1`);
    expect(page()).toContain(en.rejections.not_allowed({}));
    await settle(() => app.preferences.setLanguage("ru"));
    expect(page()).toContain(ru.rejections.not_allowed({}));
    expect(page()).not.toContain(en.rejections.not_allowed({}));
  });

  test("PAG41 a card that is laid aside, and one that is brought back, leaves the focus on the page", async () => {
    const room = openClassroom(created());
    await show(
      stageApp().app,
      <main id="content" tabIndex={-1}>
        <StudioRoom store={room.storeOfModerator()} code="ABC234" />
      </main>,
    );
    await settle();
    const content = document.querySelector("#content");
    const pressByKey = async (button: string) => {
      find("button", button).focus();
      expect(document.activeElement).not.toBe(content);
      await press(button);
      await settle();
      expect(document.activeElement).toBe(content);
    };
    await settle(() => place(1, 1)?.click());
    await pressByKey(words.layAside);
    expect(page()).toContain(words.aside(1));
    await pressByKey(words.bringBack);
    expect(document.querySelector(".studio-aside")).toBeNull();
  });

  test("PAG41 what asks whether all is thrown away goes with the last card, and leaves the focus on the page", async () => {
    const plain = openClassroom(created()).storeOfModerator();
    let held = Promise.resolve();
    const store = {
      ...plain,
      async send(command: SentCommand): Promise<CommandReply> {
        await held;
        return plain.send(command);
      },
    };
    await show(
      stageApp().app,
      <main id="content" tabIndex={-1}>
        <StudioRoom store={store} code="ABC234" />
      </main>,
    );
    await settle();
    giveFocusBack();
    await settle(() => place(1, 1)?.click());
    await press(words.layAside);
    await settle();
    let answer = () => {};
    held = new Promise((resolve) => {
      answer = resolve;
    });
    const opener = find("button", words.throwAway);
    opener.focus();
    await press(words.throwAway);
    await press(words.throwAwayYes);
    expect(document.querySelector("dialog")).toBeNull();
    expect(document.activeElement).toBe(opener);
    await settle(answer);
    await settle();
    expect(opener.isConnected).toBe(false);
    expect(document.activeElement).toBe(document.querySelector("#content"));
  });

  test("prices are filled by a rule, which says what comes of it", async () => {
    const { room } = await openStudio();
    await press(words.prices);
    await fill("first", "200");
    await fill("step", "-50");
    expect(page()).toContain(words.pricesAre([200, 150]));
    await submit();
    await settle();
    expect(room.state.value.board.cards.map(({ pricePoints }) => pricePoints)).toEqual([
      200, 200, 200, 150, 150, 150,
    ]);
  });

  test("a copy takes the next free place", async () => {
    const { cardOf } = await openStudio();
    await press(`${words.rows}: +1`);
    await settle(() => place(2, 1)?.click());
    await press(words.copy);
    await settle();
    expect(cardOf(7)).toMatchObject({
      row: 3,
      column: 1,
      task: { checker: { kind: "number", answer: "1/2" } },
    });
  });

  test("a whole board opens its lobby, and leads to the console", async () => {
    const { room, visited } = await openStudio();
    await press(en.console.actions.openLobby);
    await settle();
    expect(room.state.value.phase).toBe("lobby");
    expect(visited).toEqual(["/console/ABC234"]);
  });
});

describe("EDT15 what is not saved yet", () => {
  /** The page as the router shows it, over a connection that can be cut and is refused once it is closed. */
  async function openPage(stage = stageApp(), room = openClassroom(created())) {
    const state = { isCut: false, isSlow: false, isClosed: false };
    const plain = room.storeOfModerator();
    const store = {
      ...plain,
      connection: signal<Connection>("live"),
      goodbye: signal<GoodbyeReason | null>(null),
      async send(command: SentCommand): Promise<CommandReply> {
        if (state.isCut) await new Promise(() => {});
        if (state.isSlow) await new Promise((resolve) => setTimeout(resolve, 300));
        return state.isClosed ? { ok: false, rejection: { code: "not_allowed" } } : plain.send(command);
      },
      close() {
        state.isClosed = true;
      },
    };
    await show(stage.app, <OpenedStudio code="ABC234" open={() => store} />);
    await settle();
    const statementOf = (cardId: number) =>
      room.state.value.board.cards.find(({ id }) => id === cardId)?.task.statement;
    return { stage, room, store, state, statementOf };
  }
  /** Whether the browser would ask before it leaves the page. */
  const asksToStay = () => !window.dispatchEvent(new Event("beforeunload", { cancelable: true }));

  test("is saved when the page is left just after the last key, and only then the connection is closed", async () => {
    const { state, statementOf } = await openPage();
    state.isSlow = true;
    await settle(() => place(2, 3)?.click());
    await fill("statement", "Which colour has the deep sea?");
    await settle(clear);
    expect(state.isClosed).toBe(false);
    await rest();
    expect(statementOf(6)).toBe("Which colour has the deep sea?");
    expect(state.isClosed).toBe(true);
  });

  test("is said, and the browser asks before it leaves it", async () => {
    await openPage();
    await settle(() => place(2, 3)?.click());
    expect([asksToStay(), page().includes(words.unsaved)]).toEqual([false, false]);
    await fill("statement", "Which colour has the deep sea?");
    expect([asksToStay(), page().includes(words.unsaved)]).toEqual([true, true]);
    await rest();
    expect([asksToStay(), page().includes(words.unsaved)]).toEqual([false, false]);
  });

  test("PAG44 is said and asked about also when it is too long and its card was closed, with the way to it", async () => {
    await openPage();
    await settle(() => place(2, 3)?.click());
    const long = "x".repeat(20_001);
    await fill("statement", long);
    const regions = [...document.querySelectorAll("[role=status]")];
    await press(en.app.close);
    await rest();
    const said = words.stillTooLong(words.cardTitle(2, 3));
    expect(regions.filter((region) => region.isConnected && textOf(region).includes(said))).toHaveLength(1);
    const stand = () => [asksToStay(), textOf(document.querySelector(".studio-head [role=status]"))];
    expect(stand()).toEqual([true, words.unsaved]);
    await press(words.open);
    await settle();
    expect(document.querySelector<HTMLTextAreaElement>("[name=statement]")?.value).toBe(long);
    expect([page().includes(said), stand()]).toEqual([false, [true, words.unsaved]]);
  });

  test("is saved when nobody looks at the page any more", async () => {
    const { statementOf } = await openPage();
    await settle(() => place(2, 3)?.click());
    await fill("statement", "Which colour has the deep sea?");
    Object.defineProperty(document, "hidden", { configurable: true, value: true });
    await settle(() => document.dispatchEvent(new Event("visibilitychange")));
    Reflect.deleteProperty(document, "hidden");
    await settle();
    expect(statementOf(6)).toBe("Which colour has the deep sea?");
  });

  test("is said to be kept, where the connection has ended for good", async () => {
    const { state, store } = await openPage();
    await settle(() => place(2, 3)?.click());
    await fill("statement", "Which colour has the deep sea?");
    state.isClosed = true;
    await settle(() => {
      store.connection.value = "closed";
      store.goodbye.value = "contest_deleted";
    });
    expect(page()).toContain(en.goodbyes.contest_deleted.text);
    await press(en.app.close);
    await settle();
    expect(page()).toContain(words.cutOff);
  });

  test("is saved by the page that is loaded next, which says so", async () => {
    const { stage, room, state } = await openPage();
    state.isCut = true;
    await settle(() => place(2, 3)?.click());
    await fill("statement", "Typed in a tunnel");
    await settle(clear);
    const { statementOf } = await openPage(stage, room);
    await rest();
    expect(statementOf(6)).toBe("Typed in a tunnel");
    expect(page()).toContain(words.leftSaved);
  });
});

describe("what belongs to the board", () => {
  test("EDT6 rules are saved as they are typed, and not as long as they are none", async () => {
    const { room } = await openStudio();
    await unfold(words.panes.rules);
    await settle(() => new Promise((resolve) => setTimeout(resolve, 50)));
    await fill("slots", "0");
    await rest();
    expect(room.state.value.rules.slots).toBe(3);
    await fill("slots", "5");
    await rest();
    expect(room.state.value.rules.slots).toBe(5);
  });

  test("RDY1 the board is looked over, and a finding leads to its card", async () => {
    const { asked } = await openStudio();
    await unfold(words.panes.readiness);
    await fill("teams", "12");
    await press(words.check);
    await settle();
    expect(asked.at(-1)).toMatchObject({ name: "readiness", call: { code: "ABC234", body: { teams: 12 } } });
    expect(page()).toContain(en.readiness.findings.card_too_dear({ cards: 1 }));
    expect(page()).toContain(words.idleTeams(1.5));
    await press(words.cardTitle(1, 2));
    expect(document.querySelector(".studio-card h2")?.textContent).toBe(words.cardTitle(1, 2));
  });

  test("CHK41 a key says what pupils might type for it", async () => {
    await openStudio();
    await settle(() => place(1, 1)?.click());
    await rest();
    expect(page()).toContain(words.variants);
    expect(page()).toContain(words.verdicts.accepted);
    expect(page()).toContain(words.verdicts.wrong);
  });
});

describe("EDT4 two authors", () => {
  test("who comes later is shown both, and chooses", async () => {
    const { room, cardOf } = await openStudio();
    await settle(() => place(2, 3)?.click());
    await fill("statement", "Mine");
    const before = cardOf(6);
    if (!before) throw new Error("no card 6");
    const { category, pricePoints, task } = before;
    room.happens(
      byModerator(1, {
        type: "EditContest",
        edits: [
          {
            what: "write",
            cardId: 6,
            basedOn: { revision: 0, taskVersion: 1 },
            writing: {
              category,
              pricePoints,
              statement: "Theirs",
              solution: "",
              checker: task.checker,
              typedKey: null,
            },
          },
        ],
      }),
    );
    await rest();
    expect(page()).toContain(words.conflictTitle);
    expect(cardOf(6)?.task.statement).toBe("Theirs");
    await press(words.keepMine);
    await settle();
    expect(cardOf(6)?.task.statement).toBe("Mine");
  });
});

describe("EDT5 while it is played", () => {
  test("words of a bought card can be corrected, its key and price cannot", async () => {
    const { cardOf } = await openStudio(opens(), joins(1, "Ann"), starts(), buys(1, "t1", 6));
    expect(document.querySelector(`[aria-label="${words.addCard(1, 1)}"]`)).toBe(null);
    await settle(() => place(2, 3)?.click());
    expect(page()).toContain(en.editors.before.words);
    expect(document.querySelector("[name=price]")).toBe(null);
    await fill("statement", "Which colour has the sky at noon?");
    await rest();
    expect(cardOf(6)?.task).toMatchObject({ statement: "Which colour has the sky at noon?" });
    expect(cardOf(6)?.task.correctedAt).toBeDefined();
  });
});
