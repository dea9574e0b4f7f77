// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { contentView } from "../../../shared/contest/contentView.ts";
import type { RulePack } from "../../../shared/contest/rules.ts";
import { byModerator, created } from "../../../shared/contest/testing.ts";
import { createMemoryStorage } from "../../store/browserStorage.ts";
import { createRulesDraft } from "../../store/studio/rulesDraft.ts";
import { saveLeft } from "../../store/studio/saveLeft.ts";
import { createStudio, type Refusal } from "../../store/studio/studio.ts";
import { createUnsaved } from "../../store/studio/unsaved.ts";
import { openClassroom } from "../testing/classroom.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Longer than a draft waits. */
const passes = () => vi.advanceTimersByTimeAsync(3_000);

/** Rules under an author's hands, over a line on which what is sent waits until it is released. */
async function openDraft(isSlow = false) {
  const room = openClassroom(created());
  const plain = room.storeOfModerator();
  const waiting: (() => void)[] = [];
  const store: typeof plain = {
    ...plain,
    send: async (command) => {
      if (isSlow) await new Promise<void>((resolve) => waiting.push(resolve));
      return plain.send(command);
    },
  };
  const storage = createMemoryStorage();
  const studio = createStudio(store, createUnsaved(storage, "anna.ABC234"));
  studio.start();
  await passes();
  const content = studio.content.value;
  if (!content) throw new Error("no content");
  const heard: Refusal[] = [];
  const draft = createRulesDraft(
    studio,
    { rules: content.rules, revision: content.rulesRevision },
    ({ slots }) => slots > 0,
    (refusal) => heard.push(refusal),
  );
  // As its page does: a moment after it is drawn.
  studio.content.subscribe((now) => {
    if (now) setTimeout(() => draft.take(now.rules, now.rulesRevision), 16);
  });
  const type = (change: Partial<RulePack>) => draft.type({ ...draft.rules.peek(), ...change });
  const theyWrite = (change: Partial<RulePack>) => {
    const { rules, rulesRevision } = contentView(room.state.value, null);
    room.happens(
      byModerator(1, {
        type: "EditContest",
        edits: [{ what: "rules", basedOn: rulesRevision, rules: { ...rules, ...change } }],
      }),
    );
  };
  const stands = () => contentView(room.state.value, null).rules;
  const release = () => waiting.shift()?.();
  /** The same browser, after a reload, with a board on which no rules are unfolded. */
  const loadAnew = async () => {
    const next = createStudio(plain, createUnsaved(storage, "anna.ABC234"));
    next.start();
    await passes();
    return saveLeft(plain, next, (refusal) => heard.push(refusal));
  };
  return { studio, storage, draft, type, theyWrite, stands, release, heard, loadAnew };
}

describe("EDT4 rules as they are typed", () => {
  test("are saved a moment later, and what somebody else chose is followed", async () => {
    const { draft, type, theyWrite, stands, heard } = await openDraft();
    type({ slots: 4 });
    await passes();
    expect([stands().slots, heard]).toEqual([4, [null]]);
    theyWrite({ startPoints: 700 });
    await passes();
    expect(draft.rules.peek()).toMatchObject({ slots: 4, startPoints: 700 });
  });

  test("are saved also when they were typed while others were on their way", async () => {
    const { draft, type, stands, release, heard } = await openDraft(true);
    type({ slots: 4 });
    await passes();
    type({ startPoints: 700 });
    await passes();
    release();
    await passes();
    release();
    await passes();
    expect(heard).toEqual([null, null]);
    expect(stands()).toMatchObject({ slots: 4, startPoints: 700 });
    expect(draft.rules.peek()).toMatchObject({ slots: 4, startPoints: 700 });
  });

  test("are as they were before, when they were set back while others were on their way", async () => {
    const { draft, type, stands, release } = await openDraft(true);
    const before = draft.rules.peek();
    type({ slots: 4 });
    await passes();
    type({ slots: before.slots });
    release();
    await passes();
    release();
    await passes();
    expect(stands()).toEqual(before);
    expect(draft.rules.peek()).toEqual(before);
  });

  test("are not written over what somebody else has chosen while they were typed", async () => {
    const { draft, type, theyWrite, stands, heard } = await openDraft();
    type({ slots: 4 });
    theyWrite({ slots: 7 });
    await passes();
    expect(heard).toMatchObject([{ code: "changed_meanwhile" }]);
    expect(stands().slots).toBe(7);
    expect(draft.rules.peek().slots).toBe(7);
  });
});

describe("EDT15 rules that are not saved yet", () => {
  test("are saved when the page goes", async () => {
    const { studio, draft, type, stands, storage } = await openDraft();
    const close = draft.open();
    type({ slots: 4 });
    let isLeft = false;
    void studio.leave().then(() => {
      isLeft = true;
    });
    close();
    await vi.advanceTimersByTimeAsync(100);
    expect([isLeft, stands().slots, storage.keys()]).toEqual([true, 4, []]);
  });

  test("are saved after a reload, unless somebody else has chosen others", async () => {
    const { type, theyWrite, stands, storage, heard, loadAnew } = await openDraft(true);
    type({ slots: 4 });
    expect(await loadAnew()).toBe(true);
    expect([stands().slots, storage.keys()]).toEqual([4, []]);
    type({ slots: 5 });
    theyWrite({ slots: 7 });
    expect(await loadAnew()).toBe(false);
    expect([stands().slots, storage.keys(), heard.at(-1)]).toMatchObject([
      7,
      [],
      { code: "changed_meanwhile" },
    ]);
  });

  test("that do not keep their bounds go with their form", async () => {
    const { studio, draft, type, storage } = await openDraft();
    const close = draft.open();
    type({ slots: 0 });
    expect(studio.isUnsaved.value).toBe(true);
    close();
    await passes();
    expect([studio.isUnsaved.value, storage.keys()]).toEqual([false, []]);
  });
});
