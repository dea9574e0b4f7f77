import type { NumberLanguage } from "../../shared/contest/checkers/numberGrammar.ts";
import type { Encoding } from "../../shared/contestFile/encodings.ts";
import { MAX_FILE_BYTES } from "../../shared/contestFile/limits.ts";
import { type FileProblem, fileProblem } from "../../shared/contestFile/problems.ts";
import { type ContestCsv, readContestCsv } from "./contestCsv.ts";
import { decodeText } from "./decodeText.ts";
import { findForeignFile, findForeignText } from "./foreignFile.ts";

/** The board in a file's bytes, in the encoding that is given or else found out. Never throws. FIL2 FIL4 FIL5 */
export function readContestFile(
  bytes: Uint8Array,
  { language, encoding }: { readonly language: NumberLanguage; readonly encoding?: Encoding | undefined },
): ContestCsv {
  if (bytes.length > MAX_FILE_BYTES) return refused(tooLarge(bytes.length));
  const foreign = findForeignFile(bytes);
  if (foreign) return refused(foreign);
  const decoded = decodeText(bytes, encoding);
  if (!decoded.ok) return refused(decoded.problem);
  const { text } = decoded;
  const foreignText = findForeignText(text);
  if (foreignText) return refused(foreignText);
  if (/^\s*[[{]/u.test(text)) return refused(fileProblem("json_file", {}));
  return readContestCsv(text, language);
}

function tooLarge(bytes: number): FileProblem {
  return fileProblem("too_large", { maxKiB: MAX_FILE_BYTES / 1024, foundKiB: Math.ceil(bytes / 1024) });
}

function refused(problem: FileProblem): ContestCsv {
  return { ok: false, problems: [problem] };
}
