// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { ContestSummary } from "../../../shared/api.ts";
import { namesContest } from "../../../shared/bin.ts";
import { en } from "../../i18n/en.ts";
import { ru } from "../../i18n/ru.ts";
import { TextsContext } from "../../i18n/texts.ts";
import type { Answer } from "../../net/http.ts";
import {
  type Asked,
  clear,
  fill,
  find,
  press,
  rowsOf,
  settle,
  show,
  stageApp,
  submit,
  textOf,
} from "../testing/stage.tsx";
import { Library } from "./Library.tsx";

const words = en.library;
const done = { ok: true, reply: {} } as const;

/** What the server keeps; changed by what it is asked. */
let contests: ContestSummary[];

function contest(number: number, changes: Partial<ContestSummary> = {}): ContestSummary {
  return {
    roomCode: String(number).padStart(6, "A"),
    title: `Contest ${number}`,
    language: "en",
    phase: "draft",
    createdAt: 1_000 * number,
    finishedAt: null,
    teamCount: null,
    folder: null,
    archived: false,
    deletedAt: null,
    broken: false,
    ...changes,
  };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: 2_000_000_000_000 });
});
afterEach(() => {
  clear();
  vi.useRealTimers();
});

function change(code: string | undefined, changes: Partial<ContestSummary>): void {
  contests = contests.map((known) => (known.roomCode === code ? { ...known, ...changes } : known));
}

/** The list over a server that does what it is asked, but for what `refusals` say. */
async function showLibrary(refusals: Parameters<typeof stageApp>[0] = {}) {
  const { app, asked, visited } = stageApp({
    signIn: () => ({ ok: true, reply: { accessToken: "token", login: "teacher" } }),
    listContests: () => ({ ok: true, reply: { contests } }),
    shelveContests: ({ body }) => {
      const { roomCodes, ...shelf } = body;
      for (const code of roomCodes) {
        change(code, {
          ...(shelf.folder !== undefined && { folder: shelf.folder }),
          ...(shelf.archived !== undefined && { archived: shelf.archived }),
        });
      }
      return done;
    },
    duplicateContest: ({ code }) => {
      const original = contests.find(({ roomCode }) => roomCode === code);
      const copy = contest(900, { title: `${original?.title} (copy)` });
      contests = [copy, ...contests];
      return { ok: true, reply: { roomCode: copy.roomCode, title: copy.title } };
    },
    binContest: ({ code }) => {
      change(code, { deletedAt: Date.now() });
      return done;
    },
    restoreContest: ({ code }) => {
      change(code, { deletedAt: null });
      return done;
    },
    purgeContest: ({ code, body }): Answer<"purgeContest"> => {
      const named = contests.find(({ roomCode }) => roomCode === code);
      if (!named || !namesContest(body.confirm, named))
        return { ok: false, problem: { code: "not_confirmed" } };
      contests = contests.filter(({ roomCode }) => roomCode !== code);
      return done;
    },
    ...refusals,
  });
  await app.session.signIn("teacher", "password");
  await show(
    app,
    <TextsContext.Provider value={app.texts}>
      <main id="content" tabIndex={-1}>
        <Library />
      </main>
    </TextsContext.Provider>,
  );
  await settle();
  return { app, asked, visited };
}

/** The ids under which details were asked to be changed. */
const wishesOf = (asked: readonly Asked[]) =>
  asked.flatMap(({ name, call }) =>
    name === "setDetails" ? (call.body as unknown as { readonly id: string }).id : [],
  );
const titles = () => [...document.querySelectorAll("[data-contest] th")].map(textOf);
const folders = () => [...document.querySelectorAll(".folder-name")].map(textOf);
const said = () => textOf(document.querySelector("section > [role=status]"));
const filterBy = (filter: keyof typeof words.filters) =>
  settle(() =>
    [...document.querySelectorAll<HTMLElement>(".library-filter")]
      .find((button) => textOf(button).startsWith(words.filters[filter]))
      ?.click(),
  );
const menuOf = (title: string) => press(words.actionsOf(title));
const pick = (item: string) =>
  settle(() =>
    [...document.querySelectorAll<HTMLElement>("[role=menuitem]")]
      .find((found) => textOf(found).startsWith(item))
      ?.click(),
  );
const choose = async (title: string, item: string) => {
  await menuOf(title);
  await pick(item);
};

describe("LIB7 the list", () => {
  test("without a contest says so, and has nothing to search", async () => {
    contests = [];
    await showLibrary();
    expect(document.body.textContent).toContain(en.console.noContests);
    expect(document.querySelector("[name=contest-search], table")).toBeNull();
  });

  test("tells title, code, state and when each was made, and leads to it", async () => {
    contests = [
      contest(2, { phase: "finished", teamCount: 28, finishedAt: 5_000 }),
      contest(1, { broken: true, phase: "running" }),
    ];
    await showLibrary();
    expect(rowsOf(document.querySelector("table")).map((row) => row.slice(0, 3))).toEqual([
      ["Contest 2", "AAAAA2", `${en.phases.finished} · ${words.withTeams(28)}`],
      ["Contest 1", "AAAAA1", `${en.console.broken} ${en.console.downloadJournal}`],
    ]);
    expect(find("a", "Contest 2").getAttribute("href")).toBe("/console/AAAAA2");
  });

  test("is searched, narrowed and sorted; what is put away is elsewhere", async () => {
    contests = [
      contest(4, { title: "Всё о дробях", folder: "7 Б" }),
      contest(3, { title: "Fractions", phase: "finished" }),
      contest(2, { title: "Old", archived: true }),
      contest(1, { title: "Gone", deletedAt: Date.now() - 86_400_000 }),
    ];
    await showLibrary();
    expect(titles()).toEqual(["Fractions", "Всё о дробях"]);
    expect(folders()).toEqual([`▸ ${words.folder} 7 Б`]);
    await fill("contest-search", "ВСЕ дроб");
    expect(titles()).toEqual(["Всё о дробях"]);
    // The region was there before its words. PAG42
    const regions = [...document.querySelectorAll("[role=status]")];
    await fill("contest-search", "nothing like it");
    expect(regions.map(textOf)).toContain(words.nothingFound);
    await fill("contest-search", "");
    await filterBy("archived");
    expect(titles()).toEqual(["Old"]);
    await filterBy("finished");
    expect(titles()).toEqual(["Fractions"]);
    await filterBy("bin");
    expect(titles()).toEqual(["Gone"]);
    expect(document.querySelector("[data-contest] a")).toBeNull();
    expect(document.body.textContent).toContain(words.daysLeft(29));
    await filterBy("all");
    await fill("contest-sort", "title");
    expect(titles()).toEqual(["Fractions", "Всё о дробях"]);
  });

  test("of 300 shows some at first, and more when asked", async () => {
    contests = Array.from({ length: 300 }, (_, index) => contest(300 - index, { folder: `F${index % 7}` }));
    await showLibrary();
    expect(titles()).toHaveLength(60);
    await press(words.more(60));
    expect(titles()).toHaveLength(120);
    await fill("contest-search", "Contest 7");
    expect(titles()).toHaveLength(11);
    expect(folders()).toHaveLength(7);
  });

  test("PAG41 whose last rows were asked for leaves the focus on the page", async () => {
    contests = Array.from({ length: 121 }, (_, index) => contest(121 - index));
    await showLibrary();
    const askByKey = async (button: string) => {
      find("button", button).focus();
      await press(button);
    };
    await askByKey(words.more(60));
    expect(document.activeElement).toBe(find("button", words.more(1)));
    await askByKey(words.more(1));
    expect(titles()).toHaveLength(121);
    expect(document.activeElement).toBe(document.querySelector("#content"));
  });

  test("that cannot be read says why", async () => {
    contests = [];
    await showLibrary({ listContests: () => ({ ok: false, problem: { code: "not_saved" } }) });
    expect(textOf(document.querySelector("[role=alert]"))).toContain(en.httpProblems.not_saved({}));
  });
});

describe("a contest's menu", () => {
  const items = () => [...document.querySelectorAll<HTMLElement>("[role=menuitem]")];
  const focused = () => textOf(document.activeElement);
  const key = (name: string) =>
    settle(() =>
      document.activeElement?.dispatchEvent(
        new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true }),
      ),
    );

  test("is opened, walked and left by the keyboard alone", async () => {
    contests = [contest(1)];
    const { visited } = await showLibrary();
    const button = find("button", words.actionsOf("Contest 1"));
    button.focus();
    await key("ArrowDown");
    expect([button.ariaExpanded, focused()]).toEqual(["true", words.open]);
    await key("ArrowUp");
    expect(focused()).toBe(words.remove);
    await key("Home");
    await key("ArrowDown");
    expect(focused()).toBe(words.details);
    await key("End");
    expect(focused()).toBe(words.remove);
    await key("x");
    expect(items()).not.toEqual([]);
    await key("Escape");
    expect(items()).toEqual([]);
    expect(document.activeElement).toBe(button);
    await menuOf("Contest 1");
    await pick(words.open);
    expect(visited).toEqual(["/console/AAAAA1"]);
    expect(items()).toEqual([]);
  });

  test("closes when something else is touched", async () => {
    contests = [contest(1)];
    await showLibrary();
    await menuOf("Contest 1");
    await settle(() => document.body.dispatchEvent(new Event("pointerdown", { bubbles: true })));
    expect(items()).toEqual([]);
  });

  describe("details", () => {
    const details = {
      title: "Contest 1",
      language: "en",
      theme: null,
      durationMs: 2_400_000,
      startsAt: null,
      phase: "draft",
    } as const;
    const dialog = () => textOf(document.querySelector("dialog"));
    /** The dialog asks for them first. */
    const openDetails = async () => {
      await choose("Contest 1", words.details);
      await settle();
    };
    const bodies = (asked: Awaited<ReturnType<typeof showLibrary>>["asked"]) =>
      asked.filter(({ name }) => name === "setDetails").map(({ call }) => call.body);

    test("PAG35 that do not come are said to, and are asked for again", async () => {
      contests = [contest(1)];
      let asked = 0;
      await showLibrary({
        details: () =>
          asked++ === 0 ? { ok: false, problem: { code: "unreachable" } } : { ok: true, reply: details },
      });
      await openDetails();
      expect(dialog()).toContain(en.httpProblems.unreachable({}));
      await press(en.results.retry);
      await settle();
      expect(document.querySelector<HTMLInputElement>("[name=details-title]")?.value).toBe("Contest 1");
    });

    test("DET1 are changed, those that were typed over", async () => {
      contests = [contest(1)];
      const { asked } = await showLibrary({
        details: () => ({ ok: true, reply: details }),
        setDetails: ({ body }) => {
          change("AAAAA1", { title: body.title?.to ?? "" });
          return done;
        },
      });
      await openDetails();
      await fill("details-title", "");
      await fill("details-minutes", "soon");
      await submit();
      expect(dialog()).toContain(en.console.titleMissing);
      expect(dialog()).toContain(en.console.durationWrong);
      await fill("details-title", "Fractions");
      await fill("details-minutes", "30");
      await fill("details-theme", "pink");
      await submit();
      expect(bodies(asked)).toEqual([
        {
          id: expect.any(String),
          title: { from: "Contest 1", to: "Fractions" },
          durationMs: { from: 2_400_000, to: 1_800_000 },
          theme: { from: null, to: "pink" },
        },
      ]);
      expect(document.querySelector("dialog")).toBeNull();
      expect(titles()).toEqual(["Fractions"]);
    });

    test("DET1 of a contest that was started are its title and look", async () => {
      contests = [contest(1, { phase: "finished" })];
      await showLibrary({ details: () => ({ ok: true, reply: { ...details, phase: "finished" } }) });
      await openDetails();
      expect(dialog()).toContain(words.startedDetails);
      expect(
        [...document.querySelectorAll("dialog [name]")].map((field) => field.getAttribute("name")),
      ).toEqual(["details-title", "details-theme"]);
      // Nothing was changed: nothing is sent.
      await submit();
      expect(document.querySelector("dialog")).toBeNull();
    });

    test("DET2 that somebody else has changed meanwhile are shown beside, and saved when that was seen", async () => {
      contests = [contest(1)];
      let now: {
        title: string;
        language: "en";
        theme: null;
        durationMs: number;
        startsAt: null;
        phase: "draft";
      } = details;
      const { asked } = await showLibrary({
        details: () => ({ ok: true, reply: now }),
        setDetails: ({ body }): Answer<"setDetails"> =>
          body.title?.from === now.title ? done : { ok: false, problem: { code: "changed_meanwhile" } },
      });
      await openDetails();
      now = { ...now, title: "Theirs", durationMs: 600_000 };
      await fill("details-title", "Mine");
      await submit();
      expect(dialog()).toContain(en.rejections.changed_meanwhile({}));
      expect(dialog()).toContain(words.changedTo("Theirs"));
      const shownIn = (name: string) => document.querySelector<HTMLInputElement>(`[name=${name}]`)?.value;
      expect([shownIn("details-title"), shownIn("details-minutes")]).toEqual(["Mine", "10"]);
      await submit();
      expect(bodies(asked).at(-1)).toEqual({ id: expect.any(String), title: { from: "Theirs", to: "Mine" } });
      expect(document.querySelector("dialog")).toBeNull();
    });
  });

  test("LIB9 details whose answer was lost are sent again as the same wish, and others as another", async () => {
    contests = [contest(1)];
    let isLost = true;
    const others = { language: "en", theme: null, durationMs: 2_400_000, startsAt: null } as const;
    const { asked } = await showLibrary({
      details: () => ({ ok: true, reply: { ...others, title: "Contest 1", phase: "draft" } }),
      setDetails: () => (isLost ? { ok: false, problem: { code: "unreachable" } } : done),
    });
    await choose("Contest 1", words.details);
    await settle();
    for (const title of ["Mine", "Mine", "Ours"]) {
      isLost = title === "Mine";
      await fill("details-title", title);
      await submit();
    }
    const ids = wishesOf(asked);
    expect(ids).toHaveLength(3);
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  test("RUN2 details that were refused are another wish the next time", async () => {
    contests = [contest(1)];
    const others = { language: "en", theme: null, durationMs: 2_400_000, startsAt: null } as const;
    const { asked } = await showLibrary({
      details: () => ({ ok: true, reply: { ...others, title: "Contest 1", phase: "draft" } }),
      setDetails: () => ({ ok: false, problem: { code: "contest_running" } }),
    });
    await choose("Contest 1", words.details);
    await settle();
    await fill("details-title", "Mine");
    await submit();
    await submit();
    expect(new Set(wishesOf(asked)).size).toBe(2);
  });

  test("LIB4 makes a copy, and says what it is called", async () => {
    contests = [contest(1)];
    await showLibrary();
    await choose("Contest 1", words.duplicate);
    expect(said()).toContain(words.duplicated("Contest 1 (copy)"));
    expect(titles()).toEqual(["Contest 1 (copy)", "Contest 1"]);
  });

  test("LIB9 whether a copy was made whose answer was lost is seen in the list", async () => {
    contests = [contest(1)];
    await showLibrary({
      duplicateContest: () => {
        contests = [contest(900, { title: "Contest 1 (copy)" }), ...contests];
        return { ok: false, problem: { code: "unreachable" } };
      },
    });
    await choose("Contest 1", words.duplicate);
    expect(said()).toContain(en.httpProblems.unreachable({}));
    expect(titles()).toEqual(["Contest 1 (copy)", "Contest 1"]);
  });

  test("PAG43 why not is told anew to a reader who changes the language", async () => {
    contests = [contest(1)];
    const { app } = await showLibrary({
      duplicateContest: () => ({ ok: false, problem: { code: "unreachable" } }),
    });
    await choose("Contest 1", words.duplicate);
    expect(said()).toContain(en.httpProblems.unreachable({}));
    await settle(() => app.preferences.setLanguage("ru"));
    expect(said()).toContain(ru.httpProblems.unreachable({}));
  });

  test("PAG43 so is what was done", async () => {
    contests = [contest(1)];
    const { app } = await showLibrary();
    await choose("Contest 1", words.archive);
    expect(said()).toContain(words.archived);
    await settle(() => app.preferences.setLanguage("ru"));
    expect(said()).toContain(ru.library.archived);
  });

  test("LIB3 archives and takes back", async () => {
    contests = [contest(1)];
    await showLibrary();
    await choose("Contest 1", words.archive);
    expect(said()).toContain(words.archived);
    expect(document.querySelector("[data-contest]")).toBeNull();
    await filterBy("archived");
    await choose("Contest 1", words.bringBack);
    await filterBy("all");
    expect(titles()).toEqual(["Contest 1"]);
  });

  test("PAG41 what goes from the list with what was done leaves the focus on the page", async () => {
    contests = [contest(2), contest(1)];
    await showLibrary();
    const content = document.querySelector("#content");
    await choose("Contest 1", words.archive);
    expect(titles()).toEqual(["Contest 2"]);
    expect(document.activeElement).toBe(content);
    await choose("Contest 2", words.remove);
    expect(document.activeElement).not.toBe(content);
    await press(words.removeNow);
    expect(titles()).toEqual([]);
    expect(document.activeElement).toBe(content);
  });

  test("LIB2 moves into a new folder, then into one that is there, then into none", async () => {
    contests = [contest(2), contest(1)];
    const { asked } = await showLibrary();
    await choose("Contest 1", words.move);
    await fill("folder-choice", "new");
    await submit();
    expect(document.querySelector("dialog")?.textContent).toContain(words.folderMissing);
    await fill("folder", "7 B");
    await submit();
    expect(document.querySelector("dialog")).toBeNull();
    await choose("Contest 2", words.move);
    await fill("folder-choice", ":7 B");
    await submit();
    expect(folders()).toEqual([`▸ ${words.folder} 7 B`]);
    await choose("Contest 1", words.move);
    await fill("folder-choice", "none");
    await submit();
    const bodies = asked.filter(({ name }) => name === "shelveContests").map(({ call }) => call.body);
    expect(bodies).toEqual([
      { roomCodes: ["AAAAA1"], folder: "7 B" },
      { roomCodes: ["AAAAA2"], folder: "7 B" },
      { roomCodes: ["AAAAA1"], folder: null },
    ]);
  });

  test("LIB2 a folder is renamed with all that is in it, the archived too", async () => {
    contests = [
      contest(3, { folder: "Old", archived: true }),
      contest(2, { folder: "Old" }),
      contest(1, { folder: "Old", deletedAt: 5 }),
    ];
    const { asked } = await showLibrary();
    await press(words.renameFolderOf("Old"));
    await fill("folder", "New");
    await submit();
    expect(asked.find(({ name }) => name === "shelveContests")?.call.body).toEqual({
      roomCodes: ["AAAAA3", "AAAAA2"],
      folder: "New",
    });
    expect(folders()).toEqual([`▸ ${words.folder} New`]);
  });

  test("PAG31 a reply that comes when its dialog was closed leaves the one that is open now", async () => {
    contests = [contest(3, { folder: "Old" }), contest(2, { deletedAt: Date.now() }), contest(1)];
    const comes = Promise.withResolvers<Answer<"shelveContests">>();
    const goes = Promise.withResolvers<Answer<"purgeContest">>();
    await showLibrary({
      shelveContests: () => comes.promise,
      purgeContest: () => goes.promise,
    });
    await press(words.renameFolderOf("Old"));
    await submit();
    await press(en.app.cancel);
    await filterBy("bin");
    await choose("Contest 2", words.purge);
    await fill("confirm", "contest 2");
    await submit();
    await press(en.app.cancel);
    await filterBy("all");
    await choose("Contest 1", words.move);
    for (const reply of [comes, goes]) {
      await settle(() => reply.resolve(done));
      expect(textOf(document.querySelector("dialog h2"))).toBe(words.moveTitle("Contest 1"));
    }
  });

  test("LIB9 a press too many sends nothing, and nothing is said to have failed", async () => {
    contests = [contest(2, { deletedAt: Date.now() }), contest(1)];
    const goes = Promise.withResolvers<Answer<"purgeContest">>();
    const comes = Promise.withResolvers<Answer<"duplicateContest">>();
    const { asked } = await showLibrary({
      purgeContest: () => goes.promise,
      duplicateContest: () => comes.promise,
    });
    const times = (sent: string) => asked.filter(({ name }) => name === sent).length;
    await choose("Contest 1", words.duplicate);
    await choose("Contest 1", words.duplicate);
    expect(items().find((item) => textOf(item) === words.duplicate)?.ariaDisabled).toBe("true");
    expect(times("duplicateContest")).toBe(1);
    await filterBy("bin");
    await choose("Contest 2", words.purge);
    await fill("confirm", "contest 2");
    await submit();
    await submit();
    expect(find("button", words.purgeNow).ariaDisabled).toBe("true");
    await settle(() => goes.resolve(done));
    expect(times("purgeContest")).toBe(1);
    expect(document.querySelector("dialog")).toBeNull();
    expect(said()).toContain(words.purged);
  });

  test("LIB5 deletes after a question that says what goes and until when it can be restored", async () => {
    contests = [contest(1, { phase: "lobby" })];
    await showLibrary();
    await choose("Contest 1", words.remove);
    const dialog = () => textOf(document.querySelector("dialog"));
    expect(dialog()).toContain(words.removeText(30));
    expect(dialog()).toContain(words.removeLobby);
    await press(en.app.cancel);
    expect(contests[0]?.deletedAt).toBeNull();
    await choose("Contest 1", words.remove);
    await press(words.removeNow);
    expect(said()).toContain(words.removed);
    await filterBy("bin");
    await choose("Contest 1", words.restore);
    await filterBy("all");
    expect(titles()).toEqual(["Contest 1"]);
  });

  test("LIB5 a contest that is played is neither deleted nor archived, and it says why", async () => {
    contests = [contest(1, { phase: "paused" })];
    const { asked } = await showLibrary();
    const acts = () => asked.filter(({ name }) => name !== "listContests");
    const before = acts().length;
    for (const item of [words.remove, words.archive]) {
      await menuOf("Contest 1");
      const found = items().find((one) => textOf(one).startsWith(item));
      expect([found?.ariaDisabled, textOf(found ?? null)]).toEqual(["true", item + words.finishFirst]);
      await pick(item);
      expect(document.querySelector("dialog")).toBeNull();
      await settle(() => find("button", words.actionsOf("Contest 1")).click());
    }
    expect(acts()).toHaveLength(before);
  });

  test("LIB10 what has happened elsewhere is seen when somebody comes back, and when a menu is opened", async () => {
    contests = [contest(1, { phase: "running" })];
    await showLibrary();
    const phase = () => rowsOf(document.querySelector("table"))[0]?.[2];
    change("AAAAA1", { phase: "paused" });
    await settle(() => document.dispatchEvent(new Event("visibilitychange")));
    expect(phase()).toBe(en.phases.paused);
    change("AAAAA1", { phase: "lobby" });
    await choose("Contest 1", words.remove);
    expect(phase()).toBe(en.phases.lobby);
    expect(textOf(document.querySelector("dialog"))).toContain(words.removeLobby);
  });

  test("LIB10 a question says what has changed while it stands", async () => {
    contests = [contest(1)];
    await showLibrary();
    await choose("Contest 1", words.remove);
    expect(textOf(document.querySelector("dialog"))).not.toContain(words.removeLobby);
    change("AAAAA1", { phase: "lobby" });
    await settle(() => document.dispatchEvent(new Event("visibilitychange")));
    expect(textOf(document.querySelector("dialog"))).toContain(words.removeLobby);
  });

  test("LIB5 RUN12 one that cannot be opened can be deleted in any phase", async () => {
    contests = [contest(1, { phase: "running", broken: true })];
    await showLibrary();
    await choose("Contest 1", words.remove);
    await press(words.removeNow);
    expect(said()).toContain(words.removed);
  });

  test("LIB6 deletes for good only what was named", async () => {
    contests = [contest(1, { deletedAt: Date.now() })];
    const { asked } = await showLibrary();
    await filterBy("bin");
    await choose("Contest 1", words.purge);
    await fill("confirm", "delete");
    await submit();
    expect(document.querySelector("dialog")?.textContent).toContain(en.httpProblems.not_confirmed({}));
    expect(asked.some(({ name }) => name === "purgeContest")).toBe(false);
    await fill("confirm", "contest 1");
    await submit();
    expect(document.querySelector("dialog")).toBeNull();
    expect(document.body.textContent).toContain(en.console.noContests);
    expect(said()).toContain(words.purged);
  });

  test("says why something was refused, and shows what is there now", async () => {
    contests = [contest(1)];
    await showLibrary({
      binContest: () => {
        change("AAAAA1", { phase: "running" });
        return { ok: false, problem: { code: "wrong_phase" } };
      },
    });
    await choose("Contest 1", words.remove);
    await press(words.removeNow);
    expect(said()).toContain(en.httpProblems.wrong_phase({}));
    expect(rowsOf(document.querySelector("table"))[0]?.[2]).toBe(en.phases.running);
  });
});
