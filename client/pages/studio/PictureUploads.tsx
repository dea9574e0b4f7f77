import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import { backoffMs } from "../../net/backoff.ts";
import type { Answer } from "../../net/http.ts";
import { useApp } from "../AppContext.ts";
import { type PictureUpload, PictureUploadContext, type UploadedPicture } from "./pictureUpload.ts";
import { type PreparedPicture, preparePicture } from "./preparePicture.ts";

/** Lets what is inside bring pictures to the contest. */
export function PictureUploads(props: { readonly code: string; readonly children: ComponentChildren }) {
  const { session } = useApp();
  const { code } = props;
  const uploads = useMemo(
    () => createPictureUpload((base64) => session.call("uploadPicture", { code, body: { base64 } })),
    [session, code],
  );
  return <PictureUploadContext.Provider value={uploads}>{props.children}</PictureUploadContext.Provider>;
}

type Send = (base64: string) => Promise<Answer<"uploadPicture">>;

/** Asked for in vain, but perhaps not the next time. */
const passing: ReadonlySet<string> = new Set(["too_fast", "overloaded", "unreachable"]);
const mostTries = 5;

const waitBefore = (attempt: number) =>
  new Promise<void>((resolve) =>
    setTimeout(
      resolve,
      backoffMs(attempt + 2, () => Math.random()),
    ),
  );

/** One picture after another: a canvas and a body of some megabytes are much for a tablet. */
export function createPictureUpload(
  send: Send,
  prepare: (file: Blob) => Promise<PreparedPicture> = (file) => preparePicture(file),
  wait: (attempt: number) => Promise<void> = waitBefore,
): PictureUpload {
  let last: Promise<unknown> = Promise.resolve();

  async function bring(file: Blob): Promise<UploadedPicture> {
    try {
      const prepared = await prepare(file);
      if (!prepared.ok) return prepared;
      const base64 = await base64Of(prepared.bytes);
      let answer = await send(base64);
      for (let tries = 1; !answer.ok && passing.has(answer.problem.code) && tries < mostTries; tries += 1) {
        await wait(tries - 1);
        answer = await send(base64);
      }
      return answer.ok ? { ok: true, id: answer.reply.id } : { ok: false, ...answer.problem };
    } catch {
      // The file went away, or the browser has no memory left for it.
      return { ok: false, code: "picture_unreadable" };
    }
  }

  return {
    upload(file) {
      const brought = last.then(() => bring(file));
      last = brought;
      return brought;
    },
  };
}

function base64Of(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(`${reader.result}`.replace(/^[^,]*,/u, ""));
    reader.onerror = () => reject(reader.error ?? new Error("unreadable"));
    reader.readAsDataURL(blob);
  });
}
