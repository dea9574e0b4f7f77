import { type Route, type RouteName, routes } from "../../shared/api.ts";
import { MAX_DOCUMENT_BYTES } from "../../shared/contestFile/limits.ts";
import { passing } from "./passing.ts";

const KiB = 1024;
const MiB = 1024 * KiB;

/** What is asked of a location without a word about it: `location` for `/api/` in site.conf says the same. */
export const usual = { seconds: 2, again: false, maxBytes: 64 * KiB } as const;

/** Largest bodies, a little above what the server itself takes, so that it is the server that explains a refusal. DEP4 */
const bodySizes = [
  { maxBytes: usual.maxBytes, limits: [] },
  { maxBytes: 9 * MiB, limits: ["limit_conn regatta_bodies 100;"] },
  { maxBytes: MAX_DOCUMENT_BYTES + MiB, limits: ["limit_conn regatta_bodies 8;"] },
] as const;

/** The locations of the routes that are not passed on as usual, in nginx' language: `regatta/routes.conf`. DEP2 DEP3 DEP4 */
export function routeLocations(): string {
  const places = [...byPath()].map(([path, names]) => ({ path, names, needs: needsOf(names) }));
  const unusual = places.filter(({ needs }) => !isUsual(needs));
  const locations = unusual.map(({ path, names, needs }) => locationOf(path, names, needs));
  return `# Made by scripts/nginxRoutes.ts from shared/api.ts and deploy/nginx/passing.ts: change those.\n\n${locations.join("\n")}`;
}

export interface Needs {
  readonly seconds: number;
  readonly again: boolean;
  readonly maxBytes: number;
}

/** What the routes of one path need together, since a location knows no methods: a GET may be asked again anyway. */
export function needsOf(names: readonly RouteName[]): Needs {
  const posts = names.filter((name) => routes[name].method === "POST");
  const largest = Math.max(...names.map((name) => routes[name].maxBytes));
  return {
    seconds: Math.max(...names.map((name) => passing[name].seconds)),
    again: posts.length > 0 && posts.every((name) => passing[name].again),
    maxBytes: sizeFor(largest).maxBytes,
  };
}

export function byPath(): ReadonlyMap<string, readonly RouteName[]> {
  const names = Object.keys(routes) as RouteName[];
  return Map.groupBy(names, (name) => (routes[name] as Route).path);
}

function isUsual({ seconds, again, maxBytes }: Needs): boolean {
  return seconds === usual.seconds && again === usual.again && maxBytes === usual.maxBytes;
}

function sizeFor(bytes: number) {
  const size = bodySizes.find(({ maxBytes }) => bytes <= maxBytes);
  if (size === undefined) throw new Error(`no size of bodies in deploy/nginx holds ${bytes} bytes`);
  return size;
}

function locationOf(path: string, names: readonly RouteName[], { seconds, again, maxBytes }: Needs): string {
  const pattern = path.replaceAll(".", "\\.").replaceAll(/:\w+/g, "[^/]+");
  const { limits } = sizeFor(maxBytes);
  const lines = [
    `client_max_body_size ${maxBytes / KiB}k;`,
    // One of its own takes the place of the server's.
    ...(limits.length > 0 ? ["include regatta/connections.conf;", ...limits] : []),
    "limit_req zone=regatta_calls burst=5000 nodelay;",
    `proxy_read_timeout ${seconds}s;`,
    `proxy_next_upstream error timeout invalid_header http_502${again ? " non_idempotent" : ""};`,
    "proxy_pass http://$regatta_upstream;",
  ];
  return [
    `# ${names.join(", ")}`,
    `location ~ ^(?:/p/[0-9]+)?${pattern}$ {`,
    ...lines.map((line) => `  ${line}`),
    "}\n",
  ].join("\n");
}
