import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { delay, systemClock } from "./contests/clock.ts";
import { freshDataDir } from "./test/databases.ts";
import { freePort } from "./test/privateCluster.ts";

// The program itself, as people start it: always on the embedded database.

const program = path.join(import.meta.dirname, "start.ts");
const running: ChildProcess[] = [];
const folders: { remove(): void }[] = [];
afterEach(async () => {
  for (const child of running.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) {
      const exited = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGKILL");
      await exited;
    }
  }
  for (const folder of folders.splice(0)) folder.remove();
});

interface Started {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly errors: () => string;
  /** Resolves with what `pattern` found in the output. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  readonly exited: Promise<number | null>;
}

function start(environment: Record<string, string>): Started {
  const child = spawn(process.execPath, [program], { env: environment, stdio: ["ignore", "pipe", "pipe"] });
  running.push(child);
  let output = "";
  let errors = "";
  const heard = new Set<() => void>();
  child.stdout.on("data", (chunk) => {
    output += chunk;
    for (const listen of heard) listen();
  });
  child.stderr.on("data", (chunk) => {
    errors += chunk;
  });
  const exited = new Promise<number | null>((resolve) => child.once("close", (code) => resolve(code)));
  const says = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const listen = () => {
        const found = pattern.exec(output);
        if (found) resolve(found);
      };
      heard.add(listen);
      listen();
      void exited.then((code) => reject(new Error(`exited with ${code}: ${errors}`)));
    });
  return { child, output: () => output, errors: () => errors, says, exited };
}

async function dataDir(): Promise<string> {
  const folder = await freshDataDir();
  folders.push(folder);
  return folder.dataDir;
}

test("RDS10 FST3 who waits until it is ready finds the link in what it printed", async () => {
  const port = await freePort();
  const started = start({ DATA_DIR: await dataDir(), PORT: `${port}`, HOST: "127.0.0.1" });
  const told: string[] = [];
  while (told.at(-1) !== "ready\n") {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).then(
      (response) => response.text(),
      () => "",
    );
    if (answer !== told.at(-1)) told.push(answer);
    if (started.child.exitCode !== null) throw new Error(started.errors());
    await delay(systemClock, 5);
  }
  // On a busy machine the database may be slow to answer in between, and that is said.
  const slow = "the database does not answer\n";
  expect([...new Set(told.filter((answer) => answer !== slow))]).toEqual(["", "starting\n", "ready\n"]);
  await started.says(/Begin +http/);
});

test("an empty installation has a demo contest, prints all that one needs, and stops when told to", async () => {
  const environment = { DATA_DIR: await dataDir(), PORT: "0", HOST: "127.0.0.1" };
  const first = start(environment);
  const [, url = ""] = await first.says(/Console +(http:\/\/127\.0\.0\.1:\d+)\/console/);
  const [, code = ""] = await first.says(/Room +([2-9A-HJKMNP-Z]{6}) {2}Math regatta/);
  const [, password = ""] = await first.says(/Password +(\S+)\n.*write it down/);
  expect(first.output()).toMatch(/Begin +http:\/\/127\.0\.0\.1:\d+\/console#first=[2-9A-HJKMNP-Z]{20}\n/);
  expect(first.output()).toContain(`${url}/screen/${code}`);
  const room = await fetch(`${url}/api/rooms/${code}`);
  expect(await room.json()).toEqual({ title: "Math regatta", phase: "lobby", entryOpen: true });
  const signIn = (login: string) =>
    fetch(`${url}/api/auth/sign-in`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ login, password }),
    });
  expect((await signIn("organizer")).status).toBe(200);
  first.child.kill("SIGTERM");
  expect(await first.exited).toBe(0);

  // The second start knows the contest, and does not tell the password again.
  const second = start(environment);
  await second.says(new RegExp(`Room +${code}`));
  expect(second.output()).not.toMatch(/Password|Login|Begin/);
  expect(second.output()).not.toContain(password);
  second.child.kill("SIGINT");
  expect(await second.exited).toBe(0);
}, 120_000);

test("FST3 until a password is set each start prints a link of its own, by which it is set", async () => {
  const environment = { DATA_DIR: await dataDir(), PORT: "0", HOST: "127.0.0.1" };
  const printed = /Begin +(http:\S+)\/console#first=(\S+)/;
  const first = start(environment);
  const [, , early = ""] = await first.says(printed);
  first.child.kill("SIGKILL");
  await first.exited;

  const second = start(environment);
  const [, url = "", late = ""] = await second.says(printed);
  expect(late).not.toBe(early);
  expect(second.output()).not.toContain("Password");
  const post = (route: string, body: object) =>
    fetch(`${url}/api/auth/${route}`, {
      method: "POST",
      // Not as from this machine.
      headers: { "Content-Type": "application/json", "X-Forwarded-For": "10.0.0.7" },
      body: JSON.stringify(body),
    });
  const password = "correct horse";
  expect((await post("first-password", { secret: early, password })).status).toBe(403);
  expect((await post("first-password", { secret: late, password })).status).toBe(200);
  expect((await post("sign-in", { login: "organizer", password })).status).toBe(200);
  second.child.kill("SIGTERM");
  expect(await second.exited).toBe(0);

  const third = start(environment);
  await third.says(/Room +/);
  expect(third.output()).not.toMatch(/Begin|#first/);
}, 120_000);

test("a password from the environment is used and not printed", async () => {
  const { says, output } = start({
    DATA_DIR: await dataDir(),
    PORT: "0",
    HOST: "127.0.0.1",
    REGATTA_LOGIN: "anna",
    REGATTA_PASSWORD: "correct horse",
  });
  const [, url = ""] = await says(/Console +(\S+)\/console/);
  await says(/Login +anna\n +Password +as set/);
  expect(output()).not.toContain("correct horse");
  expect(output()).not.toContain("Begin");
  const answer = await fetch(`${url}/api/auth/sign-in`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ login: "anna", password: "correct horse" }),
  });
  expect(answer.status).toBe(200);
}, 120_000);

test.each([
  [{ PORT: "many" }, /^Regatta cannot start\. PORT must be a whole number from 0 to 65535\.\n$/],
  [{ REGATTA_PASWORD: "x" }, /^Regatta cannot start\. REGATTA_PASWORD is not a variable of Regatta\.\n$/],
  [
    { DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" },
    /^Regatta cannot start\. The database at DATABASE_URL cannot be reached \(ECONNREFUSED\)\.\n$/,
  ],
  [
    { DATA_DIR: program },
    /^Regatta cannot start\. .*start\.ts is a file, or lies in one: choose a folder by DATA_DIR\.\n$/,
  ],
  [
    { DATA_DIR: path.join(program, "data") },
    /^Regatta cannot start\. .*data is a file, or lies in one: choose a folder by DATA_DIR\.\n$/,
  ],
  [
    { HOST: "203.0.113.1" },
    /^Regatta cannot start\. 203\.0\.113\.1 is not an address of this machine: correct HOST\.\n$/,
  ],
])(
  "%j: one sentence, and nothing is started",
  async (environment, sentence) => {
    const { exited, errors, output } = start({
      DATA_DIR: await dataDir(),
      PORT: "0",
      ...(environment as object),
    });
    expect(await exited).toBe(1);
    expect(errors()).toMatch(sentence);
    expect(output()).toBe("");
  },
  60_000,
);

test("a port in use, and a database in use, are said in one sentence each", async () => {
  const blocker = createServer();
  const port = await new Promise<number>((resolve) => {
    blocker.listen(0, "127.0.0.1", () => {
      const address = blocker.address();
      resolve(address !== null && typeof address === "object" ? address.port : 0);
    });
  });
  const folder = await dataDir();
  const refused = start({ DATA_DIR: folder, PORT: `${port}`, HOST: "127.0.0.1" });
  expect(await refused.exited).toBe(1);
  expect(refused.errors()).toMatch(/^Regatta cannot start\. Port \d+ is in use: .*\.\n$/);
  blocker.close();

  // The password is told by the start that succeeds, however many failed before.
  const first = start({ DATA_DIR: folder, PORT: "0", HOST: "127.0.0.1" });
  await first.says(/write it down/);
  const second = start({ DATA_DIR: folder, PORT: "0", HOST: "127.0.0.1" });
  expect(await second.exited).toBe(1);
  expect(second.errors()).toMatch(
    /^Regatta cannot start\. Another process is using .*\. Is Regatta running already\?\n$/,
  );
}, 120_000);
