import { execFile, spawnSync } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { getProgram } from "../check/programs.ts";
import { makeNginxFolder, type NginxFolder } from "../testing/nginxFolder.ts";

const shipped = import.meta.dirname;
const hsts = /^ *add_header Strict-Transport-Security .*\n/m;

let room: string;
/** As `/etc/nginx` is, and `deploy/nginx` of a newer version, on the same ports. */
let installed: NginxFolder;
let folder: string;
let newer: string;
/** What upstreams.sh makes of the same processes. */
let upstreams: string;

beforeEach(() => {
  installed = makeNginxFolder({ http: 8080, https: 8443 }, ["10.0.0.5:2571", "[fd00::6]:25710"]);
  folder = path.dirname(installed.configFile);
  room = mkdtempSync(path.join(os.tmpdir(), "regatta-renew-"));
  newer = path.join(room, "nginx");
  mkdirSync(newer);
  for (const name of ["renew.sh", "upstreams.sh"]) cpSync(path.join(shipped, name), path.join(newer, name));
  cpSync(installed.configFile, path.join(newer, "nginx.conf"));
  cpSync(path.join(folder, "regatta"), path.join(newer, "regatta"), { recursive: true });
  appendFileSync(path.join(newer, "nginx.conf"), "# newer\n");
  writeFileSync(path.join(newer, "regatta/newer.conf"), "");
  upstreams = here("own/upstreams.conf");
  writeFileSync(path.join(room, "told"), "");
  // In the place of systemd's: it writes down what it is told.
  const systemctl = path.join(room, "systemctl");
  writeFileSync(systemctl, `#!/bin/sh\necho "$*" >>${room}/told\n`);
  chmodSync(systemctl, 0o755);
});
afterEach(() => {
  installed.remove();
  rmSync(room, { recursive: true });
});

const here = (name: string) => readFileSync(path.join(folder, name), "utf8");
const isTaken = () => spawnSync(getProgram("nginx"), ["-t", "-q", "-c", installed.configFile]).status === 0;
const told = () => readFileSync(path.join(room, "told"), "utf8");
const renew = (of = folder) =>
  promisify(execFile)("sh", [path.join(newer, "renew.sh"), of], {
    env: { PATH: `${room}:${path.dirname(getProgram("nginx"))}:${process.env.PATH}` },
  });

describe("DEP21 nginx is given the files of a newer version", () => {
  test("and the upstreams that they need, for the processes that there were", async () => {
    // As it was made before each process was asked for the parts of pages.
    const old = upstreams
      .replace(/^upstream regatta_each \{\n[^}]*\}\n/m, "")
      .replace(/^map \$regatta_upstream \$regatta_holders \{\n[^}]*\}\n/m, "");
    writeFileSync(path.join(folder, "own/upstreams.conf"), old);
    expect(isTaken()).toBe(false);
    const { stdout } = await renew();
    expect(stdout).toContain(`${folder}/before`);
    expect(isTaken()).toBe(true);
    expect(here("own/upstreams.conf")).toBe(upstreams);
    expect(here("nginx.conf")).toContain("# newer");
    expect(existsSync(path.join(folder, "regatta/newer.conf"))).toBe(true);
    expect(here("before/own/upstreams.conf")).toBe(old);
    expect(here("before/nginx.conf")).not.toContain("# newer");
    expect(existsSync(path.join(folder, "before/regatta/site.conf"))).toBe(true);
    expect(existsSync(path.join(folder, "new"))).toBe(false);
    expect(told()).toBe("reload nginx\n");
  });

  test("again and again, and files that a version no longer has go", async () => {
    await renew();
    rmSync(path.join(newer, "regatta/newer.conf"));
    await renew();
    expect(existsSync(path.join(folder, "regatta/newer.conf"))).toBe(false);
    expect(existsSync(path.join(folder, "before/regatta/newer.conf"))).toBe(true);
    expect(isTaken()).toBe(true);
  });

  test("and keeps its own when it refuses them", async () => {
    appendFileSync(path.join(newer, "regatta/site.conf"), "nonsense;\n");
    const names = ["nginx.conf", "regatta/site.conf", "own/upstreams.conf"];
    const before = names.map(here);
    await expect(renew()).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/nonsense.*Nothing was changed\./s),
    });
    expect(names.map(here)).toEqual(before);
    expect(existsSync(path.join(folder, "before"))).toBe(false);
    expect(existsSync(path.join(folder, "new"))).toBe(false);
    expect(told()).toBe("");
  });

  test("and keeps browsers as free to come by plain HTTP as they were", async () => {
    const site = path.join(folder, "regatta/site.conf");
    await renew();
    expect(here("regatta/site.conf")).toMatch(hsts);
    writeFileSync(site, here("regatta/site.conf").replace(hsts, ""));
    await renew();
    expect(here("regatta/site.conf")).not.toMatch(hsts);
    expect(isTaken()).toBe(true);
  });

  test("where it serves Regatta by a file that was made, and nowhere else", async () => {
    writeFileSync(path.join(folder, "own/upstreams.conf"), "# by hand\n");
    await expect(renew()).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining("no process") });
    const { stdout } = await renew(path.join(room, "none"));
    expect(stdout).toContain("nothing was done");
    expect(told()).toBe("");
  });
});
