// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { contentView } from "../../../shared/contest/contentView.ts";
import type { CardWriting } from "../../../shared/contest/editActs.ts";
import { byModerator, created } from "../../../shared/contest/testing.ts";
import type { ContestStore } from "../../store/contestStore.ts";
import { createCardForm } from "../../store/studio/cardForm.ts";
import { createStudio, type Refusal } from "../../store/studio/studio.ts";
import { openClassroom } from "../testing/classroom.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Longer than a form, or a question that was not answered, waits. */
const passes = () => vi.advanceTimersByTimeAsync(3_000);

async function openForm(change: (store: ContestStore) => Partial<ContestStore> = () => ({})) {
  const room = openClassroom(created());
  const plain = room.storeOfModerator();
  const store = { ...plain, ...change(plain) };
  const studio = createStudio(store);
  studio.start();
  await passes();
  const card = studio.content.value?.cards.get(6);
  if (!card) throw new Error("no card 6");
  const heard: Refusal[] = [];
  const form = createCardForm(store, studio, card, { tell: (refusal) => heard.push(refusal) });
  const close = form.open();
  const stands = () => contentView(room.state.value, null).cards.find(({ id }) => id === 6)?.writing;
  const theyWrite = (changes: Partial<CardWriting>) => {
    const there = contentView(room.state.value, null).cards.find(({ id }) => id === 6);
    if (!there) throw new Error("no card 6");
    const { revision, taskVersion, writing } = there;
    const basedOn = { revision, taskVersion };
    room.happens(
      byModerator(1, {
        type: "EditContest",
        edits: [{ what: "write", cardId: 6, basedOn, writing: { ...writing, ...changes } }],
      }),
    );
  };
  return { room, first: card, studio, form, close, heard, stands, theyWrite };
}

describe("EDT10 what was typed without a connection", () => {
  test("is saved when there is one, also a key that could not be asked about, and after the card was closed", async () => {
    let isConnected = false;
    const { form, close, stands } = await openForm((store) => ({
      tryKey: (asked) => (isConnected ? store.tryKey(asked) : Promise.resolve(null)),
    }));
    form.type({
      statement: "Typed in a tunnel",
      key: { ...form.typed.peek().key, kind: "text", answer: "light" },
    });
    await passes();
    close();
    await passes();
    expect(stands()?.statement).not.toBe("Typed in a tunnel");
    isConnected = true;
    await passes();
    expect(stands()).toMatchObject({ statement: "Typed in a tunnel", checker: { answers: ["light"] } });
  });

  test("is still in its form when somebody else wrote the same, and both are shown then", async () => {
    let release = () => {};
    const { form, first, studio, stands, theyWrite } = await openForm((store) => ({
      // On its way until there is a connection again.
      send: async (command) => {
        await new Promise<void>((resolve) => {
          release = resolve;
        });
        return store.send(command);
      },
    }));
    form.type({ statement: "Mine, in a tunnel" });
    await passes();
    theyWrite({ statement: "Theirs" });
    await passes();
    expect(form.typed.peek().statement).toBe("Mine, in a tunnel");
    release();
    await passes();
    expect(studio.conflict.value).toMatchObject({
      cardId: 6,
      mine: { statement: "Mine, in a tunnel" },
      theirs: { statement: "Theirs" },
    });
    void studio.settle("mine");
    await passes();
    release();
    await passes();
    expect(stands()?.statement).toBe("Mine, in a tunnel");
    expect(studio.conflict.value).toBe(null);
    // What was chosen is saved: it follows again.
    theyWrite({ statement: "Theirs, having seen it" });
    await passes();
    form.take({ ...first, writing: stands() ?? first.writing });
    expect(form.typed.peek().statement).toBe("Theirs, having seen it");
  });

  test("that says nothing new follows what somebody else wrote meanwhile, once it was to be saved", async () => {
    const { form, first, stands, theyWrite } = await openForm();
    // A blank that is not kept.
    form.type({ category: `${first.writing.category} ` });
    theyWrite({ category: "Theirs" });
    form.take({ ...first, writing: stands() ?? first.writing });
    expect(form.typed.peek().category).toBe(`${first.writing.category} `);
    await passes();
    expect(stands()?.category).toBe("Theirs");
    expect(form.typed.peek().category).toBe("Theirs");
  });

  test("a board that did not come with the answer is waited for, and somebody else's words are not taken back", async () => {
    let answers = 0;
    const { form, studio, stands, theyWrite } = await openForm((store) => ({
      content: async (since) => {
        answers += 1;
        // The connection goes just after the command was answered.
        return answers === 2 ? null : store.content(since);
      },
    }));
    form.type({ statement: "Mine" });
    void form.save();
    await vi.advanceTimersByTimeAsync(10);
    theyWrite({ statement: "Theirs, over mine" });
    await passes();
    await form.save();
    expect(await studio.undo()).toEqual({ code: "changed_meanwhile" });
    expect(stands()?.statement).toBe("Theirs, over mine");
  });
});

describe("an author in a hurry", () => {
  test("takes back what is still on its way, and each step once", async () => {
    const { form, studio, stands } = await openForm();
    const first = stands()?.statement;
    for (const statement of ["One", "Two", "Three"]) {
      form.type({ statement });
      void form.save();
      await vi.advanceTimersByTimeAsync(1);
    }
    expect(stands()?.statement).toBe("Three");
    const undone = [studio.undo(), studio.undo()];
    await passes();
    expect(await Promise.all(undone)).toEqual([null, null]);
    expect(stands()?.statement).toBe("One");
    await studio.redo();
    expect(stands()?.statement).toBe("Two");
    void studio.undo();
    void studio.undo();
    await passes();
    expect(stands()?.statement).toBe(first);
  });

  test("goes back to what was before while a change is on its way, and that is what stays", async () => {
    let release = () => {};
    const { form, first, studio, stands } = await openForm((store) => ({
      send: async (command) => {
        await new Promise<void>((resolve) => {
          release = resolve;
        });
        return store.send(command);
      },
    }));
    const before = first.writing.statement;
    const follow = studio.content.subscribe((content) => {
      const card = content?.cards.get(first.id);
      if (card) form.take(card);
    });
    form.type({ statement: "Not after all" });
    await passes();
    form.type({ statement: before });
    release();
    await vi.advanceTimersByTimeAsync(10);
    expect(stands()?.statement).toBe("Not after all");
    expect(form.typed.peek().statement).toBe(before);
    await passes();
    release();
    await passes();
    follow();
    expect(form.typed.peek().statement).toBe(before);
    expect(stands()?.statement).toBe(before);
  });

  test("two cards in dispute are asked about one after the other, and no word is lost meanwhile", async () => {
    const { studio, room } = await openForm();
    const from = (cardId: number) => {
      const writing = studio.content.peek()?.cards.get(cardId)?.writing;
      if (!writing) throw new Error(`no card ${cardId}`);
      return writing;
    };
    const [five, six] = [from(5), from(6)];
    const other = createStudio(room.storeOfModerator());
    other.start();
    await passes();
    await other.write(5, five, { ...five, statement: "Theirs 5" });
    await other.write(6, six, { ...six, statement: "Theirs 6" });
    await passes();
    await studio.write(5, five, { ...five, statement: "Mine 5" });
    await studio.write(6, six, { ...six, statement: "Mine 6" });
    expect(studio.conflict.value?.mine.statement).toBe("Mine 5");
    await studio.settle("mine");
    expect(studio.conflict.value?.mine.statement).toBe("Mine 6");
    await studio.settle("theirs");
    expect([from(5).statement, from(6).statement]).toEqual(["Mine 5", "Theirs 6"]);
  });

  test("whose edits come too fast has them all the same", async () => {
    let refusals = 2;
    const { form, stands, heard } = await openForm((store) => ({
      send: async (command) => {
        refusals -= 1;
        return refusals < 0 ? store.send(command) : { ok: false, rejection: { code: "too_fast" } };
      },
    }));
    form.type({ statement: "In a hurry" });
    await passes();
    await passes();
    expect(stands()?.statement).toBe("In a hurry");
    expect(heard).toEqual([null]);
  });
});
