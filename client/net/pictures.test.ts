import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type OpenPictures, openPictures } from "./pictures.ts";

const id = (number: number) => `${number}`.padStart(32, "0");
const picture = (type = "image/png") => new Response("bytes", { headers: { "content-type": type } });
const refusal = (status: number) => new Response("{}", { status });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Pictures over a network that answers as told. */
function open(
  opened: OpenPictures,
  answer: (path: string, token: string | null) => Response | Promise<Response>,
) {
  const asked: string[] = [];
  const revoked: string[] = [];
  let running = 0;
  let mostRunning = 0;
  let urls = 0;
  let wake = () => {};
  const pictures = openPictures(opened, {
    fetch: async (path, init) => {
      asked.push(`${path}`);
      running += 1;
      mostRunning = Math.max(mostRunning, running);
      const stopped = new Promise<never>((_, reject) => {
        init?.signal?.addEventListener("abort", () => reject(new Error("aborted")));
      });
      try {
        const token = new Headers(init?.headers).get("authorization");
        return await Promise.race([answer(`${path}`, token), stopped]);
      } finally {
        running -= 1;
      }
    },
    urls: { createObjectURL: () => `blob:${++urls}`, revokeObjectURL: (url) => void revoked.push(url) },
    random: () => 1,
    wakes: (on) => {
      wake = on;
      return () => {
        wake = () => {};
      };
    },
    now: () => Date.now(),
  });
  return { pictures, asked, revoked, mostRunning: () => mostRunning, wake: () => wake() };
}

const unreachable = { ok: false, problem: { code: "unreachable" } } as const;
const screen = { code: "ABC234", audience: "screen" } as const;
const passing = (ms: number) => vi.advanceTimersByTimeAsync(ms);

test("MED10 one request for each picture, by the way of who looks", async () => {
  const team = open({ code: "ABC234", audience: "team", seatToken: "seat" }, (_path, token) => {
    expect(token).toBe("Bearer seat");
    return picture();
  });
  const [first, again] = [team.pictures.get(id(1)), team.pictures.get(id(1))];
  expect(first).toBe(again);
  expect(first.value).toEqual({ kind: "waiting" });
  await passing(0);
  expect(first.value).toEqual({ kind: "there", url: "blob:1" });
  expect(team.asked).toEqual([`/api/rooms/ABC234/pictures/${id(1)}/team`]);

  const wall = open(screen, (_path, token) => {
    expect(token).toBeNull();
    return picture();
  });
  wall.pictures.get(id(1));
  await passing(0);
  expect(wall.asked).toEqual([`/api/rooms/ABC234/pictures/${id(1)}/screen`]);
});

test("MED10 an author whose token has run out takes a fresh one, once", async () => {
  const tokens: (string | null)[] = [];
  const author = open(
    {
      code: "ABC234",
      audience: "owner",
      accessToken: async (refused) => {
        tokens.push(refused);
        return { ok: true, token: refused === null ? "old" : "new" };
      },
    },
    (_path, token) => (token === "Bearer new" ? picture() : refusal(401)),
  );
  const state = author.pictures.get(id(1));
  await passing(0);
  expect(state.value.kind).toBe("there");
  expect(tokens).toEqual([null, "old"]);
  expect(author.asked).toEqual(Array(2).fill(`/api/rooms/ABC234/pictures/${id(1)}`));
});

test("PAG34 while nobody knows whether an author is signed in, a picture is waited for", async () => {
  const answers = [unreachable, unreachable, { ok: true, token: "new" } as const];
  const accessToken = async () => answers.shift() ?? unreachable;
  const author = open({ code: "ABC234", audience: "owner", accessToken }, () => picture());
  const state = author.pictures.get(id(1));
  await passing(0);
  expect(state.value.kind).toBe("waiting");
  await passing(1_000);
  expect(state.value.kind).toBe("there");
});

test("MED10 few are fetched at a time, and all come", async () => {
  const many = open(screen, async () => {
    await new Promise((resolve) => setTimeout(resolve, 100));
    return picture();
  });
  const states = Array.from({ length: 20 }, (_, number) => many.pictures.get(id(number)));
  await passing(2_000);
  expect(states.map(({ value }) => value.kind)).toEqual(Array(20).fill("there"));
  expect(many.mostRunning()).toBe(3);
});

test.each([401, 403, 404])(
  "MED10 %i: there is none for who looks, and asking again is left to a later time",
  async (status) => {
    let isThere = false;
    const { pictures, asked } = open(screen, () => (isThere ? picture() : refusal(status)));
    const state = pictures.get(id(1));
    await passing(0);
    expect(state.value).toEqual({ kind: "gone" });
    await passing(60_000);
    expect(asked).toHaveLength(1);
    // Shown again, as when the card was bought meanwhile.
    isThere = true;
    expect(pictures.get(id(1))).toBe(state);
    pictures.get(id(1));
    await passing(0);
    expect(state.value.kind).toBe("there");
    expect(asked).toHaveLength(2);
  },
);

test.each([
  ["no network", () => Promise.reject(new Error("no network"))],
  ["a server that is away", () => refusal(503)],
  ["too many at once", () => refusal(429)],
  ["a page that answers in between", () => picture("text/html")],
])("MED10 %s: tried again, later and later, until it comes", async (_, fail) => {
  let failures = 3;
  const { pictures, asked } = open(screen, () => (failures-- > 0 ? fail() : picture()));
  const state = pictures.get(id(1));
  await passing(199);
  expect(asked).toHaveLength(1);
  await passing(1);
  expect(asked).toHaveLength(2);
  await passing(400 + 800);
  expect(state.value.kind).toBe("there");
  expect(asked).toHaveLength(4);
});

test("MED10 a picture that fails keeps no other waiting, and the network's return is heard", async () => {
  let isBack = false;
  const { pictures, wake } = open(screen, (path) =>
    path.includes(id(9)) || isBack ? picture() : refusal(500),
  );
  const lost = [1, 2, 3, 4].map((number) => pictures.get(id(number)));
  const other = pictures.get(id(9));
  await passing(0);
  expect(other.value.kind).toBe("there");
  await passing(10_000);
  expect(lost.map(({ value }) => value.kind)).toEqual(Array(4).fill("waiting"));
  isBack = true;
  wake();
  await passing(0);
  expect(lost.map(({ value }) => value.kind)).toEqual(Array(4).fill("there"));
});

test("MED10 a server that never answers is given up and asked again", async () => {
  let isSilent = true;
  const { pictures } = open(screen, () => (isSilent ? new Promise<never>(() => {}) : picture()));
  const state = pictures.get(id(1));
  await passing(30_000);
  isSilent = false;
  await passing(1_000);
  expect(state.value.kind).toBe("there");
});

test("MED10 when the page goes its blobs go, and nothing is asked any more", async () => {
  const { pictures, asked, revoked } = open(screen, (path) =>
    path.includes(id(2)) ? refusal(500) : picture(),
  );
  const state = pictures.get(id(1));
  pictures.get(id(2));
  await passing(0);
  pictures.close();
  expect(revoked).toEqual(["blob:1"]);
  expect(state.value).toEqual({ kind: "gone" });
  await passing(60_000);
  expect(asked).toHaveLength(2);
});
