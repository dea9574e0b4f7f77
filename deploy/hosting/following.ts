import type { PageBlock } from "./pageBlocks.ts";

/** What makes a service, and what is done when it has been used. */
export const making = ["One server", "A cluster"];
export const keeping = ["Upgrades", "Backup, restore, drill"];

/** What is typed instead of a part of the page. Everything else is typed as it stands there. */
export const instead: readonly { readonly page: string; readonly typed: string; readonly because: string }[] =
  [
    {
      page: "<where you have Regatta from>",
      typed: "/srv/files/regatta.git",
      because: "the files of now, as a repository",
    },
    { page: "NEW_VERSION", typed: "newer", because: "a commit of the same files, after those of now" },
    { page: "OLD_VERSION", typed: "main", because: "the version that was there before that" },
  ];

/** Blocks that are not followed, by how they begin. */
export const passedOver: readonly { readonly begins: string; readonly because: string }[] = [
  { begins: "curl -fsSL https://deb.nodesource.com", because: "this machine has a Node that is new enough" },
  { begins: "systemctl stop nginx\ncertbot", because: "of the three certificates one can be made here" },
  { begins: "apt-get install -y ufw", because: "the machine has no way to others" },
  ...[
    "cd /etc/postgresql/*/main",
    "password=$(openssl rand -hex 24)\nprintf 'bind",
    "for n in 1 2; do\n  printf",
    "apt-get update && apt-get install -y git curl openssl ufw",
    "scp /etc/regatta/regatta.env",
    "echo '10.0.0.5 regatta-db'",
    "cd /opt/regatta/current\ndeploy/nginx/upstreams.sh 10.0.0.5",
  ].map((begins) => ({ begins, because: "it is one machine" })),
  ...[
    "mkdir -p deploy/own",
    "install -d -m 0700 /var/backups/regatta",
    "docker compose exec -T regatta1",
    "git checkout OLD_VERSION",
    "docker compose stop",
    "cp /etc/letsencrypt",
  ].map((begins) => ({ begins, because: "containers are another way" })),
  { begins: '203.0.113.7 "";', because: "it is a file, of addresses that there are not" },
];

/** Programs that are not the machine's own, and what stands in their place. */
export const standIns: Readonly<Record<string, string>> = {
  "apt-get": "looks whether the packages are installed, and starts what they bring, as Debian's do",
  npm: "`npm ci` takes the packages that are here, unless --install says otherwise; all else is npm's",
};

/** The commands of a block as they are typed; null: it is passed over. */
export function commandsOf({ text }: PageBlock): string | null {
  if (passedOver.some(({ begins }) => text.startsWith(begins))) return null;
  return instead.reduce((typed, { page, typed: by }) => typed.replaceAll(page, by), text);
}
