import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { BadEnvironment, readEnv } from "../../server/env.ts";
import { type Check, root } from "./checking.ts";
import { readYaml } from "./readYaml.ts";

/** Every variable is text for its program. */
const Scalar = z
  .union([z.string(), z.number(), z.boolean(), z.null()])
  .transform((value) => `${value ?? ""}`);

const Service = z.looseObject({
  image: z.string().optional(),
  build: z.string().optional(),
  environment: z.record(z.string(), Scalar).default({}),
  volumes: z.array(z.string()).default([]),
  ports: z.array(z.string()).default([]),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  secrets: z.array(z.string()).default([]),
  healthcheck: z.unknown().optional(),
});
type Service = z.infer<typeof Service>;

const ComposeFile = z.looseObject({
  services: z.record(z.string(), Service),
  volumes: z.record(z.string(), z.null()).default({}),
  secrets: z.record(z.string(), z.unknown()).default({}),
});
type ComposeFile = z.infer<typeof ComposeFile>;

const provisioning = "./deploy/grafana/provisioning";

/** What whoever follows the comments at the top of the files writes into `.env`. */
const given: Readonly<Record<string, string>> = {
  POSTGRES_PASSWORD: "secret",
  REGATTA_SEAL_KEY: "A".repeat(43),
  METRICS_TOKEN: "t".repeat(43),
  GRAFANA_PASSWORD: "secret",
  PUBLIC_ORIGIN: "https://regatta.example",
};

export const composeChecks: readonly Check[] = ["docker-compose.yml", "docker-compose.one.yml"].map(
  (name) => ({
    what: name,
    look: () => {
      const text = readFileSync(path.join(root, name), "utf8");
      const file = ComposeFile.parse(readYaml(interpolated(text)));
      const problems = Object.entries(file.services).flatMap(([service, parts]) =>
        problemsOf(parts, file).map((problem) => `${service}: ${problem}`),
      );
      if (problems.length > 0) throw new Error(problems.join("\n"));
      return Object.keys(file.services).join(", ");
    },
  }),
);

function problemsOf(service: Service, { services, volumes, secrets }: ComposeFile): readonly string[] {
  const { environment, depends_on, secrets: used } = service;
  const sources = service.volumes.map((volume) => volume.split(":")[0] ?? "");
  return [
    ...(service.image === undefined && service.build === undefined
      ? ["it has neither an image nor a build"]
      : []),
    ...sources
      // deploy/own is whoever runs it's.
      .filter((source) => source.startsWith("./") && source !== "./deploy/own")
      .filter((source) => !existsSync(path.join(root, source)))
      .map((source) => `there is no ${source}`),
    ...sources
      .filter((source) => !source.startsWith("./") && !(source in volumes))
      .map((source) => `no volume ${source}`),
    ...used.filter((secret) => !(secret in secrets)).map((secret) => `no secret ${secret}`),
    ...Object.entries(depends_on).flatMap(([other, { condition }]) =>
      waitProblem(services, other, condition),
    ),
    ...(service.build === undefined
      ? []
      : [...environmentProblems(environment), ...dockerfileProblems(service), ...proxyProblems(service)]),
    ...(sources.includes(provisioning) ? dataSourceProblems(environment, services) : []),
  ];
}

/** Where Grafana looks for Prometheus is what its environment says, and a service of this file. DEP13 */
function dataSourceProblems(
  environment: Service["environment"],
  services: ComposeFile["services"],
): readonly string[] {
  const source = readFileSync(path.join(root, provisioning, "datasources/prometheus.yml"), "utf8");
  const [, name = ""] = /^ +url: \$\{(\w+)\}$/m.exec(source) ?? [];
  const url = environment[name];
  if (url === undefined) return [`${name || "the data source"} is not set`];
  return new URL(url).hostname in services ? [] : [`${url} is no service of this file`];
}

function waitProblem(services: ComposeFile["services"], other: string, condition: string): readonly string[] {
  const service = services[other];
  if (service === undefined) return [`it waits for ${other}, which there is not`];
  // Regatta's own image says in its Dockerfile how its health is asked.
  const isTold = service.healthcheck !== undefined || service.build !== undefined;
  return condition === "service_healthy" && !isTold
    ? [`it waits for the health of ${other}, which has none`]
    : [];
}

/** As server/env.ts reads it: a variable that is not known, or cannot be used, is one sentence. DEP13 */
function environmentProblems(environment: Service["environment"]): readonly string[] {
  try {
    readEnv(environment);
    const known = readFileSync(path.join(root, "server/env.ts"), "utf8");
    return Object.keys(environment)
      .filter((name) => !new RegExp(`^  ${name}: `, "m").test(known))
      .map((name) => `${name} is not a variable of Regatta`);
  } catch (error) {
    if (error instanceof BadEnvironment) return [error.message];
    throw error;
  }
}

/** What believes a proxy must not be reached past it. DEP19 */
function proxyProblems({ environment, ports }: Service): readonly string[] {
  if (environment.TRUST_PROXY === undefined) return [];
  return ports
    .filter((mapped) => !mapped.startsWith("127.0.0.1:"))
    .map((mapped) => `${mapped} is open to everybody, and TRUST_PROXY may be set`);
}

function dockerfileProblems({ ports, volumes }: Service): readonly string[] {
  const dockerfile = readFileSync(path.join(root, "Dockerfile"), "utf8");
  const [, port] = /^EXPOSE (\d+)$/m.exec(dockerfile) ?? [];
  const [, data] = /^VOLUME (\S+)$/m.exec(dockerfile) ?? [];
  return [
    ...ports
      .filter((mapped) => !mapped.endsWith(`:${port}`))
      .map((mapped) => `${mapped} leads to no port of the image`),
    ...(volumes.some((volume) => volume.endsWith(`:${data}`)) ? [] : [`nothing is kept of ${data}`]),
  ];
}

/** `${NAME}`, `${NAME:-else}` and `${NAME:?why}`, as Docker fills them in. Throws for a required one that nobody was told of. */
function interpolated(text: string): string {
  return text.replaceAll(
    /\$\{(\w+)(?::([-?])([^}]*))?\}/g,
    (_, name: string, sign: string, otherwise: string) => {
      const value = given[name];
      if (value !== undefined) return value;
      if (sign === "-") return otherwise;
      throw new Error(`${name} is required, and nobody is told so`);
    },
  );
}
