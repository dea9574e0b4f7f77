// @vitest-environment jsdom
import { afterEach, describe, expect, test, vi } from "vitest";
import type { RouteBody } from "../../../shared/api.ts";
import type { StampedCommand } from "../../../shared/contest/commands.ts";
import { contentView } from "../../../shared/contest/contentView.ts";
import { byModerator, created } from "../../../shared/contest/testing.ts";
import { planBringing } from "../../../shared/contestFile/bringing.ts";
import type { PreviewCard, TablePreview } from "../../../shared/contestFile/tablePreview.ts";
import { en } from "../../i18n/en.ts";
import { openClassroom } from "../testing/classroom.ts";
import { clear, fill, press, settle, show, stageApp, submit, textOf } from "../testing/stage.tsx";
import { StudioRoom } from "./StudioPage.tsx";

const words = en.tables;
afterEach(clear);

const card = (id: number, row: number, column: number): PreviewCard => ({
  id,
  row,
  column,
  category: `Brought ${column}`,
  pricePoints: 100 * row,
  statement: `Brought ${id}?`,
  solution: "",
  checker: { kind: "text", answers: ["yes"], edition: 2 },
});
const preview: TablePreview = {
  kind: "table",
  sheets: [],
  table: null,
  board: { rows: 2, columns: 1, cards: [card(1, 1, 1), card(2, 2, 1)], pictures: 0 },
  title: null,
  language: null,
  problems: [],
  warnings: [],
};

const noBoard = { rows: 1, columns: 1, cards: [], pictures: 0 };

interface Served {
  readonly refusal?: "changed_meanwhile";
  /** So many answers are lost, after what was asked for is done. */
  readonly lost?: number;
  /** Somebody else does this before the answer comes. */
  readonly meanwhile?: StampedCommand;
}

async function openStudio(shown: TablePreview = preview, { refusal, lost = 0, meanwhile }: Served = {}) {
  const room = openClassroom(created());
  const brought: RouteBody<"bringTable">[] = [];
  const done = new Map<string, readonly number[]>();
  /** As the server does it: once for each id. */
  const carryOut = (body: RouteBody<"bringTable">): readonly number[] => {
    const { rows, columns, places } = contentView(room.state.peek(), null);
    const { edits } = planBringing({ rows, columns, cards: places }, shown.board ?? noBoard, body);
    room.happens(byModerator(1, { type: "EditContest", edits: [...edits] }));
    if (meanwhile) room.happens(meanwhile);
    const before = new Set(places.map(({ id }) => id));
    return contentView(room.state.peek(), null)
      .places.map(({ id }) => id)
      .filter((id) => !before.has(id));
  };
  const stage = stageApp({
    signIn: () => ({ ok: true, reply: { accessToken: "token", login: "teacher" } }),
    previewTable: () => ({ ok: true, reply: shown }),
    bringTable: ({ body }) => {
      brought.push(body);
      if (refusal) return { ok: false, problem: { code: refusal } };
      const cardIds = done.get(body.id) ?? carryOut(body);
      done.set(body.id, cardIds);
      return brought.length > lost
        ? { ok: true, reply: { cardIds } }
        : { ok: false, problem: { code: "unreachable" } };
    },
  });
  await stage.app.session.signIn("teacher", "password");
  await show(stage.app, <StudioRoom store={room.storeOfModerator()} code="ABC234" />);
  await settle();
  await press(words.bring);
  const region = document.querySelector("[data-figure=plan]");
  const regions = [...document.querySelectorAll("dialog [role=status]")];
  await fill("pasted", "Question\tAnswer");
  await vi.waitFor(() => expect(document.querySelector(".preview-board")).not.toBeNull());
  // The region was there before its words. PAG42
  expect(document.querySelector("[data-figure=plan]")).toBe(region);
  const board = () => {
    const { rows, columns, cards } = room.state.value.board;
    return {
      size: `${rows} × ${columns}`,
      cards: cards.map(({ id, row, column }) => `${id} ${row}:${column}`),
    };
  };
  /** Whether a region that was there before the table says so. PAG42 */
  const isTold = (said: string) =>
    regions.some((region) => region.isConnected && textOf(region).includes(said));
  return { room, brought, board, isTold, ...stage };
}

const plan = () => textOf(document.querySelector("[data-figure=plan]"));
const choose = (name: string) =>
  settle(() => document.querySelector<HTMLInputElement>(`[name=whither][value=${name}]`)?.click());
async function bring(): Promise<void> {
  await submit();
  await vi.waitFor(async () => {
    await settle();
    expect(document.querySelector(".bring-table")).toBeNull();
  });
}

describe("FIL17 a table is brought onto a board", () => {
  test("onto free places: what becomes of the board is said before, done at once, and undone as one step", async () => {
    const { board, brought } = await openStudio();
    const before = board();
    expect(before.size).toBe("2 × 3");
    expect(plan()).toBe(`${words.willStand(2)} ${words.planSize(2, 4)}`);
    await bring();
    expect(brought).toMatchObject([{ whither: "free", grow: true, basedOn: 0 }]);
    expect(board()).toEqual({
      size: "2 × 4",
      cards: expect.arrayContaining([...before.cards, "7 1:4", "8 2:4"]),
    });
    await press(`↶ ${en.studio.undo}`);
    expect(board()).toEqual(before);
    await press(`↷ ${en.studio.redo}`);
    expect(board().size).toBe("2 × 4");
  });

  test("what does not fit is said before", async () => {
    await openStudio();
    await settle(() => document.querySelector<HTMLInputElement>("[name=grow]")?.click());
    expect(plan()).toContain(words.noRoom(2));
    expect(plan()).toContain(words.willLieAside(2));
  });

  test("aside", async () => {
    const { board, room } = await openStudio();
    const before = board();
    await choose("aside");
    expect(plan()).toBe(words.willLieAside(2));
    await bring();
    expect(board()).toEqual(before);
    expect(room.state.value.editing?.drafts.map(({ place }) => place)).toEqual([null, null]);
  });

  test("in place of the board, whose cards lie aside and come back by undo", async () => {
    const { board, room } = await openStudio();
    const before = board();
    await choose("replace");
    expect(plan()).toContain(words.willLeave(6));
    await bring();
    expect(board()).toEqual({ size: "2 × 1", cards: ["7 1:1", "8 2:1"] });
    expect(room.state.value.editing?.drafts).toHaveLength(6);
    await press(`↶ ${en.studio.undo}`);
    expect(board().size).toBe(before.size);
    expect(board().cards.toSorted()).toEqual(before.cards.toSorted());
  });

  test("EDT4 somebody else was faster: it is said, and the table stays to be brought again", async () => {
    const { board, brought } = await openStudio(preview, { refusal: "changed_meanwhile" });
    const before = board();
    await submit();
    await vi.waitFor(() =>
      expect(document.querySelector("dialog")?.textContent).toContain(en.rejections.changed_meanwhile({})),
    );
    expect(board()).toEqual(before);
    expect(document.querySelector(".preview-board")).not.toBeNull();
    // Under the id that was refused nothing would ever be done.
    await settle();
    await submit();
    await vi.waitFor(() => expect(brought).toHaveLength(2));
    expect(brought[1]?.id).not.toBe(brought[0]?.id);
  });

  test("RUN2 asked again after no answer it is the same wish: done once, and undone as one step", async () => {
    const { board, brought } = await openStudio(preview, { lost: 1 });
    const before = board();
    await submit();
    await vi.waitFor(() =>
      expect(document.querySelector("dialog")?.textContent).toContain(en.httpProblems.unreachable({})),
    );
    await settle();
    await bring();
    expect(brought.map(({ basedOn }) => basedOn)).toEqual([0, 1]);
    expect(brought[1]?.id).toBe(brought[0]?.id);
    expect(board().size).toBe("2 × 4");
    await press(`↶ ${en.studio.undo}`);
    expect(board()).toEqual(before);
  });

  test("what somebody else does at the same moment is no part of its step", async () => {
    const aside = byModerator(2, { type: "EditContest", edits: [{ what: "place", cardId: 1, place: null }] });
    const { board } = await openStudio(preview, { meanwhile: aside });
    const [first, ...others] = board().cards;
    expect(first).toBe("1 1:1");
    await bring();
    await press(`↶ ${en.studio.undo}`);
    expect(board()).toEqual({ size: "2 × 3", cards: others });
  });

  test("a document with pictures is not", async () => {
    const { brought, isTold } = await openStudio({
      ...preview,
      kind: "document",
      board: { rows: 2, columns: 1, cards: [card(1, 1, 1)], pictures: 1 },
    });
    expect(isTold(words.hasPictures)).toBe(true);
    await submit();
    expect(brought).toEqual([]);
  });
});
