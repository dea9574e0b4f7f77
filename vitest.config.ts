import { existsSync } from "node:fs";
import path from "node:path";
import { defineConfig } from "vitest/config";
import { findProgram } from "./deploy/check/programs.ts";

const testsIn = (folders: readonly string[]) => folders.map((folder) => `${folder}/**/*.test.{ts,tsx}`);

const isOnPath = (program: string) =>
  (process.env.PATH ?? "").split(path.delimiter).some((folder) => existsSync(path.join(folder, program)));

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    environment: "node",
    // What only a PostgreSQL or Redis server can show is not a test without one.
    exclude: [
      "**/node_modules/**",
      "**/dist/**",
      ...(process.env.DATABASE_URL ? [] : ["**/*.postgres.test.ts"]),
      ...(isOnPath("redis-server") ? [] : ["**/*.redis.test.ts"]),
      // Nor is what only nginx can show, where there is none.
      ...(findProgram("nginx") ? [] : ["**/*.nginx.test.ts"]),
    ],
    setupFiles: [
      "client/pages/testing/effectsAtOnce.ts",
      "scripts/testing/seedProperties.ts",
      "scripts/testing/patientWaits.ts",
    ],
    // Only for what hangs: no test races with them, however busy the machine.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 100_000 } },
    maxWorkers: 2,
    unstubGlobals: true,
    restoreMocks: true,
    // The transform cache does not notice a changed tsconfig.json.
    fsModuleCache: !process.env.CI,
    projects: [
      // A page keeps its language, its seats and its place in modules: each file has its own.
      { extends: true, test: { name: "client", include: testsIn(["client"]) } },
      // Modules are read once for all files of a worker, which halves the time: nothing in them outlives a test.
      {
        extends: true,
        test: {
          name: "core",
          include: testsIn(["shared", "server", "loadtest", "scripts", "deploy"]),
          isolate: false,
        },
      },
    ],
  },
});
