import type { Request, Response } from "express";
import type { Kysely } from "kysely";
import type { ProblemCode } from "../../shared/api.ts";
import { isPictureId, type PictureId, pictureLimits } from "../../shared/pictures.ts";
import { shownPictures } from "../../shared/shownPictures.ts";
import type { Budgets, Share } from "../budgets/Budgets.ts";
import type { Tables } from "../db/tables.ts";
import { PictureCache } from "../media/PictureCache.ts";
import { PictureRefused } from "../media/PictureRefused.ts";
import { keepPictures, preparePicture, readPicture } from "../media/pictures.ts";
import type { Handlers } from "./handler.ts";
import { HttpProblem, overloaded } from "./problems.ts";

type Names = "uploadPicture" | "ownPicture" | "teamPicture" | "screenPicture";

export interface PictureHandlersDeps {
  readonly db: Kysely<Tables>;
  readonly budgets: Budgets;
  /** The contest that holds the pictures of this one: itself, unless it is played in memory only. */
  readonly holderOf: (contestId: string) => string;
}

const daySeconds = 24 * 60 * 60;

/** Pictures come in, written anew, and go out to whoever is shown a text that names them. MED1 – MED8 */
export function pictureHandlers({ db, budgets, holderOf }: PictureHandlersDeps): Handlers<Names> {
  const cache = new PictureCache((contestId, id) => readPicture(db, contestId, id));

  /** What may not be seen is answered as what is not there. */
  async function answer(
    contestId: string,
    request: Request,
    response: Response,
    mayBeSeen: (id: PictureId) => boolean,
  ): Promise<Uint8Array> {
    const { id } = request.params;
    const isSeen = typeof id === "string" && isPictureId(id) && mayBeSeen(id);
    const picture = isSeen ? await cache.find(holderOf(contestId), id) : undefined;
    if (!picture) throw new HttpProblem(404, "picture_unknown");
    response.set(headersOf(picture.id, picture.type));
    return picture.content;
  }

  return {
    async uploadPicture({ contest: { row }, body: { base64 }, signedIn: { accountId } }) {
      const bytes = Buffer.from(base64, "base64");
      const kept = await budgets.spend(sharesOf(accountId, bytes.length), () => keep(bytes, row.id));
      if (!kept.ok) throw tooFast(kept.waitMs);
      const { content: _, ...picture } = kept.result;
      return picture;
    },

    ownPicture: ({ contest: { row }, request, response }) => answer(row.id, request, response, () => true),

    teamPicture: ({ contest: { row, state }, seat: { teamId }, request, response }) =>
      answer(row.id, request, response, (id) => shownPictures(state, { kind: "team", teamId }).has(id)),

    screenPicture: ({ contest: { row, state }, request, response }) =>
      answer(row.id, request, response, (id) => shownPictures(state, { kind: "public" }).has(id)),
  };

  async function keep(bytes: Uint8Array, contestId: string) {
    try {
      const picture = await preparePicture(db, bytes);
      await keepPictures(db, contestId, [picture]);
      return picture;
    } catch (error) {
      throw error instanceof PictureRefused ? problemOf(error) : error;
    }
  }
}

/**
 * Of a seat's or an account's token each has its own copy; opened by itself, a picture is a file to save in a page that
 * may do nothing. MED8
 */
function headersOf(id: PictureId, type: string): Readonly<Record<string, string>> {
  return {
    "Content-Type": type,
    "Cache-Control": `private, max-age=${daySeconds}, immutable`,
    Vary: "Authorization",
    ETag: `"${id}"`,
    "Content-Disposition": `attachment; filename="${id}.${type.slice("image/".length)}"`,
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
  };
}

/** Each costs a process of its own. MED4 */
function sharesOf(accountId: string, bytes: number): readonly Share[] {
  return [
    { rate: "pictureUploads", whose: accountId },
    { rate: "pictureKiB", whose: accountId, amount: Math.ceil(bytes / 1024) },
  ];
}

function tooFast(waitMs: number): HttpProblem {
  return new HttpProblem(429, "too_fast", {
    headers: { "Retry-After": `${Math.max(1, Math.ceil(waitMs / 1000))}` },
  });
}

const statuses = {
  picture_too_large: 413,
  picture_unreadable: 422,
  pictures_full: 409,
  pictures_unavailable: 503,
} as const satisfies Partial<Record<ProblemCode, number>>;

const megabytes = (bytes: number) => bytes / 1024 / 1024;

function problemOf({ code }: PictureRefused): HttpProblem {
  if (code === "overloaded") return overloaded(5);
  const { uploadBytes, perContest } = pictureLimits;
  const params = {
    picture_too_large: { maxMB: megabytes(uploadBytes) },
    pictures_full: { most: perContest.pictures, maxMB: megabytes(perContest.bytes) },
    picture_unreadable: {},
    pictures_unavailable: {},
  }[code];
  return new HttpProblem(statuses[code], code, { params });
}
