// @vitest-environment jsdom
import { afterEach, describe, expect, test } from "vitest";
import { contentView } from "../../../shared/contest/contentView.ts";
import { initialState } from "../../../shared/contest/evolve.ts";
import { byModerator, created } from "../../../shared/contest/testing.ts";
import { en } from "../../i18n/en.ts";
import type { SentCommand } from "../../net/outbox.ts";
import { openClassroom } from "../testing/classroom.ts";
import { clear, fill, find, press, settle, show, stageApp, textOf } from "../testing/stage.tsx";
import { StudioRoom } from "./StudioPage.tsx";

const words = en.studio;
const page = () => textOf(document.body);
const place = (row: number, column: number) =>
  document.querySelector<HTMLElement>(`[data-place="${row}:${column}"]`);
const titleOfCard = () => document.querySelector(".studio-card h2")?.textContent;

/** The studio, whose commands reach the server when that is said. */
async function openSlowStudio(stage = stageApp(), room = openClassroom(created())) {
  const plain = room.storeOfModerator();
  const sent: SentCommand[] = [];
  let arrive: (() => void)[] = [];
  const store = {
    ...plain,
    async send(command: SentCommand) {
      sent.push(command);
      await new Promise<void>((resolve) => arrive.push(resolve));
      return plain.send(command);
    },
  };
  await show(stage.app, <StudioRoom store={store} code="ABC234" />);
  await settle();
  /** All that was sent comes to the server, and so does what is sent thereupon. */
  const arrives = async () => {
    while (arrive.length > 0) {
      const those = arrive;
      arrive = [];
      await settle(() => {
        for (const go of those) go();
      });
      await settle();
    }
  };
  const cards = () => room.state.value.board.cards;
  const drafts = () => room.state.value.editing?.drafts ?? [];
  return { room, sent, arrives, cards, drafts, ...stage };
}

afterEach(clear);

describe("EDT17 one thing at a time", () => {
  test("an empty place takes one card, however often it is pressed, and from wherever", async () => {
    const { sent, arrives, drafts } = await openSlowStudio();
    await press(`${words.columns}: +1`);
    await arrives();
    sent.length = 0;
    await press(words.addCard(1, 4));
    await press(words.addCard(1, 4));
    await press(words.addCard(2, 4));
    expect(sent).toHaveLength(1);
    expect(find("button", words.addCard(1, 4)).getAttribute("aria-disabled")).toBe("true");
    await arrives();
    expect([sent.length, drafts().length, titleOfCard()]).toEqual([1, 1, words.cardTitle(1, 4)]);
    expect(page()).not.toContain(en.rejections.place_taken({ row: 1, column: 4 }));
  });

  test("whoever goes to another card while one is begun stays there", async () => {
    const { arrives } = await openSlowStudio();
    await press(`${words.columns}: +1`);
    await arrives();
    await press(words.addCard(1, 4));
    await settle(() => place(2, 1)?.click());
    await arrives();
    expect(titleOfCard()).toBe(words.cardTitle(2, 1));
  });

  test("the next card is begun once", async () => {
    const { sent, arrives, drafts } = await openSlowStudio();
    await press(`${words.columns}: +1`);
    await arrives();
    sent.length = 0;
    await settle(() => place(1, 1)?.click());
    await press(`${en.flow.next} →`);
    await press(`${en.flow.next} →`);
    await arrives();
    expect([sent.length, drafts().length]).toEqual([1, 1]);
  });

  test("a card is copied once", async () => {
    const { sent, cards, arrives } = await openSlowStudio();
    await press(`${words.rows}: +1`);
    await arrives();
    sent.length = 0;
    await settle(() => place(2, 1)?.click());
    await press(words.copy);
    await press(words.copy);
    await arrives();
    expect(sent).toHaveLength(1);
    expect(cards()).toHaveLength(7);
    expect(titleOfCard()).toBe(words.cardTitle(3, 1));
  });

  test("a card is moved by one place for a press that is answered, and nothing is refused", async () => {
    const { cards, arrives } = await openSlowStudio();
    await settle(() => place(1, 1)?.click());
    await press(words.moves.right);
    await press(words.moves.right);
    expect(find("button", words.moves.right).getAttribute("aria-disabled")).toBe("true");
    await arrives();
    expect(page()).not.toContain(en.rejections.changed_meanwhile({}));
    expect(cards().find(({ id }) => id === 1)).toMatchObject({ row: 1, column: 2 });
    await press(words.moves.right);
    await arrives();
    expect(cards().find(({ id }) => id === 1)).toMatchObject({ row: 1, column: 3 });
  });

  test("Alt with an arrow key that is held moves it so, too", async () => {
    const { cards, arrives } = await openSlowStudio();
    const hold = () =>
      settle(() =>
        place(1, 1)?.dispatchEvent(
          new KeyboardEvent("keydown", { key: "ArrowRight", altKey: true, bubbles: true }),
        ),
      );
    await hold();
    await hold();
    await arrives();
    expect(page()).not.toContain(en.rejections.changed_meanwhile({}));
    expect(cards().find(({ id }) => id === 1)).toMatchObject({ row: 1, column: 2 });
  });

  test("the board grows by what is seen to grow", async () => {
    const { room, arrives } = await openSlowStudio();
    await press(`${words.rows}: +1`);
    await press(`${words.rows}: +1`);
    await press(`${words.columns}: +1`);
    expect(find("button", `${words.columns}: +1`).getAttribute("aria-disabled")).toBe("true");
    await arrives();
    expect(page()).not.toContain(en.rejections.changed_meanwhile({}));
    expect(room.state.value.board).toMatchObject({ rows: 3, columns: 3 });
  });

  test("a lobby is opened once", async () => {
    const { sent, arrives, visited } = await openSlowStudio();
    await press(en.console.actions.openLobby);
    await press(en.console.actions.openLobby);
    expect(find("button", en.console.actions.openLobby).getAttribute("aria-disabled")).toBe("true");
    await arrives();
    expect(sent).toEqual([{ type: "OpenLobby" }]);
    expect(visited).toEqual(["/console/ABC234"]);
  });

  test("cards that lie aside come to the board one by one, and are thrown away once", async () => {
    const room = openClassroom(created());
    const aside = (cardId: number) =>
      byModerator(0, { type: "EditContest", edits: [{ what: "place", cardId, place: null }] });
    room.happens(aside(1), aside(2), aside(3));
    const { sent, arrives } = await openSlowStudio(stageApp(), room);
    const bringBack = (at: number) =>
      settle(() =>
        document.querySelectorAll<HTMLElement>(".studio-aside li button:first-of-type")[at]?.click(),
      );
    await bringBack(0);
    await bringBack(1);
    await arrives();
    expect(page()).not.toContain(en.rejections.changed_meanwhile({}));
    expect(sent).toHaveLength(1);
    for (let times = 0; times < 2; times += 1) {
      await press(words.throwAway);
      await press(words.throwAwayYes);
    }
    expect(sent).toHaveLength(2);
    await arrives();
    expect(sent).toHaveLength(2);
    expect(page()).not.toContain(words.throwAway);
  });

  test("prices are filled once", async () => {
    const { sent, arrives } = await openSlowStudio();
    await press(words.prices);
    await fill("first", "300");
    const form = document.querySelector("form");
    await settle(() => {
      form?.requestSubmit();
      form?.requestSubmit();
    });
    await arrives();
    expect(page()).not.toContain(en.rejections.changed_meanwhile({}));
    expect(sent).toHaveLength(1);
  });

  test("the contest that was picked first is the one whose cards are shown", async () => {
    const source = initialState(created({ contestId: "other", roomCode: "XYZ234", title: "Autumn" }));
    const summary = (roomCode: string, title: string) => ({
      ...{ roomCode, title, language: "en" as const, phase: "draft" as const, createdAt: 0 },
      ...{ finishedAt: null, teamCount: null, folder: null, archived: false, deletedAt: null, broken: false },
    });
    let arrive = () => {};
    const stage = stageApp({
      signIn: () => ({ ok: true, reply: { accessToken: "token", login: "teacher" } }),
      listContests: () => ({
        ok: true,
        reply: { contests: [summary("XYZ234", "Autumn"), summary("QQQ234", "Winter")] },
      }),
      async contestCards({ code }) {
        if (code === "XYZ234") await new Promise<void>((resolve) => (arrive = resolve));
        const title = code === "XYZ234" ? "Autumn" : "Winter";
        return { ok: true, reply: { ...contentView(source, null), title } };
      },
    });
    await stage.app.session.signIn("teacher", "password");
    await openSlowStudio(stage);
    await press(en.exports.cardsFrom);
    await settle();
    await press("Autumn XYZ234");
    await press("Winter QQQ234");
    expect(find("button", "Winter QQQ234").getAttribute("aria-disabled")).toBe("true");
    await settle(() => arrive());
    expect(page()).toContain(en.exports.chooseCards("Autumn"));
    expect(stage.asked.filter(({ name }) => name === "contestCards")).toHaveLength(1);
  });
});

describe("EDT18 what is done while a step before is on its way", () => {
  /** Lets a card fall onto a place, as it was seen when it was taken. */
  const drop = (cardId: number, row: number, column: number) =>
    settle(() => {
      const event = new Event("drop", { bubbles: true, cancelable: true });
      const dataTransfer = { getData: () => `${cardId}` };
      place(row, column)?.dispatchEvent(Object.assign(event, { dataTransfer }));
    });

  test("a card that is dragged twice ends where it was dropped last, and cards in between where the drags say", async () => {
    const { cards, sent, arrives } = await openSlowStudio();
    await drop(1, 1, 2);
    await drop(1, 1, 3);
    await drop(2, 2, 1);
    expect(sent).toHaveLength(1);
    await arrives();
    expect(page()).not.toContain(en.rejections.changed_meanwhile({}));
    const placeOf = (cardId: number) => {
      const card = cards().find(({ id }) => id === cardId);
      return card && [card.row, card.column];
    };
    expect([1, 2, 3, 4].map(placeOf)).toEqual([
      [1, 3],
      [2, 1],
      [1, 2],
      [1, 1],
    ]);
  });

  test("a column that is named again has the later name, and a card that was dragged away before keeps its own", async () => {
    const { cards, arrives } = await openSlowStudio();
    const name = (category: string) =>
      settle(() => {
        const head = find<HTMLInputElement>("input", words.columnCategory(1));
        head.value = category;
        head.dispatchEvent(new Event("change", { bubbles: true }));
      });
    const categoryOf = (cardId: number) => cards().find(({ id }) => id === cardId)?.category;
    const before = categoryOf(1);
    await drop(1, 1, 2);
    await name("Sums");
    await name("More sums");
    await arrives();
    expect(page()).not.toContain(en.rejections.changed_meanwhile({}));
    expect([1, 2, 4].map(categoryOf)).toEqual([before, "More sums", "More sums"]);
  });

  test("a card that is dragged and laid aside at once lies aside", async () => {
    const { drafts, arrives } = await openSlowStudio();
    await settle(() => place(1, 1)?.click());
    await drop(1, 1, 2);
    await press(words.layAside);
    await arrives();
    expect(page()).not.toContain(en.rejections.changed_meanwhile({}));
    expect(drafts().map(({ id }) => id)).toEqual([1]);
  });
});
