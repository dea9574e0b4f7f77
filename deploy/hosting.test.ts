import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { blocksOf } from "./hosting/pageBlocks.ts";

const root = path.join(import.meta.dirname, "..");
const read = (name: string) => readFileSync(path.join(root, name), "utf8");

const page = read("docs/hosting.md");
const unit = read("deploy/systemd/regatta@.service");
const compose = read("docker-compose.yml");
const textsIn = (section: string) => blocksOf(page, [section]).map(({ text }) => text);
const known = [...read("server/env.ts").matchAll(/^ {2}([A-Z_]+): /gm)].map(([, name]) => name);

/** Of other programs. */
const others = ["POSTGRES_PASSWORD", "GRAFANA_PASSWORD", "NODE_ENV"];

test("DEP13 the page and the unit name only variables that Regatta reads", () => {
  const named = [...`${page}\n${unit}`.matchAll(/^(?:Environment=)?([A-Z][A-Z_]+)=/gm)].map(
    ([, name]) => name,
  );
  expect(named).toContain("REGATTA_SEAL_KEY");
  expect(named.filter((name) => !known.includes(name) && !others.includes(name ?? ""))).toEqual([]);
});

test("DEP13 the page's table has every variable, with what holds when it is not set", () => {
  const rows = [...page.matchAll(/^\| ((?:`[A-Z_]+`(?:, )?)+) \|.*\|$/gm)].map(([row, names]) => ({
    row,
    names,
  }));
  const rowOf = (name = "") => rows.find(({ names }) => names?.includes(`\`${name}\``))?.row ?? "";
  expect(known.filter((name) => rowOf(name) === "")).toEqual([]);
  const defaults = [...read("server/env.ts").matchAll(/^ {2}([A-Z_]+): .*\.default\("?([^")]+)"?\)/gm)];
  expect(defaults.length).toBeGreaterThan(8);
  for (const [, name, value] of defaults) expect(rowOf(name)).toContain(`\`${value?.replace("_", "")}\``);
});

const ofTheImage = ["HOST", "PORT", "DATA_DIR"];
const ofHttps = ["TLS_CERT_FILE", "TLS_KEY_FILE"];
const ofSeveral = ["REDIS_URL", "REGATTA_SLOT", "REGATTA_INTERNAL_ADDRESS"];

test.each([
  ["docker-compose.one.yml", [...ofTheImage, ...ofHttps, ...ofSeveral]],
  // nginx speaks HTTPS for them.
  ["docker-compose.yml", [...ofTheImage, ...ofHttps]],
])(
  "DEP13 %s hands every variable on that is of use in it, whoever runs it only writes them into .env",
  (file, useless) => {
    const handedOn = [...read(file).matchAll(/^ {2,6}([A-Z_]+): /gm)].map(([, name]) => name);
    const lacking = known.filter((name) => !handedOn.includes(name));
    expect(lacking.toSorted()).toEqual(useless.toSorted());
  },
);

test("DEP13 the page and the unit name only files that there are", () => {
  const named = `${page}\n${unit}`.match(/(?<![\w/])deploy\/[\w@./-]*\w/g) ?? [];
  expect(named.length).toBeGreaterThan(10);
  // deploy/own is whoever runs it's.
  const missing = named.filter(
    (name) => !name.startsWith("deploy/own") && !existsSync(path.join(root, name)),
  );
  expect(missing).toEqual([]);
});

test("DEP13 OPS4 what the unit says of the service, but for where it listens, the page's settings say to commands", () => {
  const [, settings = ""] = /^cat > \/etc\/regatta\/regatta\.env <<END\n(.*?)^END$/ms.exec(page) ?? [];
  const said = [...unit.matchAll(/^Environment=(([A-Z_]+)=.*)$/gm)];
  const ofListening = ["NODE_ENV", "HOST", "PORT"];
  const ofCommands = said.flatMap(([, line = "", name = ""]) => (ofListening.includes(name) ? [] : line));
  expect(ofCommands.join()).toContain("DATA_DIR=");
  expect(settings.split("\n")).toEqual(expect.arrayContaining(ofCommands));
});

test("DEP20 no shell reads the settings of the page: each command that needs them gets them by what reads as systemd does", () => {
  const [, server = ""] = page.split("\n## One server\n");
  const commands = [...server.matchAll(/([^\s`]+ [^\s`]+ )?npm run (?:backup|restore|drill|password)\b/g)];
  expect(commands.length).toBeGreaterThan(4);
  for (const [command, by] of commands)
    expect([command, by]).toEqual([command, "deploy/with-env.sh /etc/regatta/regatta.env "]);
  expect(page).not.toMatch(/(?:^|\s)(?:\.|source) \/etc\/regatta/m);
});

test("DEP21 whoever upgrades has nginx' files made anew before a process is restarted, on a machine and in containers", () => {
  const [onMachine] = textsIn("Upgrades");
  expect(onMachine).toMatch(
    /release\.sh NEW_VERSION\n.*^deploy\/nginx\/renew\.sh$.*^deploy\/rolling-restart\.sh$/ms,
  );
  const inContainers = textsIn("A cluster").find((text) => text.includes("git checkout NEW_VERSION"));
  expect(inContainers).toMatch(
    /git checkout NEW_VERSION .*^sh deploy\/nginx\/upstreams\.sh .* > deploy\/own\/upstreams\.conf$.*^docker compose up -d/ms,
  );
});

test("DEP21 an upgrade of containers ends with all that is none of Regatta's processes, which see new files of folders", () => {
  const inContainers = textsIn("A cluster").find((text) => text.includes("git checkout NEW_VERSION"));
  const [, ending] = inContainers?.split("docker compose up -d --no-deps --wait regatta2\n") ?? [];
  expect(ending?.split("\n")).toEqual([
    "docker compose up -d --wait",
    "docker compose exec -T nginx nginx -s reload",
    "docker compose kill -s HUP prometheus",
  ]);
  const mounted = [...compose.matchAll(/^ {6}- \.\/(deploy\/[^:]+):/gm)].map(([, source = ""]) => source);
  expect(mounted).toContain("deploy/nginx");
  // deploy/own is whoever runs it's.
  const isFolder = (name: string) => statSync(path.join(root, name)).isDirectory();
  expect(mounted.filter((name) => name !== "deploy/own" && !isFolder(name))).toEqual([]);
});

test("DEP22 a backup is restored by the program that is to run then, while none runs, and is whole when one starts", () => {
  const restoring = [...textsIn("Upgrades"), ...textsIn("Backup, restore, drill")].filter((text) =>
    text.includes("npm run restore"),
  );
  expect(restoring).toHaveLength(2);
  for (const text of restoring)
    expect(text).toMatch(
      /^systemctl stop regatta\.target$.* rename to regatta_.*'create database regatta .* npm run restore .*&&\s+systemctl start regatta\.target$/ms,
    );
  expect(restoring[0]).toMatch(
    / stop regatta\.target$.*^deploy\/release\.sh --force OLD_VERSION &&$.* rename to .* &&$.*npm run restore/ms,
  );
});

test("DEP22 so it is in containers, where the files of changes say whether tables were changed", () => {
  const restoring = textsIn("A cluster").filter((text) => text.includes("scripts/restore.ts"));
  expect(restoring).toHaveLength(2);
  for (const text of restoring)
    expect(text).toMatch(
      /^ *docker compose stop regatta1 regatta2(?: &&)?$.* rename to regatta_.*'create database regatta'(?: &&)?$.* run --rm regatta1 .*restore\.ts .*&&\s+docker compose up -d --wait$/ms,
    );
  const [goingBack = ""] = restoring;
  expect(goingBack).toMatch(/^git checkout OLD_VERSION && docker compose build &&\n/);
  // A line that fails is the last one.
  expect(goingBack.split("\n").filter((line) => !/(?:&&|\\)$/.test(line))).toEqual([
    "  docker compose up -d --wait",
  ]);
  const [, folder = ""] = /`git diff --stat HEAD OLD_VERSION -- ([^`]+)`/.exec(page) ?? [];
  expect(read("deploy/release.sh")).toContain(`\nmigrations=${folder}\n`);
});

test("DEP13 each command beside the service is told for a machine and for containers", () => {
  const named = (pattern: RegExp) => new Set([...page.matchAll(pattern)].map(([, name = ""]) => name));
  const onMachine = named(/deploy\/with-env\.sh \S+ npm run (\w+)/g);
  const inContainers = named(
    /docker compose (?:exec -T|run --rm) regatta1 (?:sh -c ')?node scripts\/(\w+)\.ts/g,
  );
  expect(onMachine).toEqual(new Set(["backup", "drill", "password", "restore"]));
  expect(inContainers).toEqual(onMachine);
});

test("DEP23 no process listens to other machines before the firewall has its rule for them", () => {
  const open = textsIn("A cluster").filter((text) => text.includes("HOST=::"));
  expect(open).toHaveLength(2);
  for (const text of open) {
    const [, firewall = ""] =
      /^(ufw allow .*) &&\n {2}(?:systemctl enable --now |\S*\/rolling-restart\.sh)[^\n]*$/m.exec(text) ?? [];
    expect(firewall).toMatch(/ufw allow from 10\.0\.0\.0\/24 to any port 2571:2579\b/);
    expect(text.match(/systemctl (?:re)?start |systemctl enable |rolling-restart/g)).toHaveLength(1);
  }
  // A machine that comes to it has none yet.
  expect(open[1]).toMatch(/^ufw allow 22\/tcp && .* && ufw --force enable &&$/m);
  expect(textsIn("A cluster")).toContainEqual(
    expect.stringMatching(/^apt-get update && apt-get install .* ufw$/),
  );
});

test("DEP23 what other machines ask listens at every address: the one of the machine may come later than it starts", () => {
  const commands = textsIn("A cluster").join("\n");
  const listening = commands.match(/bind [^\\]+|HOST=[^\\]+|(?<=listen_addresses = )'[^']+'/g) ?? [];
  expect([...new Set(listening)].toSorted()).toEqual(["'*'", "HOST=::", "bind * -::*"]);
});

test("DEP13 the connection budget follows from the pool", () => {
  const [, pool] = /poolSize = (\d+)/.exec(read("server/db/database.ts")) ?? [];
  const rows = [...page.matchAll(/^\| (\d+) \| (\d+) \| (\d+) \| (\d+)(?: \(as it is\))? \|$/gm)];
  expect(rows.length).toBeGreaterThan(5);
  expect(page).toContain(
    `Each process of several holds ${Number(pool) + 2} connections: ${pool} for its work`,
  );
  for (const [, processes, connections, all, most] of rows) {
    expect(Number(connections)).toBe(Number(processes) * (Number(pool) + 2));
    expect(Number(all)).toBe(Number(connections) + 8);
    expect(Number(most)).toBeGreaterThan(Number(all));
  }
});

test("DEP15 no command of the page is for one version of PostgreSQL: each of the systems that it names has its own", () => {
  expect(page).toContain("cd /etc/postgresql/*/main");
  expect(page.match(/postgresql\/\d+|pg_ctlcluster \d+|postgresql-\d+/g)).toBeNull();
});

test("DEP13 Grafana is told where Prometheus is, in containers and on a machine", () => {
  const [, name] =
    /^ +url: \$\{(\w+)\}$/m.exec(read("deploy/grafana/provisioning/datasources/prometheus.yml")) ?? [];
  const [, service] = new RegExp(`^ +${name}: http://(\\w+):9090$`, "m").exec(compose) ?? [];
  expect(compose).toMatch(new RegExp(`^  ${service}:$`, "m"));
  expect(page).toContain(`echo ${name}=http://127.0.0.1:9090 >> /etc/default/grafana-server`);
});

test("DEP12 Prometheus asks the one process that the page starts, and two as soon as the page has it told so", () => {
  const startedIn = (section: string) =>
    blocksOf(page, [section]).flatMap(({ text }) =>
      [...text.matchAll(/enable --now (?:regatta\.target )?regatta@(\d)/g)].map(
        ([, n]) => `127.0.0.1:257${n}`,
      ),
    );
  const targetsOf = (text: string) => {
    const [targets = ""] = /^ +- targets: .*/m.exec(text) ?? [];
    return targets.match(/\d[\d.:]+/g);
  };
  const shipped = read("deploy/prometheus/prometheus.yml");
  const [first, second] = [...startedIn("One server"), ...startedIn("A cluster")];
  expect(startedIn("One server")).toEqual([first]);
  expect(targetsOf(shipped)).toEqual([first]);
  const telling =
    /systemctl restart prometheus`.*?`sed -i 's\/([^`]+)\/([^`]+)\/' \/etc\/prometheus\/prometheus\.yml && systemctl reload prometheus`/s;
  const [, what = "", by = ""] = telling.exec(page) ?? [];
  expect(targetsOf(shipped.replace(what, by.replace("&", what)))).toEqual([first, second]);
});

test("DEP13 what more processes cost is what was measured", () => {
  const [, middle, least, most] =
    /^\| two \/ one \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \|$/m.exec(read("loadtest/RESULTS.md")) ?? [];
  expect(page.replaceAll("\n", " ")).toContain(
    `${middle} times the processor that one would take for the same contests (${least} to ${most})`,
  );
});

test("DEP13 nginx takes as many connections of one address as the page says, which is more than the stadium", () => {
  const [, most = ""] =
    /limit_conn regatta_connections (\d+);/.exec(read("deploy/nginx/regatta/connections.conf")) ?? [];
  expect(page).toContain(`lets one address have ${Number(most).toLocaleString("en")} connections`);
  expect(Number(most)).toBeGreaterThan(7_000);
});

test("DEP19 containers that believe a proxy are reached on this machine alone, unless somebody says otherwise", () => {
  const [cluster = ""] = compose.split("\nnetworks:");
  const files = `${read("docker-compose.one.yml")}\n${cluster}`;
  const services = files.match(/^ {2}regatta\d?:\n(?: {4}.*\n|\n)+/gm) ?? [];
  const ports = services.flatMap((text) => /^ {4}ports:\n(?: {6}- .*\n)+/m.exec(text) ?? []);
  expect(services).toHaveLength(3);
  // Those of the cluster are reached through nginx.
  expect(ports).toHaveLength(1);
  expect(ports[0]).toMatch(/^ {6}- "\$\{ADDRESS:-127\.0\.0\.1\}:\$\{PORT:-2567\}:2567"\n$/m);
});

test("DEP19 whoever comes to the containers by IPv6 keeps that address", () => {
  const [, network = ""] = /^networks:\n((?: +.*\n)+)/m.exec(compose) ?? [];
  expect(network).toMatch(/^ {4}enable_ipv6: true$/m);
  expect(network).toMatch(/^ {8}- subnet: fd[0-9a-f]{2}:/m);
});

test("DEP19 whoever upgrades containers is told what that takes: a new network, and an address where there is no proxy", () => {
  expect(page).toMatch(/`networks`.*?`docker compose down && docker compose up -d`/s);
  expect(page).toMatch(
    /`ADDRESS=0\.0\.0\.0`.*?Earlier versions answered everybody: .*? before the upgrade\./s,
  );
});

test.each([
  ["docker-compose.one.yml", "regatta"],
  ["docker-compose.yml", "regatta1"],
])("OPS15 %s says how backups come into what is kept of its container", (file, service) => {
  const [, kept = ""] = /^VOLUME (\S+)$/m.exec(read("Dockerfile")) ?? [];
  const text = read(file);
  expect(text).toContain(` exec -T ${service} node scripts/backup.ts --replace ${kept}/….backup`);
  expect(text).toMatch(new RegExp(`^(?:#   |  )BACKUPS_DIR(?:=|: )${kept}\\b`, "m"));
});

test("OPS15 the line by which cron makes backups of containers is whole, and takes them out of these", () => {
  const [line = ""] = textsIn("A cluster").flatMap((text) => text.match(/^15 3 \* \* \* .*$/m) ?? []);
  expect(line).toMatch(
    /^15 3 \* \* \* root cd \$PWD && docker compose exec -T regatta1 node scripts\/backup\.ts --replace \/data\/.*\.backup && docker compose cp regatta1:\/data\/.*\.backup \/var\/backups\/regatta\/$/,
  );
  // cron takes a bare one for the end of the line, and the shell that writes the line down would fill in the day of now.
  expect(line.match(/%u/g)).toHaveLength(2);
  expect(line).not.toMatch(/(?<!\\)(?:%|\$\()/);
});

test("DEP13 what an alert tells to do is told for a machine and for containers", () => {
  const told = read("deploy/prometheus/alerts.yml").match(/^ +todo: .*$/gm) ?? [];
  const ofMachines = told.filter((todo) => /systemctl|journalctl|deploy\//.test(todo));
  expect(ofMachines.length).toBeGreaterThan(3);
  expect(ofMachines.filter((todo) => !todo.includes("docker compose "))).toEqual([]);
});

test("DEP13 a process has as much memory in a container as on a machine, and the alert says when it is ended", () => {
  const [, most = ""] = /^MemoryMax=(\d+)G$/m.exec(unit) ?? [];
  expect(read("deploy/prometheus/alerts.yml")).toContain(`at ${most} GiB it is ended`);
  for (const file of ["docker-compose.yml", "docker-compose.one.yml"]) {
    const limits = read(file).match(/^ +mem_limit: .*$/gm);
    expect(limits).toEqual([expect.stringMatching(new RegExp(` ${most}g$`))]);
  }
});

test("DEP13 nginx of the containers is told the addresses that their processes have", () => {
  const addresses = [...compose.matchAll(/ipv4_address: ([\d.]+)/g)].map(([, address]) => `${address}:2567`);
  expect(addresses).toHaveLength(2);
  expect(page).toContain(`sh deploy/nginx/upstreams.sh ${addresses.join(" ")} > deploy/own/upstreams.conf`);
});
