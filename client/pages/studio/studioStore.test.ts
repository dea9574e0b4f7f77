// @vitest-environment jsdom
import { describe, expect, test } from "vitest";
import type { CardWriting, Edit } from "../../../shared/contest/editActs.ts";
import { byModerator, created } from "../../../shared/contest/testing.ts";
import { layingAside, moving, namingColumn, pricing, resizing } from "../../store/studio/changes.ts";
import { asideCards, columnCategories, lacksOf, onBoard } from "../../store/studio/content.ts";
import { createStudio } from "../../store/studio/studio.ts";
import { openClassroom } from "../testing/classroom.ts";

async function openStudio() {
  const room = openClassroom(created());
  const studio = createStudio(room.storeOfModerator());
  studio.start();
  await settled();
  const content = () => {
    const now = studio.content.value;
    if (!now) throw new Error("nothing has arrived");
    return now;
  };
  const writingOf = (cardId: number): CardWriting => {
    const card = content().cards.get(cardId);
    if (!card) throw new Error(`no card ${cardId}`);
    return card.writing;
  };
  const idsOf = () => onBoard(content()).map(({ id }) => id);
  return { room, studio, content, writingOf, idsOf };
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

const empty: CardWriting = {
  category: "Numbers",
  pricePoints: 100,
  statement: "",
  solution: "",
  checker: null,
  typedKey: null,
};

describe("EDT8 the studio knows the board", () => {
  test("and what others write on it", async () => {
    const { room, content, writingOf } = await openStudio();
    const card = content().cards.get(6);
    room.happens(
      byModerator(1, {
        type: "EditContest",
        edits: [
          {
            what: "write",
            cardId: 5,
            basedOn: { revision: 0, taskVersion: 1 },
            writing: { ...writingOf(5), statement: "Another?" },
          },
        ],
      }),
    );
    await settled();
    expect(writingOf(5).statement).toBe("Another?");
    expect(content().cards.get(6)).toBe(card);
  });
});

describe("what an author does", () => {
  test("a card takes another's place, which takes its own; undone and done again", async () => {
    const { studio, content, idsOf } = await openStudio();
    expect(await studio.change(moving(content(), 1, { row: 1, column: 3 }))).toBe(null);
    expect(idsOf()).toEqual([3, 2, 1, 4, 5, 6]);
    expect(await studio.undo()).toBe(null);
    expect(idsOf()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await studio.redo()).toBe(null);
    expect(idsOf()).toEqual([3, 2, 1, 4, 5, 6]);
    expect(studio.canRedo.value).toBe(false);
  });

  test("a smaller board lays cards aside, and undoing brings all of them back", async () => {
    const { studio, content, idsOf } = await openStudio();
    expect(await studio.change(resizing(content(), { rows: 1, columns: 2 }))).toBe(null);
    expect(idsOf()).toEqual([1, 2]);
    expect(asideCards(content()).map(({ id }) => id)).toEqual([3, 4, 5, 6]);
    expect(await studio.undo()).toBe(null);
    expect(idsOf()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await studio.redo()).toBe(null);
    expect(idsOf()).toEqual([1, 2]);
  });

  test("columns are named, prices filled, and each is one step", async () => {
    const { studio, content } = await openStudio();
    expect(columnCategories(content())[0]).toBe("Numbers");
    expect(await studio.change(namingColumn(content(), 1, "Sums"))).toBe(null);
    expect(columnCategories(content())[0]).toBe("Sums");
    expect(await studio.change(pricing(content(), { first: 50, step: 25 }))).toBe(null);
    expect(onBoard(content()).map(({ writing }) => writing.pricePoints)).toEqual([50, 50, 50, 75, 75, 75]);
    await studio.undo();
    await studio.undo();
    expect(columnCategories(content())[0]).toBe("Numbers");
  });

  test("a new card is not finished; it is undone by laying it aside, and thrown away for good", async () => {
    const { studio, content, idsOf } = await openStudio();
    await studio.change(layingAside(content(), 6));
    const added = await studio.add({ row: 2, column: 3 }, empty);
    expect(added).toBe(7);
    expect(lacksOf(content().cards.get(7)?.writing ?? empty)).toEqual(["statement", "key"]);
    await studio.undo();
    expect(idsOf()).toEqual([1, 2, 3, 4, 5]);
    const aside = asideCards(content());
    expect(aside.map(({ id }) => id)).toEqual([6, 7]);
    expect(await studio.discard(aside)).toBe(null);
    expect(asideCards(content())).toEqual([]);
    // What is gone already is no reason to refuse.
    expect(await studio.discard(aside)).toBe(null);
  });

  test("what somebody else has changed since is not undone", async () => {
    const { room, studio, content, writingOf } = await openStudio();
    await studio.write(5, writingOf(5), { ...writingOf(5), statement: "Mine" });
    room.happens(
      byModerator(1, {
        type: "EditContest",
        edits: [
          {
            what: "write",
            cardId: 5,
            basedOn: { revision: content().cards.get(5)?.revision ?? 0, taskVersion: 1 },
            writing: { ...writingOf(5), statement: "Theirs" },
          },
        ],
      }),
    );
    await settled();
    expect(await studio.undo()).toEqual({ code: "changed_meanwhile" });
    expect(writingOf(5).statement).toBe("Theirs");
  });
});

describe("EDT18 a step that is begun while another is on its way", () => {
  const place = (row: number, column: number) => ({ row, column });

  test("follows it, also when the page goes, and is undone before it", async () => {
    const { room, studio, idsOf } = await openStudio();
    const release = room.holdReplies();
    const steps = [
      studio.change((now) => moving(now, 1, place(1, 2))),
      studio.change((now) => moving(now, 1, place(1, 3))),
      studio.undo(),
      studio.change((now) => moving(now, 1, place(2, 1))),
    ];
    const left = studio.leave();
    release();
    expect(await Promise.all(steps)).toEqual([null, null, null, null]);
    await left;
    expect(idsOf()).toEqual([2, 4, 3, 1, 5, 6]);
    await studio.undo();
    await studio.undo();
    expect(idsOf()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test("overwrites nothing that somebody else has changed since it was begun", async () => {
    const { room, studio, content, writingOf, idsOf } = await openStudio();
    const theirs = (...edits: Edit[]) => room.happens(byModerator(1, { type: "EditContest", edits }));
    const release = room.holdReplies();
    const first = studio.change((now) => moving(now, 1, place(1, 2)));
    const moved = studio.change((now) => moving(now, 6, place(2, 1)));
    const onto = studio.change((now) => moving(now, 1, place(1, 3)));
    const named = studio.change((now) => namingColumn(now, 2, "Sums"));
    await settled();
    const { revision = 0, taskVersion = 1 } = content().cards.get(5) ?? {};
    theirs(
      { what: "place", cardId: 6, place: place(1, 3) },
      { what: "place", cardId: 3, place: place(2, 3) },
      {
        what: "write",
        cardId: 5,
        basedOn: { revision, taskVersion },
        writing: { ...writingOf(5), category: "Theirs" },
      },
    );
    release();
    const refused = { code: "changed_meanwhile" };
    expect(await Promise.all([first, moved, onto, named])).toEqual([null, refused, refused, refused]);
    expect(idsOf()).toEqual([2, 1, 6, 4, 5, 3]);
    expect(writingOf(5).category).toBe("Theirs");
  });

  test("lays no card aside that somebody else has put where the board would end, by an undo or by a smaller size", async () => {
    const { room, studio, content, idsOf } = await openStudio();
    const theirs = (...edits: Edit[]) => room.happens(byModerator(1, { type: "EditContest", edits }));
    const refused = { code: "changed_meanwhile" };
    expect(await studio.change(resizing(content(), { rows: 2, columns: 4 }))).toBe(null);
    theirs({ what: "add", place: place(1, 4), writing: empty });
    await settled();
    expect(await studio.undo()).toEqual(refused);
    expect(idsOf()).toEqual([1, 2, 3, 7, 4, 5, 6]);

    const smaller = resizing(content(), { rows: 2, columns: 3 });
    theirs({ what: "add", place: place(2, 4), writing: empty });
    await settled();
    expect(await studio.change(smaller)).toEqual(refused);
    expect(idsOf()).toEqual([1, 2, 3, 7, 4, 5, 6, 8]);
    expect(await studio.change(resizing(content(), { rows: 2, columns: 3 }))).toBe(null);
    expect(asideCards(content()).map(({ id }) => id)).toEqual([7, 8]);
    expect(await studio.undo()).toBe(null);
    expect(idsOf()).toEqual([1, 2, 3, 7, 4, 5, 6, 8]);
  });

  test("lays nothing aside, and takes back no size, of which it has not heard yet", async () => {
    const { room, studio, content, idsOf } = await openStudio();
    const theirs = (...edits: Edit[]) => room.happens(byModerator(1, { type: "EditContest", edits }));
    const refused = { code: "changed_meanwhile" };
    expect(await studio.change(resizing(content(), { rows: 2, columns: 4 }))).toBe(null);
    const smaller = studio.change(resizing(content(), { rows: 2, columns: 3 }));
    theirs({ what: "add", place: place(1, 4), writing: empty });
    expect(await smaller).toEqual(refused);
    await settled();
    expect(idsOf()).toEqual([1, 2, 3, 7, 4, 5, 6]);

    const wider = studio.change(resizing(content(), { rows: 2, columns: 5 }));
    theirs({ what: "size", rows: 3, columns: 4 });
    expect(await wider).toEqual(refused);
    await settled();
    expect(content()).toMatchObject({ rows: 3, columns: 4 });
  });
});

describe("EDT4 two authors of one card", () => {
  async function collided() {
    const opened = await openStudio();
    const other = createStudio(opened.room.storeOfModerator());
    other.start();
    await settled();
    const from = opened.writingOf(5);
    const [theirs, mine] = [
      { ...from, statement: "Theirs" },
      { ...from, statement: "Mine" },
    ];
    await other.write(5, from, theirs);
    await settled();
    expect(await opened.studio.write(5, from, mine)).toBe(null);
    expect(opened.studio.conflicts.asked.value).toMatchObject({ cardId: 5, mine, theirs });
    expect(opened.writingOf(5).statement).toBe("Theirs");
    return opened;
  }

  test("the later one chooses its own", async () => {
    const { studio, writingOf } = await collided();
    expect(await studio.settle(5, "mine")).toBe(null);
    expect(writingOf(5).statement).toBe("Mine");
    expect(studio.conflicts.asked.value).toBe(null);
  });

  test("or the other's", async () => {
    const { studio, writingOf } = await collided();
    expect(await studio.settle(5, "theirs")).toBe(null);
    expect(writingOf(5).statement).toBe("Theirs");
    expect(studio.conflicts.asked.value).toBe(null);
  });
});
