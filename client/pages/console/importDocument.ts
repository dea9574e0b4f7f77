import type { RouteBody } from "../../../shared/api.ts";
import { parseJson } from "../../../shared/contestFile/parseJson.ts";
import { fileProblem } from "../../../shared/contestFile/problems.ts";
import type { Answer } from "../../net/http.ts";
import type { Session } from "../../store/session.ts";
import { readAsText } from "./readFile.ts";

/** Sends a contest document that is too large to be a file like others: with its pictures. FIL21 */
export async function importDocument(
  session: Pick<Session, "call">,
  file: Blob,
  settings: Pick<RouteBody<"importDocument">, "startsAt" | "rules">,
): Promise<Answer<"importDocument">> {
  const json = parseJson(await readAsText(file));
  if (!json.ok) {
    const problems = [fileProblem("json_broken", { line: json.line })];
    return { ok: false, problem: { code: "file_invalid", problems } };
  }
  // A token that has run out is renewed before the file is sent, not after: nobody reads it then.
  const known = await session.call("listContests", {});
  if (!known.ok) return known;
  return session.call("importDocument", { body: { ...settings, document: json.value } });
}
