import { type Signal, signal } from "@preact/signals";
import type { PictureState, Pictures } from "../text/Pictures.ts";
import { backoffMs } from "./backoff.ts";
import { type Access, type AskAccess, addressOf, type Trouble } from "./http.ts";

/** As whom pictures are fetched: what each may see, the server decides. */
export type PictureViewer =
  | { readonly audience: "screen" }
  | { readonly audience: "team"; readonly seatToken: string }
  | { readonly audience: "owner"; readonly accessToken: AskAccess };

export type OpenPictures = { readonly code: string } & PictureViewer;

export interface PictureParts {
  readonly fetch: typeof fetch;
  readonly urls: Pick<typeof URL, "createObjectURL" | "revokeObjectURL">;
  readonly random: () => number;
  /** Calls `wake` when the network or the page comes back; returns how to stop. */
  readonly wakes: (wake: () => void) => () => void;
  readonly now: () => number;
}

/** Pictures come one after another where a page shows many: the live connection goes first. */
const mostAtOnce = 3;
const patienceMs = 30_000;
/** What a page may not see yet it may see later, as when a card is bought: asked for again when it is shown again. */
const goneForMs = 3_000;
const types = /^image\/(?:png|jpeg|webp)\b/u;

interface Wanted {
  readonly id: string;
  readonly state: Signal<PictureState>;
  lastAskedAt: number;
  /** Tries without an answer. */
  lost: number;
}

/** Fetches each picture once, and again after a lost connection, until closed. */
export function openPictures(
  opened: OpenPictures,
  parts: PictureParts = browserParts,
): Pictures & { close(): void } {
  const wanted = new Map<string, Wanted>();
  const queue: Wanted[] = [];
  const urls: string[] = [];
  const running = new Set<AbortController>();
  const resting = new Map<Wanted, ReturnType<typeof setTimeout>>();
  let isClosed = false;

  const stopWaking = parts.wakes(() => {
    for (const picture of [...resting.keys()]) want(picture);
  });

  function want(picture: Wanted): void {
    clearTimeout(resting.get(picture));
    resting.delete(picture);
    queue.push(picture);
    next();
  }

  function next(): void {
    while (running.size < mostAtOnce) {
      const picture = queue.shift();
      if (!picture) return;
      const stop = new AbortController();
      running.add(stop);
      void bring(picture, stop).then(() => {
        running.delete(stop);
        if (!isClosed) next();
      });
    }
  }

  /** Never rejects. */
  async function bring(picture: Wanted, stop: AbortController): Promise<void> {
    const found = await ask(picture.id, stop);
    if (isClosed) return;
    picture.lastAskedAt = parts.now();
    if (found !== "lost") {
      picture.lost = 0;
      picture.state.value = found === "gone" ? { kind: "gone" } : there(found);
      return;
    }
    resting.set(
      picture,
      setTimeout(() => want(picture), backoffMs(picture.lost, parts.random)),
    );
    picture.lost += 1;
  }

  function there(blob: Blob): PictureState {
    const url = parts.urls.createObjectURL(blob);
    urls.push(url);
    return { kind: "there", url };
  }

  /** `lost`: nobody answered who knows. */
  async function ask(id: string, stop: AbortController): Promise<Blob | "gone" | "lost"> {
    const timer = setTimeout(() => stop.abort(), patienceMs);
    try {
      if (opened.audience === "screen") return await read(await request(id, null, stop.signal));
      const first = await accessOf(opened, null);
      if (!first.ok) return noAccess(first.problem);
      const response = await request(id, first.token, stop.signal);
      if (response.status !== 401 || opened.audience !== "owner") return await read(response);
      const fresh = await accessOf(opened, first.token);
      return fresh.ok ? await read(await request(id, fresh.token, stop.signal)) : noAccess(fresh.problem);
    } catch {
      return "lost";
    } finally {
      clearTimeout(timer);
    }
  }

  function request(id: string, token: string | null, signal: AbortSignal): Promise<Response> {
    const path = addressOf(routeOf[opened.audience]).replace(":code", encodeURIComponent(opened.code));
    return parts.fetch(path.replace(":id", encodeURIComponent(id)), {
      headers: token === null ? {} : { authorization: `Bearer ${token}` },
      credentials: "same-origin",
      signal,
    });
  }

  return {
    get(id) {
      const known = wanted.get(id);
      const isAskedAgain =
        known?.state.peek().kind === "gone" && parts.now() - known.lastAskedAt > goneForMs && !isClosed;
      if (known && !isAskedAgain) return known.state;
      const picture: Wanted = known ?? { id, state: signal({ kind: "waiting" }), lastAskedAt: 0, lost: 0 };
      picture.lastAskedAt = parts.now();
      wanted.set(id, picture);
      want(picture);
      return picture.state;
    },
    close() {
      isClosed = true;
      queue.length = 0;
      stopWaking();
      for (const stop of running) stop.abort();
      for (const timer of resting.values()) clearTimeout(timer);
      for (const url of urls) parts.urls.revokeObjectURL(url);
      for (const { state } of wanted.values()) state.value = { kind: "gone" };
    },
  };
}

async function accessOf(
  viewer: Exclude<PictureViewer, { audience: "screen" }>,
  refused: string | null,
): Promise<Access> {
  return viewer.audience === "owner" ? viewer.accessToken(refused) : { ok: true, token: viewer.seatToken };
}

function noAccess({ code }: Trouble): "gone" | "lost" {
  return code === "not_signed_in" ? "gone" : "lost";
}

/** Too many at once, or a server that is away, say nothing of the picture; nor does a page in between that answers for it. */
async function read(response: Response): Promise<Blob | "gone" | "lost"> {
  if (response.status === 429 || response.status === 408 || response.status >= 500) return "lost";
  if (!response.ok) return "gone";
  const type = types.exec(response.headers.get("content-type") ?? "")?.[0];
  return type === undefined ? "lost" : new Blob([await response.arrayBuffer()], { type });
}

const routeOf = { screen: "screenPicture", team: "teamPicture", owner: "ownPicture" } as const;

const browserParts: PictureParts = {
  fetch: (...request) => fetch(...request),
  urls: {
    createObjectURL: (blob) => URL.createObjectURL(blob),
    revokeObjectURL: (url) => URL.revokeObjectURL(url),
  },
  random: () => Math.random(),
  wakes(wake) {
    addEventListener("online", wake);
    addEventListener("pageshow", wake);
    return () => {
      removeEventListener("online", wake);
      removeEventListener("pageshow", wake);
    };
  },
  now: () => performance.now(),
};
