// @vitest-environment jsdom
import { afterEach, describe, expect, test } from "vitest";
import type { ContestSummary } from "../../../shared/api.ts";
import type { StampedCommand } from "../../../shared/contest/commands.ts";
import { contentView } from "../../../shared/contest/contentView.ts";
import type { CardPlace, Edit } from "../../../shared/contest/editActs.ts";
import { writtenCards } from "../../../shared/contest/editing.ts";
import { initialState } from "../../../shared/contest/evolve.ts";
import type { ContestState } from "../../../shared/contest/state.ts";
import { byModerator, created, opens } from "../../../shared/contest/testing.ts";
import { en } from "../../i18n/en.ts";
import type { Answer } from "../../net/http.ts";
import { unfitOf } from "../../store/studio/cardsFrom.ts";
import { withContent } from "../../store/studio/content.ts";
import { openClassroom } from "../testing/classroom.ts";
import { clear, fill, find, press, settle, show, stageApp, submit, textOf } from "../testing/stage.tsx";
import { StudioRoom } from "./StudioPage.tsx";

const words = en.exports;
const page = () => textOf(document.body);

/** What comes instead of the list of contests first. */
const failures: Answer<"listContests">[] = [];

/** What comes instead of the answer to a copy that is done. */
const lostAnswers: Answer<"copyCards">[] = [];

/** Another contest, with the sample's six cards. */
const source = initialState(created({ contestId: "other", roomCode: "XYZ234", title: "Autumn" }));

function freePlaces(state: ContestState): CardPlace[] {
  const { rows, columns } = state.board;
  const taken = writtenCards(state).map(({ place }) => JSON.stringify(place));
  return Array.from({ length: rows * columns }, (_, index) => ({
    row: Math.floor(index / columns) + 1,
    column: (index % columns) + 1,
  })).filter((place) => !taken.includes(JSON.stringify(place)));
}

function summaryOf(roomCode: string, title: string): ContestSummary {
  return {
    roomCode,
    title,
    language: "en",
    phase: "draft",
    createdAt: 0,
    finishedAt: null,
    teamCount: null,
    folder: null,
    archived: false,
    deletedAt: null,
    broken: false,
  };
}

async function openStudio(...commands: readonly StampedCommand[]) {
  const room = openClassroom(created(), ...commands);
  const done = new Map<string, readonly number[]>();
  const stage = stageApp({
    signIn: () => ({ ok: true, reply: { accessToken: "token", login: "teacher" } }),
    listContests: () =>
      failures.pop() ?? {
        ok: true,
        reply: {
          contests: [
            summaryOf("XYZ234", "Autumn"),
            summaryOf("ABC234", "Sample"),
            summaryOf("QQQ234", "Winter"),
          ],
        },
      },
    contestCards: () => ({ ok: true, reply: contentView(source, null) }),
    // As the server does: one act of the author's.
    copyCards: ({ body }) => {
      if (!body) throw new Error("no body");
      const known = done.get(body.id);
      if (known) return { ok: true, reply: { cardIds: known } };
      const free = freePlaces(room.state.peek());
      const chosen = writtenCards(source).filter(({ id }) => body.cardIds?.includes(id));
      const edits = chosen.map(({ category, pricePoints, statement, solution, checker }): Edit => {
        const writing = { category, pricePoints, statement, solution, checker, typedKey: null };
        return { what: "add", place: body.to === "board" ? (free.shift() ?? null) : null, writing };
      });
      const before = new Set(writtenCards(room.state.peek()).map(({ id }) => id));
      room.happens(byModerator(1, { type: "EditContest", edits }));
      const cardIds = writtenCards(room.state.peek())
        .map(({ id }) => id)
        .filter((id) => !before.has(id));
      done.set(body.id, cardIds);
      return lostAnswers.pop() ?? { ok: true, reply: { cardIds } };
    },
  });
  await stage.app.session.signIn("teacher", "password");
  await show(stage.app, <StudioRoom store={room.storeOfModerator()} code="ABC234" />);
  await settle();
  return { room, ...stage };
}

const tick = (label: string) =>
  settle(() => {
    const box = [...document.querySelectorAll("label")].find((each) => textOf(each).includes(label));
    box?.querySelector("input")?.click();
  });
const copyButton = () => document.querySelector("dialog [type=submit]");

afterEach(clear);

describe("cards of another contest", () => {
  test("PAG35 a list of contests that does not come is said to, and is asked for again", async () => {
    failures.push({ ok: false, problem: { code: "unreachable" } });
    await openStudio();
    await press(words.cardsFrom);
    await settle();
    expect(page()).toContain(en.httpProblems.unreachable({}));
    expect(page()).not.toContain(en.app.loading);
    await press(en.results.retry);
    await settle();
    expect(page()).toContain("Autumn XYZ234");
    expect(page()).not.toContain(en.httpProblems.unreachable({}));
  });

  test("COP1 own contests are searched, and the chosen cards are copied in one go", async () => {
    const { room, asked } = await openStudio();
    await press(words.cardsFrom);
    await settle();
    expect(page()).toContain("Autumn XYZ234");
    expect([...document.querySelectorAll(".cards-from-list")].map(textOf).join()).not.toContain("ABC234");
    await fill("contest-search", "win");
    expect(page()).not.toContain("Autumn XYZ234");
    await fill("contest-search", "aut");
    await settle(() => find(".cards-from-list button", "Autumn XYZ234").click());
    expect(page()).toContain(words.chooseCards("Autumn"));
    await tick(words.allOf("Numbers"));
    await tick(words.aside);
    expect(textOf(copyButton())).toBe(words.copy(2));
    await submit();
    await settle();
    const [copy] = asked.filter(({ name }) => name === "copyCards");
    expect(copy?.call).toMatchObject({
      code: "ABC234",
      body: { from: "XYZ234", cardIds: [1, 4], to: "aside" },
    });
    expect(page()).toContain(words.copied(2));
    expect(writtenCards(room.state.value).filter(({ place }) => place === null)).toHaveLength(2);
  });

  test("COP2 what has no room is said before, and cannot be sent", async () => {
    const { asked } = await openStudio();
    await press(words.cardsFrom);
    await settle();
    await settle(() => find(".cards-from-list button", "Autumn XYZ234").click());
    await tick(words.everything);
    await tick(words.onBoard);
    expect(page()).toContain(words.tooFewPlaces(6, 0));
    expect(copyButton()?.getAttribute("aria-disabled")).toBe("true");
    await submit();
    expect(asked.some(({ name }) => name === "copyCards")).toBe(false);
    await tick(words.aside);
    expect(copyButton()?.getAttribute("aria-disabled")).toBe("false");
  });

  test("RUN2 asked again after no answer it is the same copy, also where that has taken the last room, and one step", async () => {
    lostAnswers.push({ ok: false, problem: { code: "unreachable" } });
    const { room, asked } = await openStudio(
      byModerator(0, { type: "EditContest", edits: [{ what: "place", cardId: 6, place: null }] }),
    );
    await press(words.cardsFrom);
    await settle();
    await settle(() => find(".cards-from-list button", "Autumn XYZ234").click());
    await tick(words.allOf("Colours"));
    await submit();
    await settle();
    expect(page()).toContain(en.httpProblems.unreachable({}));
    expect(room.state.value.board.cards.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 7]);
    expect(copyButton()?.getAttribute("aria-disabled")).toBe("false");
    await submit();
    await settle();
    expect(page()).toContain(words.copied(1));
    const copies = asked.filter(({ name }) => name === "copyCards").map(({ call }) => JSON.stringify(call));
    expect(copies).toEqual([copies[0], copies[0]]);
    await press(`↶ ${en.studio.undo}`);
    await settle();
    expect(writtenCards(room.state.value).map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test("COP4 one step takes all of them away again; it cannot be done again", async () => {
    const { room } = await openStudio();
    await press(words.cardsFrom);
    await settle();
    await settle(() => find(".cards-from-list button", "Autumn XYZ234").click());
    await tick(words.everything);
    await tick(words.aside);
    await submit();
    await settle();
    expect(writtenCards(room.state.value)).toHaveLength(12);
    await press(`↶ ${en.studio.undo}`);
    await settle();
    expect(writtenCards(room.state.value).map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(find("button", `↷ ${en.studio.redo}`).getAttribute("aria-disabled")).toBe("true");
  });

  test("COP2 in a lobby only finished cards stand on the board, and no more than a board's worth lie beside it", async () => {
    const { room } = await openStudio(opens());
    const target = withContent(null, contentView(room.state.value, null));
    const [card] = target.cards.values();
    if (!card) throw new Error("no card");
    const unfinished = { ...card, writing: { ...card.writing, pricePoints: null } };
    const larger = { ...target, rows: 3 };
    expect(unfitOf(larger, [unfinished], { to: "board", isLobby: true })).toEqual({ what: "unfinished" });
    expect(unfitOf(larger, [unfinished], { to: "board", isLobby: false })).toBeNull();
    const many = Array.from({ length: 145 }, () => card);
    expect(unfitOf(target, many, { to: "aside", isLobby: false })).toEqual({
      what: "aside",
      most: 144,
      there: 0,
    });
    expect(unfitOf(target, many.slice(1), { to: "aside", isLobby: false })).toBeNull();
  });
});
