import { type ExecFileException, execFile } from "node:child_process";
import { getCompileCacheDir } from "node:module";
import path from "node:path";
import { z } from "zod";
import { pictureLimits, pictureTypes } from "../../shared/pictures.ts";
import { PictureRefused } from "./PictureRefused.ts";
import type { PressedPicture } from "./pressPicture.ts";
import { processExits } from "./processExits.ts";

export interface PressOptions {
  /** What one picture may take of a processor, in ms: how busy the machine is makes no difference. */
  readonly processorMs?: number;
  /** How long it may take also where it is given little of a processor; ms of the system's clock. */
  readonly longestMs?: number;
  /** For the process that does it. */
  readonly nodeArguments?: readonly string[];
}

const headBytes = 200;
const script = path.join(import.meta.dirname, "process.ts");
const Head = z.strictObject({ type: z.enum(pictureTypes), width: z.int(), height: z.int() });

/**
 * The picture as it is kept, read and written anew in a process of its own, which is ended when it takes too long.
 * Throws {@link PictureRefused}. MED2 MED4
 */
export function pressInProcess(
  bytes: Uint8Array,
  { processorMs = 20_000, longestMs = 240_000, nodeArguments = [] }: PressOptions = {},
): Promise<PressedPicture> {
  const { promise, resolve, reject } = Promise.withResolvers<PressedPicture>();
  const compiled = getCompileCacheDir();
  const child = execFile(
    process.execPath,
    ["--max-old-space-size=128", ...nodeArguments, script, `${processorMs}`],
    {
      encoding: "buffer",
      timeout: longestMs,
      killSignal: "SIGKILL",
      maxBuffer: headBytes + pictureLimits.storedBytes,
      windowsHide: true,
      // Nothing that this process knows.
      env: compiled === undefined ? {} : { NODE_COMPILE_CACHE: path.dirname(compiled) },
    },
    (error, output) => {
      if (error) reject(refusalOf(error));
      else resolve(pictureOf(output));
    },
  );
  // One that ended before it had read all has said why.
  child.stdin?.on("error", () => undefined);
  child.stdin?.end(bytes);
  return promise;
}

function refusalOf(error: ExecFileException): PictureRefused {
  // A text: the process could not be started.
  const isUnavailable = error.code === processExits.unavailable || typeof error.code === "string";
  return new PictureRefused(isUnavailable ? "pictures_unavailable" : "picture_unreadable", { cause: error });
}

function pictureOf(output: Buffer): PressedPicture {
  const end = output.indexOf("\n");
  const head = Head.parse(JSON.parse(output.toString("utf8", 0, end)));
  return { ...head, content: output.subarray(end + 1) };
}
