import type { Machine } from "./Machine.ts";
import { seen } from "./seen.ts";

const name = "regatta.example";
const curl = ["curl", "-sk", "--max-time", "10"];

/** What whoever followed the page has now; `said`: what their commands printed. Throws what is otherwise. */
export async function checkSite(machine: Machine, said: string): Promise<void> {
  await seen("the log showed a link to choose the password", async () =>
    new RegExp(`https://${name}/console#first=\\S+`).test(said),
  );
  await seen("both processes are ready", async () => {
    const ready = await Promise.all(
      [1, 2].map((slot) => machine.run(...curl, `http://127.0.0.1:257${slot}/readyz`)),
    );
    return ready.every((answer) => answer.includes("ready")) || ready.join("; ");
  });
  await seen("nginx leads to both of them", async () => {
    const codes = [];
    for (const slot of ["/p/1", "/p/2", ""])
      codes.push(await statusOf(machine, `https://${name}${slot}/api/addresses`));
    return codes.every((code) => code === "200") || codes.join(", ");
  });
  await seen(
    "nobody outside is told how they are",
    async () => (await statusOf(machine, `https://${name}/readyz`)) === "404",
  );
  await seen("plain HTTP leads to HTTPS", async () => (await statusOf(machine, `http://${name}/`)) === "308");
  await seen("browsers are not held to a certificate of one's own", async () => {
    const headers = await machine.run(...curl, "-D", "-", "-o", "/dev/null", `https://${name}/`);
    return !/strict-transport-security/i.test(headers) || headers;
  });
  await seen(
    "nobody but Regatta and root reads the settings",
    async () =>
      (await machine.run("stat", "-c", "%a %U %G", "/etc/regatta/regatta.env")).trim() === "640 root regatta",
  );
  await seen(
    "the key of the certificate is root's alone",
    async () =>
      (await machine.run("stat", "-c", "%a %U", "/etc/nginx/own/privkey.pem")).trim() === "600 root",
  );
  await seen("Regatta, PostgreSQL and Redis answer this machine alone", async () => {
    const sockets = (await machine.run("ss", "-Hltn")).split("\n").map((line) => line.split(/\s+/)[3] ?? "");
    const inner = sockets.filter((address) => /:(257[12]|5432|6379)$/.test(address));
    const open = inner.filter((address) => !/^(127\.0\.0\.1|\[::1\]):/.test(address));
    return (inner.length >= 4 && open.length === 0) || sockets.join(", ");
  });
}

async function statusOf(machine: Machine, url: string): Promise<string> {
  return machine.run(...curl, "-o", "/dev/null", "-w", "%{http_code}", url);
}
