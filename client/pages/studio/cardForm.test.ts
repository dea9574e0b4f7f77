// @vitest-environment jsdom
import { signal } from "@preact/signals";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { AuthorAt } from "../../../shared/authors.ts";
import { contentView } from "../../../shared/contest/contentView.ts";
import type { CardWriting } from "../../../shared/contest/editActs.ts";
import { mostCharacters, mostKeyCharacters } from "../../../shared/contest/mostCharacters.ts";
import { byModerator, created } from "../../../shared/contest/testing.ts";
import { createMemoryStorage } from "../../store/browserStorage.ts";
import type { ContestStore } from "../../store/contestStore.ts";
import { createCardForm } from "../../store/studio/cardForm.ts";
import { layingAside } from "../../store/studio/changes.ts";
import { saveLeft } from "../../store/studio/saveLeft.ts";
import { createStudio, type Refusal, tooLong } from "../../store/studio/studio.ts";
import { typedOf } from "../../store/studio/typed.ts";
import { createUnsaved } from "../../store/studio/unsaved.ts";
import { openClassroom } from "../testing/classroom.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Longer than a form, or a question that was not answered, waits. */
const passes = () => vi.advanceTimersByTimeAsync(3_000);

async function openForm(
  change: (store: ContestStore) => Partial<ContestStore> = () => ({}),
  storage = createMemoryStorage(),
  room = openClassroom(created()),
) {
  const plain = room.storeOfModerator();
  const store = { ...plain, ...change(plain) };
  const studio = createStudio(store, createUnsaved(storage, "anna.ABC234"));
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
  /** The same browser, after a reload: nothing of the page is left but what is stored. */
  const loadAnew = () => openForm(() => ({}), storage, room);
  return { room, store, storage, first: card, studio, form, close, heard, stands, theyWrite, loadAnew };
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
    expect(studio.conflicts.asked.value).toMatchObject({
      cardId: 6,
      mine: { statement: "Mine, in a tunnel" },
      theirs: { statement: "Theirs" },
    });
    void studio.settle(6, "mine");
    await passes();
    release();
    await passes();
    expect(stands()?.statement).toBe("Mine, in a tunnel");
    expect(studio.conflicts.asked.value).toBe(null);
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

describe("EDT15 what is not saved yet", () => {
  const never = () => new Promise<never>(() => {});
  const isUnsaved = ({ studio }: Awaited<ReturnType<typeof openForm>>) => studio.isUnsaved.value;

  test("is saved when the page goes, also a key that is asked about, and the connection is closed after that", async () => {
    let isClosed = false;
    const { studio, form, close, stands } = await openForm((store) => ({
      async tryKey(asked) {
        await new Promise((resolve) => setTimeout(resolve, 500));
        return isClosed ? null : store.tryKey(asked);
      },
      async send(command) {
        return isClosed ? { ok: false, rejection: { code: "not_allowed" } } : store.send(command);
      },
    }));
    form.type({
      statement: "The last words",
      key: { ...form.typed.peek().key, kind: "text", answer: "red" },
    });
    // As pages are taken away: what is around the form goes first.
    void studio.leave().then(() => {
      isClosed = true;
    });
    close();
    await passes();
    expect(stands()).toMatchObject({ statement: "The last words", checker: { answers: ["red"] } });
    expect(isClosed).toBe(true);
  });

  test("is not waited for longer than half a minute", async () => {
    const { studio, form, storage } = await openForm(() => ({ send: never }));
    form.type({ statement: "Typed in a tunnel" });
    let isLeft = false;
    void studio.leave().then(() => {
      isLeft = true;
    });
    await vi.advanceTimersByTimeAsync(29_000);
    expect(isLeft).toBe(false);
    await passes();
    expect(isLeft).toBe(true);
    expect(storage.keys()).toHaveLength(1);
  });

  test("is in its form after a reload, is saved by it, and is kept no longer", async () => {
    const before = await openForm(() => ({ send: never }));
    before.form.type({ statement: "Typed in a tunnel" });
    expect(isUnsaved(before)).toBe(true);
    const after = await before.loadAnew();
    expect(after.form.typed.peek().statement).toBe("Typed in a tunnel");
    await passes();
    expect(after.stands()?.statement).toBe("Typed in a tunnel");
    expect([isUnsaved(after), after.storage.keys()]).toEqual([false, []]);
  });

  test("is saved after a reload also where its card is not opened, beside what others wrote", async () => {
    const before = await openForm(() => ({ send: never }));
    before.form.type({ statement: "Typed in a tunnel" });
    before.theyWrite({ category: "Theirs" });
    const room = before.room.storeOfModerator();
    const studio = createStudio(room, createUnsaved(before.storage, "anna.ABC234"));
    studio.start();
    await passes();
    expect(await saveLeft(room, studio, () => {})).toBe(true);
    expect(before.stands()).toMatchObject({ statement: "Typed in a tunnel", category: "Theirs" });
    expect(before.storage.keys()).toEqual([]);
    expect(await saveLeft(room, studio, () => {})).toBe(false);
  });

  test("of several cards is saved where it can be, and why it cannot be is the last that is said", async () => {
    const { room, storage, studio, stands } = await openForm();
    const left = createUnsaved(storage, "anna.ABC234");
    for (const cardId of [5, 6, 99]) {
      const base = studio.content.peek()?.cards.get(Math.min(cardId, 6))?.writing;
      if (!base) throw new Error(`no card ${cardId}`);
      const words = { base, typed: { ...typedOf(base), statement: `Left at ${cardId}` } };
      left.noteFor(cardId, async () => {}).write(words);
    }
    const plain = room.storeOfModerator();
    const store: ContestStore = {
      ...plain,
      async send(command) {
        const isFive = JSON.stringify(command).includes("Left at 5");
        return isFive ? { ok: false, rejection: { code: "card_bought" } } : plain.send(command);
      },
    };
    const next = createStudio(store, createUnsaved(storage, "anna.ABC234"));
    next.start();
    await passes();
    const heard: Refusal[] = [];
    expect(await saveLeft(store, next, (refusal) => heard.push(refusal))).toBe(false);
    expect(heard).toEqual([{ code: "unknown_card" }, { code: "card_bought" }]);
    expect([stands()?.statement, storage.keys()]).toEqual(["Left at 6", []]);
  });

  test("is somebody else's in the same browser only when they are the same author of the same board", async () => {
    const { form, storage } = await openForm(() => ({ send: never }));
    form.type({ statement: "Mine" });
    const partsOf = (board: string) => createUnsaved(storage, board).parts();
    expect(["anna.ABC234", "anna.XYZ789", "berta.ABC234"].map(partsOf)).toEqual([[6], [], []]);
  });

  test("of a key that is asked about does not take back what somebody else wrote meanwhile", async () => {
    let answer = () => {};
    const { form, first, stands, theyWrite } = await openForm((store) => ({
      async tryKey(asked) {
        await new Promise<void>((resolve) => {
          answer = resolve;
        });
        return store.tryKey(asked);
      },
    }));
    form.type({ key: { ...form.typed.peek().key, kind: "text", answer: "red" } });
    await passes();
    theyWrite({ category: "Theirs" });
    form.take({ ...first, writing: stands() ?? first.writing });
    for (let turn = 0; turn < 3; turn += 1) {
      answer();
      await passes();
    }
    expect(stands()).toMatchObject({ category: "Theirs", checker: { answers: ["red"] } });
  });

  test("is given up once its author was told that it was refused", async () => {
    const { form, close, storage, heard } = await openForm(() => ({
      send: async () => ({ ok: false, rejection: { code: "card_bought" } }),
    }));
    form.type({ statement: "Too late" });
    await passes();
    expect(storage.keys()).toHaveLength(1);
    close();
    await passes();
    expect(heard.at(-1)).toEqual({ code: "card_bought" });
    expect(storage.keys()).toEqual([]);
  });

  test("outlives a connection that has ended for good", async () => {
    const { store, form, close, storage, stands, loadAnew } = await openForm((plain) => ({
      connection: signal("closed" as const),
      send: async () => ({ ok: false, rejection: { code: "not_allowed" } }),
      tryKey: async () => null,
      content: plain.content,
    }));
    expect(store.connection.value).toBe("closed");
    form.type({ key: { ...form.typed.peek().key, kind: "text", answer: "red" } });
    close();
    await passes();
    expect(storage.keys()).toHaveLength(1);
    await loadAnew();
    await passes();
    expect(stands()).toMatchObject({ checker: { answers: ["red"] } });
  });

  test("of a form that goes is not mixed up with newer words of the next one", async () => {
    let release = () => {};
    const { studio, store, form, close, first, storage, stands } = await openForm((plain) => ({
      async send(command) {
        await new Promise<void>((resolve) => {
          release = resolve;
        });
        return plain.send(command);
      },
    }));
    form.type({ statement: "One" });
    close();
    await passes();
    const next = createCardForm(store, studio, first, { tell() {} });
    next.open();
    expect(next.typed.peek().statement).toBe("One");
    next.type({ statement: "One and two" });
    release();
    await vi.advanceTimersByTimeAsync(10);
    expect(stands()?.statement).toBe("One");
    expect(storage.keys()).toHaveLength(1);
    const card = studio.content.peek()?.cards.get(6);
    if (card) next.take(card);
    for (let turn = 0; turn < 3; turn += 1) {
      await passes();
      release();
    }
    await passes();
    expect(stands()?.statement).toBe("One and two");
    expect([studio.conflicts.waiting.value, storage.keys()]).toEqual([[], []]);
  });
});

describe("PAG44 more than is taken", () => {
  const long = "x".repeat(mostCharacters.statement + 2);

  test("is not sent, stays when its card is closed and after a reload, and is saved once there is less", async () => {
    const { room, form, close, heard, storage, loadAnew } = await openForm();
    form.type({ statement: long });
    await passes();
    expect(heard.at(-1)).toBe(tooLong);
    close();
    await passes();
    expect(storage.keys()).toHaveLength(1);
    const after = await loadAnew();
    await passes();
    expect(after.form.typed.peek().statement).toBe(long);
    expect([room.sent, after.heard.at(-1)]).toEqual([[], tooLong]);
    after.form.type({ statement: long.slice(2) });
    await passes();
    expect([after.stands()?.statement, after.storage.keys()]).toEqual([long.slice(2), []]);
  });

  test("is not given up by the page that would save what is left", async () => {
    const { room, form, close, storage } = await openForm();
    form.type({ solution: long });
    close();
    await passes();
    const store = room.storeOfModerator();
    const studio = createStudio(store, createUnsaved(storage, "anna.ABC234"));
    studio.start();
    await passes();
    const heard: Refusal[] = [];
    expect(await saveLeft(store, studio, (refusal) => heard.push(refusal))).toBe(false);
    expect([heard, storage.keys().length, room.sent]).toEqual([[tooLong], 1, []]);
    expect([studio.isUnsaved.value, studio.longCards.value]).toEqual([true, [6]]);
  });

  test("is not saved yet though its card was closed, until there is less in the next form of it", async () => {
    const { studio, store, first, form, close } = await openForm();
    const stand = () => [studio.isUnsaved.value, studio.longCards.value];
    form.type({ statement: long });
    close();
    await passes();
    expect(stand()).toEqual([true, [6]]);
    const next = createCardForm(store, studio, first, { tell() {} });
    const closeNext = next.open();
    expect(stand()).toEqual([true, []]);
    closeNext();
    await passes();
    expect(stand()).toEqual([true, [6]]);
    const last = createCardForm(store, studio, first, { tell() {} });
    last.open();
    last.type({ statement: long.slice(2) });
    await passes();
    expect(stand()).toEqual([false, []]);
  });

  test("of a card that is thrown away keeps nobody on the page", async () => {
    const { studio, form, close } = await openForm();
    form.type({ statement: long });
    close();
    await passes();
    await studio.change((now) => layingAside(now, 6));
    expect(studio.longCards.value).toEqual([6]);
    const aside = studio.content.peek()?.cards.get(6);
    if (!aside) throw new Error("no card 6");
    expect(await studio.discard([aside])).toBe(null);
    expect([studio.isUnsaved.value, studio.longCards.value]).toEqual([false, []]);
  });

  test("is not asked about in a key", async () => {
    const asked: string[] = [];
    const { form, first, heard, stands } = await openForm((store) => ({
      tryKey(question) {
        asked.push(question.cells.answer);
        return store.tryKey(question);
      },
    }));
    const answer = "x".repeat(mostKeyCharacters.answer + 1);
    form.type({ key: { ...form.typed.peek().key, kind: "text", answer } });
    await passes();
    expect(heard.at(-1)).toBe(tooLong);
    expect(asked).not.toContain(answer);
    expect(stands()?.checker).toEqual(first.writing.checker);
  });

  test("in a key that came from elsewhere holds back nothing that is written beside it", async () => {
    const { form, first, stands, theyWrite } = await openForm();
    const answers = Array.from({ length: 12 }, (_, index) => `${"goose ".repeat(32)}${index}`);
    theyWrite({ checker: { kind: "text", answers } });
    await passes();
    form.take({ ...first, writing: stands() ?? first.writing });
    form.type({ category: "Beside it" });
    await passes();
    expect(stands()).toMatchObject({ category: "Beside it", checker: { answers } });
  });

  test("is shown to other authors as far as it is taken", async () => {
    const told: (AuthorAt | null)[] = [];
    const { form } = await openForm(({ writing }) => ({
      writing: { ...writing, write: (at) => void told.push(at) },
    }));
    form.field.value = "statement";
    form.type({ statement: long });
    expect(told.at(-1)?.text).toBe(long.slice(2));
  });
});

describe("EDT16 a choice between two versions", () => {
  async function inDispute() {
    const opened = await openForm();
    opened.form.type({ statement: "Mine" });
    opened.theyWrite({ statement: "Theirs" });
    await passes();
    expect(opened.studio.conflicts.asked.value?.cardId).toBe(6);
    return opened;
  }

  test("is put off, and what is typed then is part of it, without another question", async () => {
    const { studio, form, stands } = await inDispute();
    studio.conflicts.putOff(6);
    form.type({ statement: "Mine, and more" });
    await passes();
    expect(studio.conflicts.asked.value).toBe(null);
    expect(studio.conflicts.waiting.value).toMatchObject([
      { mine: { statement: "Mine, and more" }, theirs: { statement: "Theirs" } },
    ]);
    expect([form.typed.peek().statement, stands()?.statement]).toEqual(["Mine, and more", "Theirs"]);
    studio.conflicts.takeUp(6);
    expect(studio.conflicts.asked.value?.mine.statement).toBe("Mine, and more");
  });

  test("PAG44 does not take away what is longer than is taken and was typed since", async () => {
    const { studio, form, close, stands, storage } = await inDispute();
    studio.conflicts.putOff(6);
    form.type({ statement: "x".repeat(mostCharacters.statement + 1) });
    close();
    await passes();
    expect(studio.longCards.value).toEqual([6]);
    expect(await studio.settle(6, "mine")).toBe(null);
    expect(stands()?.statement).toBe("Mine");
    expect([studio.conflicts.waiting.value, studio.longCards.value]).toEqual([[], [6]]);
    expect(storage.keys()).toHaveLength(1);
  });

  test("is none any more when its author writes what stands there", async () => {
    const { studio, form, storage } = await inDispute();
    studio.conflicts.putOff(6);
    form.type({ statement: "Theirs" });
    await passes();
    expect([studio.conflicts.waiting.value, storage.keys()]).toEqual([[], []]);
  });

  test("leaves the own words in an undo step where the other's are taken", async () => {
    const { studio, form, stands, storage } = await inDispute();
    await studio.settle(6, "theirs");
    await passes();
    expect([form.typed.peek().statement, stands()?.statement]).toEqual(["Theirs", "Theirs"]);
    expect(storage.keys()).toEqual([]);
    expect(await studio.undo()).toBe(null);
    expect(stands()?.statement).toBe("Mine");
    expect(await studio.redo()).toBe(null);
    expect(stands()?.statement).toBe("Theirs");
  });

  test("is not asked once more by what was on its way when it was made", async () => {
    let answer = () => {};
    const { studio, form, stands, theyWrite } = await openForm((store) => ({
      async tryKey(asked) {
        await new Promise<void>((resolve) => {
          answer = resolve;
        });
        return store.tryKey(asked);
      },
    }));
    form.type({ statement: "Mine" });
    theyWrite({ statement: "Theirs" });
    await passes();
    form.type({ key: { ...form.typed.peek().key, kind: "text", answer: "red" } });
    await passes();
    await studio.settle(6, "theirs");
    answer();
    await passes();
    expect(studio.conflicts.waiting.value).toEqual([]);
    expect([form.typed.peek().statement, stands()?.statement]).toEqual(["Theirs", "Theirs"]);
  });

  test("is asked again after a reload, also where the card was closed, and forgotten once it is made", async () => {
    const { studio, close, storage, loadAnew } = await inDispute();
    studio.conflicts.putOff(6);
    close();
    await passes();
    expect(storage.keys()).toHaveLength(1);
    const after = await loadAnew();
    await passes();
    expect(after.studio.conflicts.asked.value?.mine.statement).toBe("Mine");
    await after.studio.settle(6, "mine");
    await passes();
    expect([after.stands()?.statement, storage.keys()]).toEqual(["Mine", []]);
  });

  test("whose own version is refused leaves both to be chosen from", async () => {
    let isRefused = false;
    const { studio, form, stands, theyWrite, storage } = await openForm((store) => ({
      send: async (command) =>
        isRefused ? { ok: false, rejection: { code: "card_bought" } } : store.send(command),
    }));
    form.type({ statement: "Mine" });
    theyWrite({ statement: "Theirs" });
    await passes();
    isRefused = true;
    expect(await studio.settle(6, "mine")).toEqual({ code: "card_bought" });
    await passes();
    expect([form.typed.peek().statement, stands()?.statement]).toEqual(["Mine", "Theirs"]);
    expect(studio.conflicts.waiting.value).toHaveLength(1);
    expect(storage.keys()).toHaveLength(1);
  });

  test("that waits behind another one leaves its words in the form", async () => {
    const { studio, room, form, theyWrite } = await openForm();
    const five = studio.content.peek()?.cards.get(5)?.writing;
    if (!five) throw new Error("no card 5");
    const other = createStudio(room.storeOfModerator());
    other.start();
    await passes();
    await other.write(5, five, { ...five, statement: "Theirs 5" });
    await passes();
    await studio.write(5, five, { ...five, statement: "Mine 5" });
    form.type({ statement: "Mine 6" });
    theyWrite({ statement: "Theirs 6" });
    await passes();
    await form.save();
    expect(form.typed.peek().statement).toBe("Mine 6");
    expect(studio.conflicts.waiting.value.map(({ cardId }) => cardId)).toEqual([5, 6]);
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
    expect(studio.conflicts.asked.value?.mine.statement).toBe("Mine 5");
    await studio.settle(5, "mine");
    expect(studio.conflicts.asked.value?.mine.statement).toBe("Mine 6");
    await studio.settle(6, "theirs");
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
