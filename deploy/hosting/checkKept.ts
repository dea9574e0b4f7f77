import type { Machine } from "./Machine.ts";
import { seen } from "./seen.ts";

const folder = "/var/backups/regatta";
const whereTheyRun =
  "readlink -f /opt/regatta/current; for n in 1 2; do readlink /proc/$(systemctl show -P MainPID regatta@$n)/cwd; done";
const nginxDiffers = "diff -r /etc/nginx/regatta /opt/regatta/current/deploy/nginx/regatta | grep '^[<>O]'";
const upstreamsDiffer = "cd /etc/nginx && cmp before/own/upstreams.conf own/upstreams.conf";
const databases = "select datname from pg_database where datname ~ '^regatta(_[0-9]{6}_[0-9]{6})?$'";
const countContests = "select count(*) from contest";

/** What stands on the machine once all below its upgrade was followed on the page. Throws what is otherwise. DEP16 DEP21 DEP22 OPS14 */
export async function checkKept(machine: Machine): Promise<void> {
  await seen("the processes run in the release that is current", async () => {
    const where = await machine.run("sh", "-c", whereTheyRun);
    return new Set(where.trim().split("\n")).size === 1 || where;
  });
  await seen("nginx has the version's files, but for a line that its certificate does without", async () => {
    const lines = await machine.run("sh", "-c", nginxDiffers);
    return /^> +add_header Strict-Transport-Security .*\n$/.test(lines) || lines;
  });
  await seen("it asks the same processes as before", async () => {
    const told = await machine.run("sh", "-c", upstreamsDiffer);
    return told === "" || told;
  });
  await seen("what was restored twice has all contests, beside the databases of before", async () => {
    const names = (await ask(machine, "postgres", databases)).trim().split("\n");
    const contests = await Promise.all(names.map((name) => ask(machine, name, countContests)));
    const isWhole = names.length === 3 && new Set(contests).size === 1 && !contests.includes("0\n");
    return isWhole || `${names.join()}: ${contests.join()}`;
  });
  const backups = async () => machine.run("find", folder, "-name", "?.backup", "-printf", "%f %m %T@\n");
  const first = await backups();
  await seen(
    "a backup of today was made, for root alone",
    async () => /^\d\.backup 600 \S+\n$/.test(first) || first,
  );
  await machine.run("systemctl", "start", "regatta-backup");
  await seen("another one of the same day takes its place", async () => {
    const second = await backups();
    const isAnother = second !== first && second.split(" ", 2).join() === first.split(" ", 2).join();
    return isAnother || second;
  });
  await seen("the timers wait for the night", async () => {
    const states = await machine.run("systemctl", "is-active", "regatta-backup.timer", "regatta-drill.timer");
    return states === "active\nactive\n" || states;
  });
  await seen("nothing failed", async () => {
    const failed = await machine.run(
      "systemctl",
      "list-units",
      "--failed",
      "--plain",
      "--no-legend",
      "regatta*",
    );
    return failed === "" || failed;
  });
}

/** What PostgreSQL answers, as its administrator is told; from a folder that this one may be in. */
function ask(machine: Machine, database: string, question: string): Promise<string> {
  const asPostgres = ["env", "-C", "/", "runuser", "-u", "postgres", "--", "psql"];
  return machine.run(...asPostgres, "-d", database, "-tAc", question);
}
