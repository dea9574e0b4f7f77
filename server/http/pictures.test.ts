import { createHash, randomUUID } from "node:crypto";
import { setImmediate as others } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RouteName } from "../../shared/api.ts";
import type { Edit } from "../../shared/contest/editActs.ts";
import { pictureLimits } from "../../shared/pictures.ts";
import { loadKeys } from "../auth/keys.ts";
import { signAccessToken } from "../auth/tokens.ts";
import { keepPictures } from "../media/pictures.ts";
import { drawing, noise } from "../media/testing/pictureFiles.ts";
import { startApp, strangerAccount, type TestApp, type TestRoom } from "../test/app.ts";
import { contestIn, joinTeam, type TestContest, type TestSeat } from "../test/contests.ts";

let app: TestApp;
let token: string;
let strangerToken: string;
beforeAll(async () => {
  app = await startApp();
  token = await app.signIn();
  const { access } = await loadKeys(app.database.db);
  const session = { accountId: await strangerAccount(app.database), authSessionId: randomUUID() };
  strangerToken = await signAccessToken(access, session, app.clock.now());
});
afterAll(() => app.close());

let drawn = 30;
/** Of a size that no other has. */
async function anyFile(): Promise<Buffer> {
  drawn += 1;
  return drawing(drawn, 30).png().toBuffer();
}

function upload(code: string, file: Buffer, bearer = token) {
  return app.call("uploadPicture", { code, token: bearer, body: { base64: file.toString("base64") } });
}

async function uploaded(code: string, file?: Buffer): Promise<string> {
  const { status, reply } = await upload(code, file ?? (await anyFile()));
  expect(status).toBe(200);
  return reply.id;
}

type PictureRoute = Extract<RouteName, "ownPicture" | "teamPicture" | "screenPicture">;

async function see(name: PictureRoute, code: string, id: string, bearer?: string) {
  const { status, reply } = await app.call(name, { code, id, ...(bearer && { token: bearer }) });
  return status === 200 ? "seen" : `${status} ${reply.code}`;
}

/** Writes a text into the first card, and a solution, as an author does. */
async function write(room: TestRoom, cardId: number, statement: string, solution = "") {
  const answer = await room.request("content", { since: null });
  if (!answer.ok) throw new Error("no content");
  const card = answer.content.cards.find(({ id }) => id === cardId);
  if (!card) throw new Error("no card");
  const { revision, taskVersion, writing } = card;
  const basedOn = { revision, taskVersion };
  const edit: Edit = { what: "write", cardId, basedOn, writing: { ...writing, statement, solution } };
  return room.command({ type: "EditContest", edits: [edit] });
}

describe("MED1 MED8 a picture that was taken", () => {
  test("is called by what it holds, and answered as nothing that runs", async () => {
    const { code } = await contestIn(app, token, "draft");
    const { reply } = await upload(code, await drawing(64, 48).jpeg().toBuffer());
    expect(reply).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      type: "image/jpeg",
      width: 64,
      height: 48,
      bytes: expect.any(Number),
    });
    const answer = await fetch(`${app.url}/api/rooms/${code}/pictures/${reply.id}`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    const content = Buffer.from(await answer.arrayBuffer());
    expect(content.length).toBe(reply.bytes);
    expect(createHash("sha256").update(content).digest("hex").slice(0, 32)).toBe(reply.id);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "image/jpeg",
      "x-content-type-options": "nosniff",
      "cache-control": "private, max-age=86400, immutable",
      vary: "Authorization",
      "content-security-policy": "sandbox; default-src 'none'",
      "content-disposition": `attachment; filename="${reply.id}.jpeg"`,
      "cross-origin-resource-policy": "same-origin",
    });
  });

  test("sent again is the same one, and so are its own bytes in another contest", async () => {
    const [one, other] = [await contestIn(app, token, "draft"), await contestIn(app, token, "draft")];
    const file = await noise(80, 60, 3).jpeg().toBuffer();
    const id = await uploaded(one.code, file);
    expect(await uploaded(one.code, file)).toBe(id);
    const kept = await app.database.db.selectFrom("media").selectAll().where("id", "=", id).execute();
    expect(kept.map(({ contest_id }) => contest_id)).toEqual([one.runner.state.contestId]);
    expect(await uploaded(other.code, kept[0]?.bytes)).toBe(id);
  });

  test("may be shown by a page that fetched it", async () => {
    const policy = (await fetch(`${app.url}/api/addresses`)).headers.get("content-security-policy");
    expect(policy).toContain("img-src 'self' data: blob:;");
  });
});

describe("MED2 MED4 what is not taken", () => {
  test("is refused by a code that says why", async () => {
    const { code } = await contestIn(app, token, "draft");
    expect(await upload(code, Buffer.from("<svg/>"))).toMatchObject({
      status: 422,
      reply: { code: "picture_unreadable" },
    });
    expect(await upload(code, Buffer.alloc(pictureLimits.uploadBytes + 100))).toMatchObject({
      status: 413,
      reply: { code: "picture_too_large", params: { maxMB: 6 } },
    });
    expect(await upload(code, Buffer.alloc(pictureLimits.uploadBytes + 9_000))).toMatchObject({
      status: 413,
      reply: { code: "body_too_large" },
    });
    const none = await app.call("uploadPicture", { code, token, body: { base64: "?" } });
    expect(none).toMatchObject({ status: 422, reply: { code: "picture_unreadable" } });
  });

  test("a contest holds 200 pictures, and one that it holds comes in again", async () => {
    const { code, runner } = await contestIn(app, token, "draft");
    const { contestId } = runner.state;
    const file = await anyFile();
    const id = await uploaded(code, file);
    const others = Array.from({ length: pictureLimits.perContest.pictures - 1 }, (_, index) =>
      fake(index, 1),
    );
    await keepPictures(app.database.db, contestId, others);
    expect(await uploaded(code, file)).toBe(id);
    expect(await upload(code, await anyFile())).toMatchObject({
      status: 409,
      reply: { code: "pictures_full", params: { most: 200, maxMB: 24 } },
    });
  });

  test("and 24 MiB of them, also when two come at once", async () => {
    const { runner } = await contestIn(app, token, "draft");
    const { contestId } = runner.state;
    const { db } = app.database;
    const [most, each] = [pictureLimits.perContest.bytes, pictureLimits.storedBytes];
    const fitting = Array.from({ length: most / each - 1 }, (_, index) => fake(index, each));
    await keepPictures(db, contestId, fitting);
    const both = await Promise.allSettled(
      [1000, 1001].map((n) => keepPictures(db, contestId, [fake(n, each)])),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const rejected = both.find((settled) => settled.status === "rejected");
    expect(rejected).toMatchObject({ reason: { code: "pictures_full" } });
  });

  test("an account that sends without end is told to wait", async () => {
    const { code } = await contestIn(app, token, "draft");
    const answers = await Promise.all(
      Array.from({ length: 80 }, () => upload(code, Buffer.from("no picture"))),
    );
    const late = answers.filter(({ status }) => status === 429);
    expect(late.length).toBeGreaterThan(5);
    expect(late[0]).toMatchObject({ reply: { code: "too_fast" } });
    expect(Number(late[0]?.headers.get("retry-after"))).toBeGreaterThan(0);
    await app.restart().then((again) => {
      app = again;
    });
    token = await app.signIn();
  });
});

describe("MED6 an edit that names a picture", () => {
  test("is done when the contest holds it, and refused before anything happens when not", async () => {
    const contest = await contestIn(app, token, "draft");
    const elsewhere = await contestIn(app, token, "draft");
    const room = await app.join("connectModerator", contest.code, token);
    const id = await uploaded(elsewhere.code);
    const before = contest.runner.seq;
    const text = `Look: ![a map](media:${id})`;
    const refused = { ok: false, rejection: { code: "picture_unknown" } };
    expect(await write(room, 1, text)).toEqual(refused);
    expect(await write(room, 1, "Look", text)).toEqual(refused);
    expect(contest.runner.seq).toBe(before);

    const file = await anyFile();
    const own = await uploaded(contest.code, file);
    expect(await write(room, 1, `![](media:${own})`)).toMatchObject({ ok: true });
    // What stands in a card already is not asked for again.
    await app.database.db.deleteFrom("media").where("id", "=", own).execute();
    expect(await write(room, 1, `![](media:${own}) and more words`)).toMatchObject({ ok: true });
  });

  test("tells a team nothing of whether there is one", async () => {
    const contest = await contestIn(app, token, "lobby");
    const seat = await joinTeam(app, contest, "Alpha");
    const team = await app.join("connectTeam", contest.code, seat.seatToken);
    const command = (id: string) => {
      const writing = {
        category: "",
        pricePoints: null,
        statement: `![](media:${id})`,
        solution: "",
        checker: null,
        typedKey: null,
      };
      const place = { row: 1, column: 1 };
      return { type: "EditContest", edits: [{ what: "add", place, writing }] } as const;
    };
    const replies = [
      await team.command(command(await uploaded(contest.code)) as never),
      await team.command(command("0".repeat(32)) as never),
    ];
    expect(replies[0]).toMatchObject({ ok: false, rejection: { code: "not_allowed" } });
    expect(replies[1]).toEqual(replies[0]);
  });
});

test("MED4 a copy of a contest has the pictures that its cards show, and keeps them", async () => {
  const contest = await contestIn(app, token, "draft");
  const room = await app.join("connectModerator", contest.code, token);
  const [shown, unused] = [await uploaded(contest.code), await uploaded(contest.code)];
  expect(await write(room, 2, `![](media:${shown})`)).toMatchObject({ ok: true });
  const { reply: copy } = await app.call("duplicateContest", { code: contest.code, token });
  await app.database.db
    .deleteFrom("media")
    .where("contest_id", "=", contest.runner.state.contestId)
    .execute();
  expect(await see("ownPicture", copy.roomCode, shown, token)).toBe("seen");
  expect(await see("ownPicture", copy.roomCode, unused, token)).toBe("404 picture_unknown");
});

describe("MED5 who sees the picture of a card", () => {
  let contest: TestContest;
  let statement: string;
  let solution: string;
  let author: TestRoom;
  const seats = new Map<string, TestSeat>();
  const teamSees = (name: string, id: string) =>
    see("teamPicture", contest.code, id, seats.get(name)?.seatToken ?? "none");
  const unknown = "404 picture_unknown";

  beforeAll(async () => {
    contest = await contestIn(app, token, "lobby");
    author = await app.join("connectModerator", contest.code, token);
    statement = await uploaded(contest.code);
    solution = await uploaded(contest.code);
    const text = (id: string) => `Look: ![](media:${id})`;
    expect(await write(author, 1, text(statement), text(solution))).toMatchObject({ ok: true });
    for (const name of ["Alpha", "Beta", "Gamma", "Delta"])
      seats.set(name, await joinTeam(app, contest, name));
  });

  test("before it is bought: its author, and nobody else", async () => {
    await contest.goTo("running");
    expect(await teamSees("Alpha", statement)).toBe(unknown);
    expect(await see("screenPicture", contest.code, statement)).toBe(unknown);
    expect(await see("screenPicture", contest.code, statement, token)).toBe(unknown);
    expect(await see("ownPicture", contest.code, statement, token)).toBe("seen");
    expect(await see("ownPicture", contest.code, statement, strangerToken)).toBe("403 forbidden");
    expect(await see("ownPicture", contest.code, statement)).toBe("401 not_signed_in");
    expect(await see("ownPicture", contest.code, statement, seats.get("Alpha")?.seatToken)).toBe(
      "401 not_signed_in",
    );
  });

  test("who bought it, and of the solution nothing; what may not be seen is answered as what is not there", async () => {
    for (const name of ["Alpha", "Gamma", "Delta"]) {
      const room = await app.join("connectTeam", contest.code, seats.get(name)?.seatToken);
      expect(await room.command({ type: "BuyCard", cardId: 1 })).toMatchObject({ ok: true });
      expect(await teamSees(name, statement)).toBe("seen");
    }
    const bearer = seats.get("Beta")?.seatToken ?? "";
    const answers = await Promise.all(
      [statement, solution, "0".repeat(32), "../contest.json", "%2e%2e", statement.toUpperCase()].map((id) =>
        app.call("teamPicture", { code: contest.code, id: encodeURIComponent(id), token: bearer }),
      ),
    );
    for (const { status, reply, headers } of answers) {
      expect({ status, reply }).toEqual({
        status: 404,
        reply: { type: "about:blank", title: "Not Found", status: 404, code: "picture_unknown" },
      });
      expect(headers.get("cache-control")).toBe("no-store");
    }
    expect(await teamSees("Alpha", solution)).toBe(unknown);
    expect(await see("screenPicture", contest.code, statement)).toBe(unknown);
  });

  test("no seat that was released, and no team that was removed", async () => {
    const [gamma, delta] = [seats.get("Gamma"), seats.get("Delta")];
    await contest.moderate({
      type: "ReleaseSeat",
      teamId: gamma?.teamId ?? "",
      seatId: gamma?.seatId ?? "",
    });
    await contest.moderate({ type: "RemoveTeam", teamId: delta?.teamId ?? "" });
    expect(await teamSees("Gamma", statement)).toBe("403 unknown_seat");
    expect(await teamSees("Delta", statement)).toBe("403 team_removed");
    const other = await contestIn(app, token, "lobby");
    const stranger = await joinTeam(app, other, "Alpha");
    expect(await see("teamPicture", contest.code, statement, stranger.seatToken)).toBe("401 not_signed_in");
    expect(await see("teamPicture", other.code, statement, stranger.seatToken)).toBe(unknown);
  });

  test("everybody while the task is shown after the end, and the solution with it, and nobody after that", async () => {
    await contest.goTo("finished");
    expect(await teamSees("Alpha", statement)).toBe("seen");
    const review = (cardId: number | null, step: "statement" | "answer") =>
      contest.moderate({ type: "ReviewTask", cardId, step });
    const screenSees = async () => [
      await see("screenPicture", contest.code, statement),
      await see("screenPicture", contest.code, solution),
      await teamSees("Beta", statement),
      await teamSees("Beta", solution),
    ];
    await review(1, "statement");
    expect(await screenSees()).toEqual(["seen", unknown, "seen", unknown]);
    await review(1, "answer");
    expect(await screenSees()).toEqual(["seen", "seen", "seen", "seen"]);
    await review(null, "statement");
    expect(await screenSees()).toEqual([unknown, unknown, unknown, unknown]);
    await contest.moderate({ type: "ShowKeys", open: true });
    expect([await teamSees("Alpha", solution), await teamSees("Beta", solution)]).toEqual(["seen", unknown]);
    // As their pages of results, where the same texts stand.
    const results = async (name: string) =>
      JSON.stringify(
        (await app.call("teamResults", { code: contest.code, token: seats.get(name)?.seatToken ?? "" }))
          .reply,
      );
    expect([statement, solution].map((id) => [id, true])).toEqual(
      await Promise.all([statement, solution].map(async (id) => [id, (await results("Alpha")).includes(id)])),
    );
    expect(await results("Beta")).not.toContain("media:");
  });

  test("nobody when the contest lies in the bin", async () => {
    await app.call("binContest", { code: contest.code, token });
    for (const [name, bearer] of [
      ["ownPicture", token],
      ["teamPicture", seats.get("Alpha")?.seatToken],
      ["screenPicture", undefined],
    ] as const)
      expect(await see(name, contest.code, statement, bearer)).toBe("404 unknown_room");
  });
});

test("MED4 pictures that are read hold up no command of a contest that is played", async () => {
  const contest = await contestIn(app, token, "running");
  const draft = await contestIn(app, token, "draft");
  const file = await noise(700, 500, 3).png().toBuffer();
  let areRead = false;
  const uploads = Promise.all(Array.from({ length: 4 }, () => upload(draft.code, file))).finally(() => {
    areRead = true;
  });
  let done = 0;
  while (!areRead) {
    await contest.moderate({ type: "ExtendContest", byMs: 1_000 });
    done += 1;
    // The database in memory answers without a turn of the event loop.
    await others();
  }
  expect((await uploads).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  // They are read one after the other: a command that waited for one would be one of four.
  expect(done).toBeGreaterThan(12);
});

function fake(number: number, bytes: number) {
  const content = Buffer.alloc(bytes, number % 256);
  return {
    id: `${number}`.padStart(32, "0"),
    type: "image/png",
    width: 1,
    height: 1,
    bytes,
    content,
  } as const;
}
