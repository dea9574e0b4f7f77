// Makes a contest from a spreadsheet, a table as text or a contest document: in the database itself, or through the server when that is running.
import { readFile } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { inspect, parseArgs } from "node:util";
import { z } from "zod";
import { createFirstOrganizer } from "../server/auth/organizer.ts";
import { systemClock } from "../server/contests/clock.ts";
import { openDatabase } from "../server/db/database.ts";
import { DatabaseInUse } from "../server/db/databaseInUse.ts";
import { type Env, readCommandEnv } from "../server/env.ts";
import { Spreadsheets } from "../server/files/sheets/Spreadsheets.ts";
import { importContest, type NewContestFile } from "../server/making/importContest.ts";
import { redactorFor } from "../server/ops/redact.ts";
import { startupSentence } from "../server/ops/startupErrors.ts";
import { findAccountByLogin } from "../server/queries/accounts.ts";
import type { Problem, RouteBody, RouteReply } from "../shared/api.ts";
import { themes } from "../shared/contest/themes.ts";
import { encodings } from "../shared/contestFile/encodings.ts";
import { MAX_FILE_BYTES } from "../shared/contestFile/limits.ts";
import { describeFileProblem, type FileProblem } from "../shared/contestFile/problems.ts";
import { fileSettings } from "../shared/contestFile/settings.ts";
import { languages } from "../shared/languages.ts";
import { findRunningServer } from "./runningServer.ts";

const usage = `Usage: npm run import "--" FILE.xlsx|FILE.ods|FILE.csv|FILE.tsv|FILE.json [--title TEXT] [--language ${languages.join("|")}] [--minutes N] [--theme ${themes.join("|")}] [--encoding NAME]`;

/** What each setting may be, as the command names it. */
const optionSentences: Readonly<Record<keyof typeof fileSettings, string>> = {
  title: "--title has 1 to 120 characters, on one line.",
  language: `--language is ${languages.join(" or ")}.`,
  theme: `--theme is ${themes.join(", ")}.`,
  durationMs: "--minutes is a whole number from 1 to 1440.",
  encoding: `--encoding is one of ${encodings.join(", ")}.`,
};

/** Ends the program with one sentence and without a stack. */
class Refused extends Error {}

let env: Env | null = null;
try {
  env = readCommandEnv();
  const contest = await readArguments();
  const { title, roomCode, warnings } =
    (await importHere(env, contest)) ?? (await importByServer(env, contest));
  for (const warning of warnings as readonly FileProblem[])
    console.log(`Note: ${describeFileProblem("en", warning)}`);
  console.log(`Imported “${title}”. Its room code is ${roomCode}; open the lobby on the console.`);
} catch (error) {
  const sentence = error instanceof Refused ? error.message : startupSentence(error, env);
  console.error(redactorFor(env)(sentence ?? inspect(error)));
  process.exitCode = 1;
}

async function readArguments(): Promise<NewContestFile> {
  const { file, minutes, ...given } = readCommandLine();
  if (/\.(?:jsonl|ndjson)$/i.test(file))
    throw new Refused(`${file} is a contest's journal: npm run import-journal "--" ${file}`);
  // A document has a title of its own; a table is called as its file.
  const isTable = !/\.json$/i.test(file);
  const settings = z.object(fileSettings).safeParse({
    ...given,
    title:
      given.title ??
      (isTable ? path.basename(file).replace(/\.(?:csv|tsv|txt|xlsx|xlsm|ods)$/i, "") : undefined),
    durationMs: minutes === undefined ? undefined : Number(/^\d{1,4}$/.test(minutes) ? minutes : 0) * 60_000,
  });
  if (!settings.success) {
    const option = settings.error.issues[0]?.path[0] as keyof typeof optionSentences;
    throw new Refused(`${optionSentences[option]}\n${usage}`);
  }
  return { ...settings.data, file: await readFileHere(file), startsAt: null };
}

function readCommandLine() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        title: { type: "string" },
        language: { type: "string" },
        minutes: { type: "string" },
        theme: { type: "string" },
        encoding: { type: "string" },
      },
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new Error("Give one file.");
    return { ...values, file };
  } catch (error) {
    throw new Refused(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
}

async function readFileHere(file: string): Promise<Uint8Array> {
  try {
    // npm runs scripts in the package's folder; the file is named from where the person is.
    return await readFile(path.resolve(process.env.INIT_CWD ?? ".", file));
  } catch (error) {
    throw new Refused(`${file} cannot be read (${error instanceof Error ? error.message : error}).`);
  }
}

type Imported = RouteReply["createContest"];

/** Null when a running server has the database. */
async function importHere(env: Env, contest: NewContestFile): Promise<Imported | null> {
  const database = await openDatabase(env).catch((error: unknown) => {
    if (error instanceof DatabaseInUse) return null;
    throw error;
  });
  if (!database) return null;
  try {
    const { db } = database;
    const now = Date.now();
    const first = await createFirstOrganizer(db, env.organizer, now);
    if (first?.madeUpPassword) {
      console.log(`Made the account ${first.account.login} with the password ${first.madeUpPassword}`);
    }
    const owner = first?.account ?? (await findAccountByLogin(db, env.organizer.login));
    if (!owner) throw new Refused(`There is no account ${env.organizer.login}: set REGATTA_LOGIN.`);
    const made = await importContest(
      db,
      contest,
      { ownerAccountId: owner.id, limits: env.limits, now },
      new Spreadsheets(systemClock),
    );
    if (!made.ok) throw refusedFile(made.problems);
    return made;
  } finally {
    await database.close();
  }
}

async function importByServer(env: Env, contest: NewContestFile): Promise<Imported> {
  const url = await findRunningServer(env).catch(() => {
    throw noServerAt(`${env.host} and port ${env.port}`);
  });
  const { login } = env.organizer;
  const password = env.organizer.password ?? (await askPassword(login));
  const signedIn: RouteReply["signIn"] = await post(`${url}/api/auth/sign-in`, { login, password });
  const { file, rules: _classic, ...settings } = contest;
  const body: RouteBody<"createContest"> = {
    ...settings,
    rules: {},
    file: Buffer.from(file).toString("base64"),
  };
  const made: RouteReply["createContest"] = await post(`${url}/api/contests`, body, signedIn.accessToken);
  await post(`${url}/api/auth/sign-out`, null, signedIn.accessToken);
  return made;
}

async function post<Reply>(url: string, body: object | null, token?: string): Promise<Reply> {
  const headers = {
    ...(body ? { "Content-Type": "application/json" } : {}),
    ...(token ? { Authorization: `Bearer ${token}` } : {}),
  };
  const response = await fetch(url, { method: "POST", headers, body: body && JSON.stringify(body) }).catch(
    () => {
      throw noServerAt(new URL(url).origin);
    },
  );
  if (response.ok) return (await response.json()) as Reply;
  const problem = (await response.json()) as Problem;
  switch (problem.code) {
    case "file_invalid":
      throw refusedFile(problem.problems as readonly FileProblem[]);
    case "wrong_password":
      throw new Refused("Wrong login or password: set REGATTA_LOGIN and REGATTA_PASSWORD.");
    case "too_many_failures":
      throw new Refused(`Too many wrong passwords: try again in ${problem.params?.seconds} seconds.`);
    case "body_too_large":
      throw new Refused(`The file is too large: at most ${MAX_FILE_BYTES / 1024} KiB.`);
    default:
      throw new Refused(`The server refuses: ${problem.code}.`);
  }
}

function noServerAt(where: string): Refused {
  return new Refused(
    `The database is in use, but no server answers at ${where}: set PORT and HOST as for the server, or stop it.`,
  );
}

function refusedFile(problems: readonly FileProblem[]): Refused {
  const lines = problems.map((problem) => `  ${describeFileProblem("en", problem)}`);
  if (problems.some(({ code }) => ["unclear_encoding", "not_in_encoding", "garbled_text"].includes(code)))
    lines.push(`  Say it with --encoding, one of ${encodings.join(", ")}.`);
  return new Refused(["Nothing was imported.", ...lines].join("\n"));
}

async function askPassword(login: string): Promise<string> {
  if (!process.stdin.isTTY)
    throw new Refused("The server is running: set REGATTA_PASSWORD to import through it.");
  process.stdout.write(`Password of ${login}: `);
  // What is typed is not shown.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  const password = await lines.question("");
  lines.close();
  process.stdout.write("\n");
  return password;
}
